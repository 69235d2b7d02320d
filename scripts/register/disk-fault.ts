import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the system said, by its letter word (`ENOSPC`), and of which path. */
export type DiskFault = { readonly code: string; readonly path: string };

/**
 * A fault of the disk as a person has to know it; `undefined` for what is none. Where folders cannot be made,
 * the one above them says why: on a read-only disk they are only said not to be there.
 * @example readDiskFault(cause) // { code: 'EROFS', path: '/srv/office' }
 */
export function readDiskFault(cause: unknown): DiskFault | undefined {
  const { code, path, syscall } = cause as NodeJS.ErrnoException;
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return undefined;
  const said = { code, path: path ?? '' };
  return code === 'ENOENT' && syscall === 'mkdir' && path ? (closedAbove(path) ?? said) : said;
}

function closedAbove(path: string): DiskFault | undefined {
  let folder = dirname(path);
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (cause) {
    return { code: (cause as NodeJS.ErrnoException).code ?? 'EACCES', path: folder };
  }
}
