import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInProcess } from '../commands/run-in-process.ts';
import { copyOf } from '../workspace-copy.ts';
import { openDesk } from './open-desk.ts';
import { runHere } from './run-here.ts';

const NOW = Date.parse('2025-06-15T09:00+08:00');

test('what a sheet and somebody here have both changed is told field by field, and taken by nobody unasked', {
  timeout: 180_000,
}, async () => {
  const root = copyOf('tracker');
  const run = (...args: readonly string[]) =>
    runInProcess('actions', ...args, '--workspace', root, '--now', new Date(NOW).toISOString());
  await run('export', '--csv', '--out', root);
  const text = readFileSync(join(root, 'actions.en.csv'), 'utf8');
  const lineOf = (item: string) => text.split('\r\n').find((line) => line.includes(`,${item},`)) ?? '';
  const edited = ['2024-alpha/share-notes', '2024-alpha/joint-visit'].reduce(
    (each, item) => each.replace(lineOf(item), lineOf(item).replace(',Open,', ',Done,')),
    text,
  );
  await run('update', 'joint-visit', '--status', 'waiting');
  const desk = await openDesk(root, { now: NOW, run: runHere });
  const told = JSON.parse((await desk.sendBytes('/api/tracker/import?name=a.csv&dry=1', edited)).body);
  expect(told).toEqual({
    changes: [{ id: '2024-alpha/share-notes', field: 'status', from: 'open', to: 'done' }],
    faults: [],
    conflicts: [{ id: '2024-alpha/joint-visit', field: 'status', from: 'waiting', to: 'done' }],
  });
  const taken = JSON.parse((await desk.sendBytes('/api/tracker/import?name=a.csv&dry=0', edited)).body);
  expect(taken.changes).toEqual(told.changes);
  const { items } = JSON.parse((await desk.ask('/api/tracker')).body);
  expect(items.find(({ id }: { id: string }) => id === '2024-alpha/joint-visit').status).toBe('waiting');
});
