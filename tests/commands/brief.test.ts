import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPdf } from '../reports/read-pdf.ts';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const NOW = ['--now', '2026-11-21T09:00+08:00'];
const FOLDER = 'missions/2020-visit';

const brief = (root: string, ...args: readonly string[]) =>
  runInProcess('brief', '--workspace', root, ...NOW, ...args);

test('the papers of the delegation are written inside, each marked as internal', async () => {
  const root = copyOf('tiny');
  const { code, stdout } = await brief(root, '2020-visit');
  const folder = join(root, 'dist-internal', FOLDER);
  const files = readdirSync(folder).sort();
  expect([code, stdout.trimEnd().split('\n').sort()]).toEqual([0, files.map((file) => join(folder, file))]);
  expect(files).toEqual([
    'agenda.en.pdf',
    'brief.en.pdf',
    'day-sheets.en.pdf',
    'pocket-folded.en.pdf',
    'pocket.en.pdf',
    'review-form.en.pdf',
  ]);
  expect(existsSync(join(root, 'dist'))).toBe(false);
  const { info } = await readPdf(readFileSync(join(folder, 'brief.en.pdf')));
  expect(String(info['Title']).endsWith('Visit to Madrid')).toBe(true);
});

test('a delegate gets an edition of their own, by name or identifier; nobody else does', async () => {
  const root = copyOf('tiny');
  const { code } = await brief(root, '2020-visit', '--for', '山田花子');
  expect([code, readdirSync(join(root, 'dist-internal', FOLDER, 'delegates')).sort()]).toEqual([
    0,
    ['山田花子.brief.en.pdf', '山田花子.pocket.en.pdf'],
  ]);
  expect(existsSync(join(root, 'dist-internal', FOLDER, 'brief.en.pdf'))).toBe(false);
  const nobody = await brief(root, '2020-visit', '--for', 'nobody');
  expect([nobody.code, nobody.stderr.includes('山田花子')]).toEqual([2, true]);
});

test('there is no public briefing book', async () => {
  const root = copyOf('tiny');
  const { code, stdout, stderr } = await brief(root, '2020-visit', '--audience', 'public');
  expect([code, stdout, stderr]).toEqual([
    2,
    '',
    'the briefing book is internal; there is no public edition\n',
  ]);
});

test('a dry run writes nothing; without a mission, or with a language nobody writes, nothing is made', async () => {
  const root = copyOf('tiny');
  const dry = await brief(root, '2020-visit', '--dry-run', '--json');
  expect([dry.code, JSON.parse(dry.stdout).files.length]).toEqual([0, 6]);
  expect((await brief(root)).code).toBe(2);
  expect((await brief(root, '2020-visit', '--lang', 'fr')).code).toBe(2);
  expect((await brief(root, '2020-visits')).stderr).toContain('2020-visit');
  expect(existsSync(join(root, 'dist-internal'))).toBe(false);
});
