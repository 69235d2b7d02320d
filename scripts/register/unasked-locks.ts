import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cachePlace } from './cache-folder.ts';
import { takeAway } from './lock.ts';
import { canBeAsked, isAbandoned, type LockHolder, lastSign, readHolder } from './lock-holder.ts';
import { REGISTER_FOLDER } from './paths.ts';

/** A lock of which nobody here can say whether its holder still runs, since it is of another computer, or unreadable. */
export type UnaskedLock = {
  readonly path: string;
  readonly holder: LockHolder | undefined;
  /** The last sign of life, in milliseconds since 1970. */
  readonly since: number;
  /** Silent for so long that nobody works under it any more. */
  readonly isAbandoned: boolean;
};

/**
 * Locks of a workspace that may stand there for ever, as after a crash of another computer that shares the
 * folder. `now`: milliseconds since 1970.
 * @example unaskedLocks(root, Date.now()).filter(({ isAbandoned }) => isAbandoned)
 */
export function unaskedLocks(root: string, now: number): readonly UnaskedLock[] {
  return [join(root, REGISTER_FOLDER, '.lock'), ...namedLocks(root)].flatMap((path) => {
    const since = lastSign(path);
    const holder = readHolder(path);
    if (since === undefined || (holder && canBeAsked(holder))) return [];
    return [{ path, holder, since, isAbandoned: isAbandoned(holder, since, now) }];
  });
}

/** Unless its holder has given a sign meanwhile, or another has it now. */
export function clearLock({ path, holder, since }: UnaskedLock): void {
  takeAway(path, () => readHolder(path)?.token === holder?.token && lastSign(path) === since);
}

function namedLocks(root: string): readonly string[] {
  const folder = dirname(cachePlace(root, '.lock'));
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.lock'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
