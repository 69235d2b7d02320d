import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { lastSaid } from '../../scripts/model/action-item.ts';
import { ACTIONS } from '../../scripts/register/actions.ts';
import { changeLog, readLog } from '../../scripts/register/event-log.ts';
import { recordsOf } from '../../scripts/tracker/action-records.ts';

const UPDATE_ACTIONS = join(import.meta.dirname, 'update-actions.ts');
const ATTRIBUTES = join(import.meta.dirname, '../../.gitattributes');

function readNotes(root: string) {
  const reading = readLog(root, ACTIONS, 'm');
  if ('fault' in reading) throw new Error(JSON.stringify(reading.fault));
  return new Map(recordsOf(reading.value, 'UTC').map(({ id, updates }) => [id, updates]));
}

test('two branches with fifty updates each, the same item included, merge by git alone', async () => {
  const root = mkdtempSync(join(tmpdir(), 'attache-merge-'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Lin', '-c', 'user.email=lin@example.org', ...args], {
      cwd: root,
      encoding: 'utf8',
    });
  const work = async (by: string, minute: number) => {
    for (let n = 0; n < 50; n += 1) {
      const now = Date.UTC(2026, 0, 1, 0, minute, n);
      const item = n % 2 === 0 ? 'm/both' : `m/${by}`;
      await changeLog(root, ACTIONS, { name: 'm', signature: { by, now } }, () => [
        n === 48
          ? { type: 'status' as const, item, status: by === 'Lin' ? ('waiting' as const) : ('done' as const) }
          : { type: 'note' as const, item, note: `${by} ${n}` },
      ]);
    }
    git('add', '-A');
    git('commit', '-qm', by);
  };
  git('init', '-q', '-b', 'main');
  copyFileSync(ATTRIBUTES, join(root, '.gitattributes'));
  await changeLog(root, ACTIONS, { name: 'm', signature: { by: 'Lin', now: Date.UTC(2026, 0, 1) } }, () => [
    { type: 'track' as const, item: 'm/both' },
  ]);
  git('add', '-A');
  git('commit', '-qm', 'start');
  git('checkout', '-qb', 'other');
  await work('Chen', 2);
  git('checkout', '-q', 'main');
  await work('Lin', 1);
  git('merge', '-q', '-m', 'together', 'other');
  const merged = readNotes(root);
  expect([...merged].map(([item, updates]) => [item, updates.length])).toEqual([
    ['m/Chen', 25],
    ['m/Lin', 25],
    ['m/both', 50],
  ]);
  // Both said what became of it; Chen a minute later, though Lin's branch took it in.
  expect(lastSaid(merged.get('m/both') ?? [], 'status')).toBe('done');
}, 180_000);

/** `npm run soak` asks for a hundred. */
const KILLS = Number(process.env['ATTACHE_SOAK_REGISTER_KILLS'] ?? 5);

test(
  'killed at random moments, the register opens whole and holds every update that was acknowledged',
  async () => {
    const root = mkdtempSync(join(tmpdir(), 'attache-kill-'));
    let acknowledged = 0;
    for (let round = 0; round < KILLS; round += 1) {
      const child = spawn(process.execPath, [UPDATE_ACTIONS, root, 'm/a', '1000', `round-${round}`], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.on('data', (text) => {
        said += String(text);
      });
      const isOver = new Promise((resolve) => child.once('close', resolve));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await sleep(Math.random() * 80);
      child.kill('SIGKILL');
      await isOver;
      const last = Number(said.trimEnd().split('\n').at(-1));
      const notes =
        readNotes(root)
          .get('m/a')
          ?.flatMap(({ note }) => note ?? []) ?? [];
      expect(notes.filter((note) => note.startsWith(`round-${round} `)).length).toBeGreaterThan(last);
      acknowledged += last + 1;
      expect(notes.length).toBeGreaterThanOrEqual(acknowledged);
    }
    expect(readFileSync(join(root, 'data/register/actions/m.jsonl'), 'utf8').endsWith('\n')).toBe(true);
  },
  60_000 + KILLS * 20_000,
);
