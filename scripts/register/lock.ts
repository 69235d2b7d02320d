import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cachePlace, claimCache } from './cache-folder.ts';
import { REGISTER_FOLDER } from './paths.ts';
import { recoverPublication } from './publication.ts';
import { withPath } from './with-path.ts';

/** Who holds the register. `start` tells two processes apart that got the same number one after the other. */
export type LockHolder = {
  readonly pid: number;
  readonly host: string;
  readonly start: string;
  readonly token: string;
};

/** The register stayed in use by another command for as long as we were ready to wait. */
export class RegisterBusy extends Error {
  readonly lockFile: string;
  readonly holder: LockHolder | undefined;

  constructor(lockFile: string, holder: LockHolder | undefined) {
    super(`${lockFile} is held by ${holder ? `process ${holder.pid} on ${holder.host}` : 'another process'}`);
    this.name = 'RegisterBusy';
    this.lockFile = lockFile;
    this.holder = holder;
  }
}

const DEFAULT_PATIENCE_MS = 10_000;
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 120;
/** Taking over takes microseconds: a guard this old was left by a crash. */
const GUARD_LIFE_MS = 5_000;

/**
 * Runs `work` while no other command can change the register of the workspace at `root`. A lock left by
 * a process that has died is taken over, and what it was about to put in place is. Not re-entrant.
 * @throws RegisterBusy when the lock did not come free in `patienceMs` (10 s)
 * @example await withLock(root, async () => saveActions(change(readActions())))
 */
export async function withLock<T>(
  root: string,
  work: () => Promise<T>,
  options: { readonly patienceMs?: number } = {},
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
  options: { readonly patienceMs?: number } = {},
): Promise<T> {
  const file = cachePlace(root, `${name}.lock`);
  mkdirSync(dirname(file), { recursive: true });
  claimCache(root);
  return holding(file, options, work);
}

async function holding<T>(
  lockFile: string,
  { patienceMs = DEFAULT_PATIENCE_MS }: { readonly patienceMs?: number },
  work: () => Promise<T>,
): Promise<T> {
  const self = describeSelf();
  await acquire(lockFile, self, patienceMs);
  try {
    return await work();
  } finally {
    if (readHolder(lockFile)?.token === self.token) rmSync(lockFile, { force: true });
  }
}

async function acquire(lockFile: string, self: LockHolder, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  let pauseMs = FIRST_PAUSE_MS;
  while (!tryAcquire(lockFile, self)) {
    if (performance.now() >= deadline) throw new RegisterBusy(lockFile, readHolder(lockFile));
    const holder = readHolder(lockFile);
    if (holder && isDead(holder) && takeOver(lockFile, holder)) continue;
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
 * Removes a dead process's lock; false when another process is about it. The guard keeps that other one
 * from removing the live lock that follows.
 */
function takeOver(lockFile: string, dead: LockHolder): boolean {
  const guard = `${lockFile}.takeover`;
  try {
    writeFileSync(guard, '', { flag: 'wx' });
  } catch (cause) {
    if (!isCode(cause, 'EEXIST')) throw cause;
    const madeAt = statSync(guard, { throwIfNoEntry: false })?.mtimeMs;
    if (madeAt !== undefined && Date.now() - madeAt > GUARD_LIFE_MS) rmSync(guard, { force: true });
    return false;
  }
  try {
    if (readHolder(lockFile)?.token === dead.token) rmSync(lockFile, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
  return true;
}

function readHolder(lockFile: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(lockFile, 'utf8'));
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is LockHolder {
  if (typeof value !== 'object' || value === null) return false;
  const holder = value as Partial<Record<keyof LockHolder, unknown>>;
  return (
    typeof holder.pid === 'number' &&
    [holder.host, holder.start, holder.token].every((part) => typeof part === 'string')
  );
}

function describeSelf(): LockHolder {
  return { pid: process.pid, host: hostname(), start: startOf(process.pid), token: randomUUID() };
}

/** A process of another machine cannot be asked: its lock stands. */
function isDead(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    return isCode(cause, 'ESRCH');
  }
  return holder.start !== startOf(holder.pid);
}

/** When a process began, in clock ticks since boot (proc(5), field 22 of stat); empty where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}
