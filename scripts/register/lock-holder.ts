import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a lock. `start` tells two processes apart that got the same number one after the other. */
export type LockHolder = {
  readonly pid: number;
  readonly host: string;
  readonly start: string;
  readonly token: string;
};

/** This process, under a token of its own. */
export function describeSelf(): LockHolder {
  return { pid: process.pid, host: hostname(), start: startOf(process.pid), token: randomUUID() };
}

/** Nobody where the file is none of ours, or was cut off by a crash. */
export function readHolder(lockFile: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(lockFile, 'utf8'));
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Of a process of another machine nobody here can say so. */
export function isDead(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return false;
  return !isRunning(holder.pid) || holder.start !== startOf(holder.pid);
}

/** Is it certain whether the holder runs? It is of this machine, and no other process got its number afterwards. */
export function canBeAsked(holder: LockHolder): boolean {
  return isDead(holder) || (holder.host === hostname() && holder.start !== '');
}

/** When a lock last gave a sign of life, in milliseconds since 1970; `undefined` where there is none. */
export const lastSign = (lockFile: string): number | undefined =>
  statSync(lockFile, { throwIfNoEntry: false })?.mtimeMs;

/** Whoever holds a lock gives a sign each minute; a computer that slept for an hour has lost its work. */
const LONGEST_SILENCE_MS = 60 * 60 * 1000;

/**
 * A lock of which nobody here can say whether its holder runs, and that has given no sign for so long that
 * nobody works under it any more. `since`: its last sign; `now`: both in milliseconds since 1970.
 */
export function isAbandoned(holder: LockHolder | undefined, since: number, now: number): boolean {
  return !(holder && canBeAsked(holder)) && now - since > LONGEST_SILENCE_MS;
}

/** Is there such a process on this machine, of whatever user? */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH');
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

/** When a process began, in clock ticks since boot (proc(5), field 22 of stat); empty where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
