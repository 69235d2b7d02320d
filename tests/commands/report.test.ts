import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { readPdf } from '../reports/read-pdf.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const MISSION = 'data/missions/2020-visit/mission.yaml';
const NOW = ['--now', '2026-11-21T09:00+08:00'];
const FOLDER = 'missions/2020-visit';

const report = (root: string, ...args: readonly string[]) =>
  runInProcess('report', '--workspace', root, ...NOW, ...args);

test('the edition of one language is written, and its path told', async () => {
  const root = copyOf('tiny');
  const path = join(root, 'dist', FOLDER, 'report.en.pdf');
  expect(await report(root, '2020-visit')).toEqual({ code: 0, stdout: `${path}\n`, stderr: '' });
  expect((await readPdf(readFileSync(path))).info['Title']).toBe('Visit to Madrid');
  expect(existsSync(join(root, 'dist', FOLDER, 'report.ja.pdf'))).toBe(false);
});

test('the same inputs give the same bytes', async () => {
  const root = copyOf('tiny');
  await report(root, '--out', join(root, 'a'));
  await report(root, '--out', join(root, 'b'));
  const [a, b] = ['a', 'b'].map((out) => readFileSync(join(root, out, FOLDER, 'report.en.pdf')));
  expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true);
});

test('a dry run tells what it would write, as data where asked, and writes nothing', async () => {
  const root = copyOf('tiny');
  const { code, stdout } = await report(root, '--dry-run', '--json');
  expect([code, JSON.parse(stdout)]).toEqual([0, { files: [join(root, 'dist', FOLDER, 'report.en.pdf')] }]);
  expect(existsSync(join(root, 'dist'))).toBe(false);
});

test('an unknown mission is a fault, a language that the workspace has not and an audience that nobody is wrong usage', async () => {
  const root = copyOf('tiny');
  const runs = [
    await report(root, '2020-visits'),
    await report(root, '--lang', 'fr'),
    await report(root, '--audience', 'press'),
  ];
  expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual([
    [1, ''],
    [2, ''],
    [2, ''],
  ]);
  expect(runs[0]?.stderr).toContain('2020-visit');
  expect(existsSync(join(root, 'dist'))).toBe(false);
});

test('a profile that nobody wrote is a fault at its place', async () => {
  const root = copyOf('tiny');
  edit(root, MISSION, { find: 'forum: forum\n', put: 'forum: forum\nprofile: tw-1899\n' });
  const { code, stderr } = await report(root, '2020-visit');
  expect([code, stderr.includes(`${MISSION}:3:`), existsSync(join(root, 'dist'))]).toEqual([1, true, false]);
});

test('a mission that is not public has no public report, and says how to get the internal one', async () => {
  const root = copyOf('tiny');
  edit(root, MISSION, { find: 'published: 2020-06\n', put: '' });
  const publicly = await report(root, '2020-visit');
  expect([publicly.code, publicly.stdout, publicly.stderr.includes('--audience internal')]).toEqual([
    0,
    '',
    true,
  ]);
  const internally = await report(root, '2020-visit', '--audience', 'internal');
  expect(internally.stdout).toBe(`${join(root, 'dist-internal', FOLDER, 'report.en.pdf')}\n`);
});

test('annexes follow the report; one at fault is told at its own line, and nothing is written', async () => {
  const root = copyOf('tiny');
  const folder = join(root, 'content', FOLDER, 'annexes');
  mkdirSync(folder, { recursive: true });
  const annex = await PDFDocument.create();
  annex.addPage([200, 300]);
  annex.setAuthor('Canary');
  writeFileSync(join(folder, 'sound.pdf'), await annex.save({ useObjectStreams: false }));
  writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.7 broken off');
  const listed = '  - { id: programme, title: { ja: 日程, en: Programme } }';
  const at = (file: string) => `${listed.slice(0, -2)}, file: ${file} }`;
  const internal = '  - { id: notes, audience: internal, title: { ja: 控, en: Notes } }';
  edit(root, MISSION, { find: listed, put: `${internal}\n${at('broken.pdf')}` });
  const broken = await report(root, '2020-visit');
  const line =
    readFileSync(join(root, MISSION), 'utf8')
      .split('\n')
      .findIndex((each) => each.includes('broken.pdf')) + 1;
  expect([
    broken.code,
    broken.stderr.includes(`${MISSION}:${line}:`),
    existsSync(join(root, 'dist')),
  ]).toEqual([1, true, false]);
  edit(root, MISSION, { find: at('broken.pdf'), put: at('sound.pdf') });
  expect((await report(root, '2020-visit')).code).toBe(0);
  const bytes = readFileSync(join(root, 'dist', FOLDER, 'report.en.pdf'));
  expect((await readPdf(bytes)).outline.at(-1)).toBe('Annex 1  Programme');
  expect(bytes.includes('Canary')).toBe(false);
});

test('a mission with a character that no font has keeps no other from its report, and its former one stays', async () => {
  const root = copyOf('tiny');
  for (const folder of ['data', 'content'])
    cpSync(join(root, folder, FOLDER), join(root, folder, 'missions/2021-visit'), { recursive: true });
  const paths = [FOLDER, 'missions/2021-visit'].map((folder) => join(root, 'dist', folder, 'report.en.pdf'));
  expect((await report(root)).code).toBe(0);
  const before = paths.map((path) => readFileSync(path));
  for (const [year, put] of [
    ['2020', 'The 𪜀 party'],
    ['2021', 'The party'],
  ])
    edit(root, `content/missions/${year}-visit/en/report.mdx`, { find: 'The delegation', put: put ?? '' });
  const { code, stdout, stderr } = await report(root);
  expect([code, stdout, stderr]).toEqual([
    1,
    `${paths[1]}\n`,
    `content/missions/2020-visit/en/report.mdx:3:5 error report-missing-glyph: no font of the reports has “𪜀” (U+2A700)
  fix: use another character
`,
  ]);
  expect(paths.map((path, index) => before[index]?.equals(readFileSync(path)))).toEqual([true, false]);
});
