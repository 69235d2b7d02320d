import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastSaid } from '../../scripts/model/action-item.ts';
import { ACTIONS } from '../../scripts/register/actions.ts';
import { changeLog, readLog } from '../../scripts/register/event-log.ts';
import { recordsOf } from '../../scripts/tracker/action-records.ts';

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
