import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const NOW = ['--now', '2025-06-15T09:00+08:00'];
const run = (root: string, ...args: readonly string[]) =>
  runInProcess('recommendations', ...args, '--workspace', root, ...NOW);
const LOG = 'data/register/recommendations/2020-visit.jsonl';
const registerOf = (root: string) =>
  readFileSync(join(root, LOG), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { format: _format, id: _id, stamp: _stamp, ...said } = JSON.parse(line);
      return said;
    });

test('a decision is written down with who and when, what is added to it keeps the rest, and the card shows all', async () => {
  const root = copyOf('tiny');
  const by = ['--by', '林'];
  const decided = ['--adoption', 'adopted', '--decided-by', '山田花子', '--decided-on', '2020-06'];
  expect(await run(root, 'update', 'again', ...decided, ...by)).toEqual({
    code: 0,
    stdout: '2020-visit/again: Adopted\n',
    stderr: '',
  });
  const more = ['--decided-on', '2020-06-12', '--outcome', 'Went again in 2021', '--why', 'minutes found'];
  expect((await run(root, 'update', '2020-visit/again', ...more, ...by)).code).toBe(0);
  const step = { at: '2025-06-15T01:00:00.000Z', by: '林', item: '2020-visit/again' };
  const decision = { ...step, type: 'decision', adoption: 'adopted', decidedBy: '山田花子' };
  expect(registerOf(root)).toEqual([
    { ...decision, decidedOn: '2020-06' },
    { ...decision, decidedOn: '2020-06-12', why: 'minutes found' },
    { ...step, type: 'outcome', outcome: 'Went again in 2021', why: 'minutes found' },
  ]);
  expect((await run(root, 'show', 'again')).stdout).toMatchInlineSnapshot(`
    "Visit again
    2020-visit/again

    Adoption           Adopted (in the report: Undecided)
    Decided by         山田花子
    Decided on         12 June 2020
    What became of it  Went again in 2021
    Partner            Kingdom of Spain
    Mission            Visit to Madrid

    Updates
    2025-06-15  林  Adopted  June 2020  山田花子
    2025-06-15  林  Adopted  12 June 2020  山田花子  Went again in 2021  (why: minutes found)
    "
  `);
  expect((await run(root, 'list')).stdout).toMatchInlineSnapshot(`
    "Adoption  Decided       Recommendation
    ────────  ────────────  ────────────────────
    Adopted   12 June 2020  Visit again
              山田花子      » Went again in 2021
                            2020-visit/again

    Recommendations 1 · undecided 0
    "
  `);
  const json = JSON.parse((await run(root, 'show', 'again', '--json')).stdout);
  expect({ ...json, updates: json.updates.length }).toMatchInlineSnapshot(`
    {
      "about": [
        {
          "id": "ES",
          "name": {
            "en": "Kingdom of Spain",
            "ja": "スペイン国",
          },
        },
      ],
      "adoption": "adopted",
      "adoptionFrom": "update",
      "adoptionInReport": "undecided",
      "decidedBy": "山田花子",
      "decidedByName": {
        "en": "山田花子",
        "ja": "山田花子",
      },
      "decidedOn": "2020-06-12",
      "id": "2020-visit/again",
      "mission": "2020-visit",
      "outcome": "Went again in 2021",
      "text": {
        "en": "Visit again",
        "ja": "再訪する",
      },
      "updates": 2,
    }
  `);
});

test('the public hears what the report says, and nothing of the register', async () => {
  const root = copyOf('tiny');
  await run(
    root,
    'update',
    'again',
    '--adoption',
    'adopted',
    '--decided-by',
    'CANARY',
    '--outcome',
    'CANARY',
  );
  const outputs = await runInProcess('export', '--workspace', root, ...NOW, '--out', join(root, 'dist'));
  expect(outputs.code).toBe(0);
  const read = (file: string) => readFileSync(join(root, 'dist/actions', file), 'utf8');
  expect(JSON.parse(read('recommendations.json'))).toEqual({
    recommendations: [
      {
        id: '2020-visit/again',
        adoption: 'undecided',
        adoptionFrom: 'source',
        mission: '2020-visit',
        about: [{ id: 'ES', name: { ja: 'スペイン国', en: 'Kingdom of Spain' } }],
        text: { ja: '再訪する', en: 'Visit again' },
      },
    ],
  });
  expect(read('recommendations.csv')).not.toContain('CANARY');
  expect((await run(root, 'list', '--audience', 'public', '--json')).stdout).not.toContain('CANARY');
  expect((await run(root, 'list', '--json')).stdout).toContain('CANARY');
});

test.each([
  [['update', 'again'], 2],
  [['update', 'agan', '--adoption', 'adopted'], 1],
  [['update', 'again', '--adoption', 'adoptd', '--decided-on', '2020-13', '--evidence', 'paper'], 2],
  [['update', 'again', '--decided-by', '山田花子'], 2],
  [['update', 'again', '--adoption', 'adopted', '--decided-on', '2025-07'], 2],
  [['update', 'again', '--adoption', 'undecided', '--decided-by', 'X'], 2],
  [['list', '--adoption', 'x'], 2],
  [['list', '--outcome', 'x'], 2],
])('%j is told and writes nothing', async (args, code) => {
  const root = copyOf('tiny');
  const ran = await run(root, ...args);
  expect({ code: ran.code, stdout: ran.stdout, isTold: ran.stderr !== '' }).toEqual({
    code,
    stdout: '',
    isTold: true,
  });
  expect(() => registerOf(root)).toThrow('ENOENT');
});

test('--dry-run writes nothing; undecided takes a decision back', async () => {
  const root = copyOf('tiny');
  expect((await run(root, 'update', 'again', '--adoption', 'adopted', '--dry-run')).code).toBe(0);
  expect(() => registerOf(root)).toThrow('ENOENT');
  await run(root, 'update', 'again', '--adoption', 'not-adopted', '--decided-by', '課長');
  await run(root, 'update', 'again', '--adoption', 'undecided', '--why', 'entered by mistake');
  const { adoption, decidedBy } = JSON.parse((await run(root, 'show', 'again', '--json')).stdout);
  expect({ adoption, decidedBy }).toEqual({ adoption: 'undecided', decidedBy: undefined });
});
