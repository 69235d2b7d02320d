import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MARKER } from '../../scripts/register/output-marker.ts';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const run = (root: string, ...args: readonly string[]) =>
  runInProcess('export', ...args, '--workspace', root, '--now', '2025-06-15T09:00+08:00');

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => file !== MARKER)
    .sort();
}

const ALPHA = [
  'bilaterals.csv',
  'bilaterals.json',
  'schedule.en.json',
  'schedule.en.xml',
  'schedule.zh-TW.json',
  'schedule.zh-TW.xml',
];

test('everything public goes to dist, and each file is named', async () => {
  const root = copyOf('tracker');
  const { code, stdout, stderr } = await run(root);
  expect(code).toBe(0);
  expect(stderr).toBe('2024-alpha: sessions left out of the schedule files for want of a time: 1\n');
  const files = [
    'actions/actions.csv',
    'actions/actions.json',
    'actions/actions.ods',
    'actions/actions.xlsx',
    ...ALPHA.map((name) => `missions/2024-alpha/${name}`),
  ];
  expect(filesIn(join(root, 'dist'))).toEqual(files);
  expect(stdout.trim().split('\n').sort()).toEqual(files.map((file) => join(root, 'dist', file)));
});

test('the same inputs give the same bytes', async () => {
  const root = copyOf('tracker');
  const [one, two] = [join(root, 'one'), join(root, 'two')];
  await run(root, '--out', one);
  await run(root, '--out', two);
  for (const file of filesIn(one))
    expect(readFileSync(join(two, file)).equals(readFileSync(join(one, file)))).toBe(true);
});

test('what is internal is in no public file, and is in the internal ones', async () => {
  const root = copyOf('tracker');
  await run(root);
  const text = filesIn(join(root, 'dist'))
    .map((file) => readFileSync(join(root, 'dist', file), 'utf8'))
    .join('\n');
  expect(text).not.toMatch(/watch-rules|Closed session|閉門會|2026-beta|missions@example\.org/);
  await run(root, '--audience', 'internal');
  expect(filesIn(join(root, 'dist-internal'))).toContain('missions/2026-beta/bilaterals.json');
});

test('one mission is written alone; one not yet published is refused in words', async () => {
  const root = copyOf('tracker');
  await run(root, '2024-alpha', '--out', join(root, 'out'));
  expect(filesIn(join(root, 'out'))).toEqual(ALPHA.map((name) => `missions/2024-alpha/${name}`));
  expect(await run(root, '2026-beta')).toEqual({
    code: 0,
    stdout: '',
    stderr:
      "Mission “2026-beta” is not published yet, so nothing was written; for the office's own copy add --audience internal\n",
  });
});

test('a dry run names the files and writes none', async () => {
  const root = copyOf('tracker');
  const { stdout } = await run(root, '--dry-run');
  expect(stdout.trim().split('\n')).toHaveLength(10);
  expect(readdirSync(root)).not.toContain('dist');
});
