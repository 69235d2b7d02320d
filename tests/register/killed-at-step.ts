import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/** What changes the disk. A handle is closed by the system when a process dies, and never counts. */
const CHANGES = [
  ...['copyFileSync', 'fsyncSync', 'ftruncateSync', 'linkSync', 'mkdirSync', 'openSync', 'renameSync'],
  ...['rmSync', 'rmdirSync', 'truncateSync', 'writeFileSync', 'writeSync'],
];
type Change = (...given: readonly unknown[]) => unknown;
const system = fs as unknown as Record<string, Change>;

/** When it dies: at its nth change of the disk, before that change or amid what it writes. */
export type Step = { readonly number: number; readonly isTorn: boolean };

/**
 * Does the work as a process that is killed at a step: from there on nothing that it does reaches the disk, and its
 * lock is that of a process that has gone. True where it has come to that step.
 * @example await killedAt(root, { number: 3, isTorn: false }, () => withLock(root, work))
 */
export async function killedAt(
  root: string,
  { number, isTorn }: Step,
  work: () => Promise<unknown>,
): Promise<boolean> {
  let step = 0;
  let isTearing = false;
  const own = CHANGES.map((name) => [name, system[name] as Change] as const);
  for (const [name, change] of own)
    system[name] = (...given) => {
      if (isTearing) return change(...given);
      step += 1;
      if (step < number) return change(...given);
      // What a change is made of is not counted then.
      isTearing = step === number && isTorn;
      if (isTearing) tear(name, change, given);
      isTearing = false;
      throw new Error('killed');
    };
  syncBuiltinESMExports();
  try {
    await work();
  } catch (cause) {
    if (step < number) throw cause;
  } finally {
    for (const [name, change] of own) system[name] = change;
    syncBuiltinESMExports();
  }
  leaveLock(join(root, 'data/register/.lock'));
  return step >= number;
}

/** The first half of what was to be written. */
function tear(name: string, write: Change, given: readonly unknown[]): void {
  const [to, what, from, length, at] = given;
  if (name === 'writeSync') write(to, what, from, Math.floor(Number(length) / 2), at);
  if (name !== 'writeFileSync' && name !== 'copyFileSync') return;
  write(...given);
  const path = String(name === 'copyFileSync' ? what : to);
  fs.truncateSync(path, Math.floor(fs.statSync(path).size / 2));
}

const { pid: gone } = spawnSync('true');

/** The lock of a process that has gone some seconds ago, as whoever comes next finds it. */
function leaveLock(lock: string): void {
  if (fs.existsSync(`${lock}.takeover`)) fs.utimesSync(`${lock}.takeover`, 0, 0);
  if (!fs.existsSync(lock)) return;
  const holder = JSON.parse(fs.readFileSync(lock, 'utf8')) as Readonly<Record<string, unknown>>;
  fs.writeFileSync(lock, JSON.stringify({ ...holder, pid: gone }));
}
