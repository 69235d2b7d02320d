import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the system said, by its letter word (`ENOSPC`), of which path, and what that means for whoever writes. */
export type DiskFault = {
  readonly code: string;
  readonly path: string;
  /** No room (a disk, or a person's share of it), or no leave; anything else is told by its letter word alone. */
  readonly state: 'full' | 'closed' | 'other';
};

const STATES: Readonly<Record<string, DiskFault['state']>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'closed',
  EACCES: 'closed',
  EPERM: 'closed',
};

const IS_OF_WRITING: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS']);

/**
 * A fault of the disk as a person has to know it; `undefined` for what is none. Where folders cannot be made,
 * the one above them says why: on a read-only disk they are only said not to be there.
 * @example readDiskFault(cause) // { code: 'EROFS', path: '/srv/office', state: 'closed' }
 */
export function readDiskFault(cause: unknown): DiskFault | undefined {
  const { code, path: from, dest, syscall } = cause as NodeJS.ErrnoException & { readonly dest?: string };
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return undefined;
  // Of a copy it is the place it goes to that has no room, or is read only.
  const path = dest !== undefined && IS_OF_WRITING.has(code) ? dest : from;
  const above = code === 'ENOENT' && syscall === 'mkdir' && path ? closedAbove(path) : undefined;
  return above ?? faultOf(code, path);
}

const faultOf = (code = 'EACCES', path = ''): DiskFault => ({ code, path, state: STATES[code] ?? 'other' });

function closedAbove(path: string): DiskFault | undefined {
  let folder = dirname(path);
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (cause) {
    return faultOf((cause as NodeJS.ErrnoException).code, folder);
  }
}
