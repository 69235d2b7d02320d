import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { findLongLists } from '#load/long-lists.ts';
import { copyOf } from '../workspace-copy.ts';

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const point = (index: number) => `\n      - { ja: 第${index}項, en: Item ${index} }`;
/** A meeting of as many points: one of them stands in its file already. */
const meeting = (points: number) =>
  `\n  - id: long\n    partners: [ES]\n    points:${upTo(points).map(point).join('')}\n`;
const people = (count: number) =>
  upTo(count)
    .map((index) => `\n  - { id: p-${index}, name: P }`)
    .join('');

/** What is said of a file of `tiny` with something more at its end. */
function saidOf(file: string, more: string): readonly unknown[] {
  const root = copyOf('tiny');
  appendFileSync(join(root, file), `${more}\n`);
  return loadWorkspace(root)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, position, parameters }) => [code, `${position.line}:${position.column}`, parameters]);
}

const BILATERALS = 'data/missions/2020-visit/bilaterals.yaml';

test.each([
  ['a list of a mission', BILATERALS, meeting(801), { number: 801, limit: 800 }],
  ['a list of the office', 'data/people.yaml', people(4001), { number: 4003, limit: 4000 }],
])('%s that is longer than any is refused at its place', (_, file, more, parameters) => {
  expect(saidOf(file, more)).toEqual([['list-too-long', expect.stringMatching(/^\d+:\d+$/), parameters]]);
});

test.each([
  ['a list of a mission', BILATERALS, meeting(800)],
  ['a list of the office', 'data/people.yaml', people(3998)],
])('%s may be eight times as long as the longest known', (_, file, more) => {
  expect(saidOf(file, more)).toEqual([]);
});

test('lists within lists without end are none of its concern', () => {
  let value: unknown = [];
  for (let depth = 0; depth < 20_000; depth += 1) value = depth % 2 === 0 ? [value] : { a: value };
  const position = { file: BILATERALS, line: 1, column: 1 };
  const places = { locate: () => position, locateKey: () => position };
  expect(findLongLists({ file: BILATERALS, value, faults: [], ...places })).toEqual([]);
});
