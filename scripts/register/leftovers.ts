import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isRunning } from './lock-holder.ts';
import { isBeingPublished, stagedName } from './publication.ts';

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
const DAY_MS = 24 * 60 * 60 * 1000;
/** A folder of another machine, whose processes cannot be asked, is left for longer than a build could take. */
const LONGEST_BUILD_MS = 7 * DAY_MS;

/** A folder for the making of an output, under a name that nobody has, and that tells which process has it. */
export function newStagedName(target: string): string {
  return stagedName(target, `${HOST}-${process.pid}-${randomUUID().slice(0, 8)}`);
}

/** Folders beside a target in which nobody works any longer. */
export function listStaleStaged(root: string, target: string, now: number): readonly string[] {
  const folder = dirname(target);
  const start = `.${basename(target)}.staged-`;
  return readNames(folder)
    .filter((name) => name.startsWith(start))
    .map((name) => join(folder, name))
    .filter((path) => isLeftBehind(path, path.slice(path.lastIndexOf(start) + start.length), now))
    .filter((path) => !isBeingPublished(root, path));
}

/** Removes what earlier builds of this target have left behind; what cannot be removed stays. */
export function sweepStaged(root: string, target: string, now: number): readonly string[] {
  return listStaleStaged(root, target, now).filter((path) => {
    rmSync(path, { recursive: true, force: true });
    return true;
  });
}

function isLeftBehind(path: string, owner: string, now: number): boolean {
  const [host, pid] = owner.split('-');
  if (host === HOST && pid !== undefined && /^\d+$/.test(pid)) return !isRunning(Number(pid));
  const madeAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return madeAt !== undefined && now - madeAt > LONGEST_BUILD_MS;
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
