import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cachePlace, claimCache } from './cache-folder.ts';
import { describeSelf, isAbandoned, isDead, type LockHolder, lastSign, readHolder } from './lock-holder.ts';
import { REGISTER_FOLDER } from './paths.ts';
import { recoverPublication } from './publication.ts';
import { withPath } from './with-path.ts';

/** The register stayed in use by another command for as long as we were ready to wait. */
export class RegisterBusy extends Error {
  readonly lockFile: string;
  readonly holder: LockHolder | undefined;
  /** When it last gave a sign of life, in milliseconds since 1970. */
  readonly since: number | undefined;

  constructor(lockFile: string, holder: LockHolder | undefined) {
    super(`${lockFile} is held by ${holder ? `process ${holder.pid} on ${holder.host}` : 'another process'}`);
    this.name = 'RegisterBusy';
    this.lockFile = lockFile;
    this.holder = holder;
    this.since = lastSign(lockFile);
  }
}

const DEFAULT_PATIENCE_MS = 10_000;
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 120;
/** Taking over takes microseconds: a guard this old was left by a crash. */
const GUARD_LIFE_MS = 5_000;
const SIGN_EVERY_MS = 60_000;

export type LockOptions = { readonly patienceMs?: number; readonly signEveryMs?: number };

/**
 * Runs `work` while no other command can change the register of the workspace at `root`. A lock left by
 * a process that has died is taken over, and what it was about to put in place is. Not re-entrant.
 * @throws RegisterBusy when the lock did not come free in `patienceMs` (10 s)
 * @example await withLock(root, async () => saveActions(change(readActions())))
 */
export async function withLock<T>(
  root: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const folder = join(root, REGISTER_FOLDER);
  mkdirSync(folder, { recursive: true });
  return holding(join(folder, '.lock'), options, async () => {
    recoverPublication(root);
    return work();
  });
}

/**
 * May the register not be written to: a workspace on a read-only disk, or of somebody else? What only reads, or
 * writes elsewhere, does not need it.
 */
export function isReadOnly(root: string): boolean {
  const folder = [join(root, REGISTER_FOLDER), join(root, 'data'), root].find((each) => existsSync(each));
  try {
    if (folder !== undefined) accessSync(folder, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

/**
 * Runs `work` while no other process runs under the same name: for what takes long and touches the
 * register only now and then. Inside it the register may be locked.
 * @throws RegisterBusy when another runs and does not end in `patienceMs` (10 s)
 * @example await withNamedLock(root, 'sending', async () => sendAll(mails))
 */
export async function withNamedLock<T>(
  root: string,
  name: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const file = cachePlace(root, `${name}.lock`);
  mkdirSync(dirname(file), { recursive: true });
  claimCache(root);
  return holding(file, options, work);
}

async function holding<T>(
  lockFile: string,
  { patienceMs = DEFAULT_PATIENCE_MS, signEveryMs = SIGN_EVERY_MS }: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const self = describeSelf();
  await acquire(lockFile, self, patienceMs);
  const signs = giveSigns(lockFile, self, signEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(signs);
    if (readHolder(lockFile)?.token === self.token) rmSync(lockFile, { force: true });
  }
}

async function acquire(lockFile: string, self: LockHolder, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  let pauseMs = FIRST_PAUSE_MS;
  while (!tryAcquire(lockFile, self)) {
    const holder = readHolder(lockFile);
    // Waiting for one that nobody works under any more would be in vain; `doctor` clears it.
    const isInVain = isAbandoned(holder, lastSign(lockFile) ?? Number.POSITIVE_INFINITY, Date.now());
    if (isInVain || performance.now() >= deadline) throw new RegisterBusy(lockFile, holder);
    if (holder && isDead(holder) && takeAway(lockFile, () => readHolder(lockFile)?.token === holder.token))
      continue;
    await sleep(pauseMs * (0.5 + Math.random()));
    pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS);
  }
}

/** The lock appears with its content in one step: nobody ever reads a half-written holder. */
function tryAcquire(lockFile: string, self: LockHolder): boolean {
  const draft = `${lockFile}.${self.token}`;
  try {
    writeFileSync(draft, `${JSON.stringify(self)}\n`);
    linkSync(draft, lockFile);
    return true;
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) return false;
    throw withPath(cause, lockFile, draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Removes a lock whose holder will not come back, where it `isStill` that one; false when another process is
 * about it. The guard keeps that other one from removing the live lock that follows.
 */
export function takeAway(lockFile: string, isStill: () => boolean): boolean {
  const guard = `${lockFile}.takeover`;
  try {
    writeFileSync(guard, '', { flag: 'wx' });
  } catch (cause) {
    if (!isCode(cause, 'EEXIST')) throw withPath(cause, lockFile, guard);
    const madeAt = statSync(guard, { throwIfNoEntry: false })?.mtimeMs;
    // By the clock of another computer it may have been made in an hour to come.
    if (madeAt !== undefined && Math.abs(Date.now() - madeAt) > GUARD_LIFE_MS) rmSync(guard, { force: true });
    return false;
  }
  try {
    if (isStill()) rmSync(lockFile, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
  return true;
}

/** Other computers see by it that the holder lives: see `unasked-locks.ts`. */
function giveSigns(lockFile: string, self: LockHolder, everyMs: number): NodeJS.Timeout {
  const sign = (): void => {
    if (readHolder(lockFile)?.token !== self.token) return;
    try {
      utimesSync(lockFile, new Date(), new Date());
    } catch {
      // The work itself tells of a disk that is gone.
    }
  };
  return setInterval(sign, everyMs).unref();
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}
