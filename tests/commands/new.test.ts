import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { loadWords } from '#load/words.ts';
import { writeWhole } from '#register/write-file.ts';
import { textsIn } from '../../scripts/commands/given-texts.ts';
import { fillMission, readSkeleton } from '../../scripts/commands/new-mission.ts';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

/** What is left to fill in is marked, and is no fault. */
const notMarked = (root: string) =>
  loadWorkspace(root).diagnostics.filter(({ code }) => !code.startsWith('mark-before-'));

const NOW = ['--now', '2026-11-21T09:00Z'];

test('a new mission passes check at once', async () => {
  const root = copyOf('tiny');
  const made = await runInProcess('new', '2027-lima', '--workspace', root, ...NOW);
  expect(made.code).toBe(0);
  expect(made.stdout.split('\n').filter(Boolean)).toEqual([
    'data/missions/2027-lima/mission.yaml',
    'data/missions/2027-lima/agenda.yaml',
    'data/missions/2027-lima/bilaterals.yaml',
    'content/missions/2027-lima/ja/report.mdx',
    'content/missions/2027-lima/ja/agenda.mdx',
    'content/missions/2027-lima/en/report.mdx',
    'content/missions/2027-lima/en/agenda.mdx',
  ]);
  expect(notMarked(root)).toEqual([]);
  expect(loadWorkspace(root).diagnostics.length).toBe(7);
});

test('a mission that is there is left alone', async () => {
  const root = copyOf('tiny');
  const made = await runInProcess('new', '2020-visit', '--workspace', root, ...NOW);
  expect([made.code, loadWorkspace(root).diagnostics]).toEqual([1, []]);
});

test.each([
  ['a name with a slash', ['../outside']],
  ['a day that does not exist', ['2027-lima', '--from', '2027-02-30']],
  ['a zone that does not exist', ['2027-lima', '--zone', 'Mars/Base']],
  ['a range that runs backwards', ['2027-lima', '--from', '2027-02-20', '--to', '2027-02-19']],
  ['a person nobody knows', ['2027-lima', '--person', 'nobody']],
])('%s: nothing is written', async (_, args) => {
  const root = copyOf('tiny');
  const made = await runInProcess('new', ...args, '--workspace', root, ...NOW);
  expect([made.code, existsSync(join(root, 'data/missions/2027-lima'))]).toEqual([1, false]);
});

test('--dry-run writes nothing', async () => {
  const root = copyOf('tiny');
  const made = await runInProcess('new', '2027-lima', '--dry-run', '--workspace', root, ...NOW);
  expect([made.code, existsSync(join(root, 'data/missions/2027-lima'))]).toEqual([0, false]);
});

test('the comments of a new mission are in the filing language of the office', async () => {
  const root = copyOf('tiny');
  await runInProcess('new', '2027-lima', '--workspace', root, ...NOW);
  const lines = ['mission', 'agenda', 'bilaterals'].flatMap((name) =>
    readFileSync(join(root, `data/missions/2027-lima/${name}.yaml`), 'utf8').split('\n'),
  );
  expect({
    notes: lines.filter((line) => /#.*[ぁ-んァ-ヶ]/.test(line)).length,
    english: lines.filter((line) => /#.*\b(?:the|of|is|for|when|above|instead|with)\b/.test(line)),
    tokens: lines.filter((line) => line.includes('__')),
  }).toEqual({ notes: 28, english: [], tokens: [] });
});

test('whatever the title, the files pass check', () => {
  const root = copyOf('tiny');
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .filter((each) => each.trim() !== '' && !/__|[\p{Cc}\p{Cs}]/u.test(each));
  fc.assert(
    fc.property(text, text, (title, place) => {
      const facts = {
        id: '2027-x',
        title: textsIn(title, ['ja', 'en']),
        place: textsIn(place, ['ja', 'en']),
        agency: { ja: place, en: title },
        from: '2027-02-20',
        to: '2027-02-21',
        areDaysGuessed: false,
        zone: 'Asia/Tokyo',
        person: '山田花子',
        post: undefined,
      };
      const files = fillMission(readSkeleton(), { facts, languages: ['ja', 'en'], words: loadWords() });
      for (const each of files) writeWhole(join(root, each.file), each.text);
      expect(notMarked(root)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
