import { execFile, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { RegisterBusy, withLock } from '../../scripts/register/lock.ts';

const COUNT_UP = join(import.meta.dirname, 'count-up.ts');
let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'attache-lock-'));
  folder = join(root, 'data', 'register');
  mkdirSync(folder, { recursive: true });
});

test('two processes that change a file fifty times each lose no change', async () => {
  writeFileSync(join(root, 'count.txt'), '0');
  const run = promisify(execFile);
  await Promise.all([1, 2].map(() => run(process.execPath, [COUNT_UP, root, '50'])));
  expect(readFileSync(join(root, 'count.txt'), 'utf8')).toBe('100');
  expect(readdirSync(folder)).toEqual([]);
}, 180_000);

test('the lock is released when the work fails', async () => {
  await expect(withLock(root, async () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await withLock(root, async () => 'free')).toBe('free');
});

test('a lock left by a dead process is taken over', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  leaveLock({ pid: dead, host: hostname(), start: '1', token: 'gone' });
  utimesSync(join(folder, '.lock'), 0, 0);
  expect(await withLock(root, async () => 'free', { patienceMs: 2_000 })).toBe('free');
  expect(readdirSync(folder)).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'a lock of an earlier process with the same number is taken over',
  async () => {
    leaveLock({ pid: process.pid, host: hostname(), start: '1', token: 'gone' });
    expect(await withLock(root, async () => 'free', { patienceMs: 2_000 })).toBe('free');
  },
);

test('a lock of another machine stands, and the fault names who holds it', async () => {
  const holder = { pid: 1, host: 'elsewhere.example', start: '1', token: 'theirs' };
  leaveLock(holder);
  const fault = await withLock(root, async () => 'free', { patienceMs: 50 }).catch((cause: unknown) => cause);
  expect(fault).toBeInstanceOf(RegisterBusy);
  expect(fault).toMatchObject({ holder, lockFile: join(folder, '.lock') });
  expect(readdirSync(folder)).toEqual(['.lock']);
});

test('a second caller waits for the first', async () => {
  const order: string[] = [];
  const first = withLock(root, async () => {
    order.push('first begins');
    await new Promise((resolve) => setTimeout(resolve, 30));
    order.push('first ends');
  });
  await Promise.all([first, withLock(root, async () => void order.push('second'))]);
  expect(order).toEqual(['first begins', 'first ends', 'second']);
});

test('whoever holds a lock gives signs of life that other computers see, and none once another has it', async () => {
  const lock = join(folder, '.lock');
  const silentSince = () => statSync(lock).mtimeMs;
  await withLock(
    root,
    async () => {
      utimesSync(lock, 0, 0);
      await expect.poll(silentSince).toBeGreaterThan(0);
      leaveLock({ pid: 1, host: 'elsewhere.example', start: '1', token: 'theirs' });
      utimesSync(lock, 0, 0);
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
    { signEveryMs: 10 },
  );
  expect(silentSince()).toBe(0);
});

test('a guard that another computer left in an hour to come keeps nobody for ever', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  leaveLock({ pid: dead, host: hostname(), start: '1', token: 'gone' });
  const guard = join(folder, '.lock.takeover');
  writeFileSync(guard, '');
  utimesSync(guard, new Date(), new Date(Date.now() + 3_600_000));
  expect(await withLock(root, async () => 'free', { patienceMs: 2_000 })).toBe('free');
});

function leaveLock(holder: object): void {
  writeFileSync(join(folder, '.lock'), JSON.stringify(holder));
}
