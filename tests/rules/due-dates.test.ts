import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { copyOf, edit } from '../workspace-copy.ts';

const FILE = 'data/missions/2024-alpha/bilaterals.yaml';
const RECURS = '        recurs: { words: { zh-TW: 每年, en: every year }, everyMonths: 12 }\n';
const DUE = 'due: { words: { zh-TW: 明年上半年, en: in the first half of next year }, date: 2025-40 }';
const FROM = 'due: { words: { zh-TW: 2024 年 9 月 30 日起, en: from 30 September 2024 }, date: 2024-09-30 }';

test.each([
  ['what recurs from a day on has that day as its first turn', RECURS, []],
  ['what is done once from a day on has no last day', '', ['due-date-otherwise']],
])('%s', (_name, recurs, codes) => {
  const root = copyOf('tracker');
  edit(root, FILE, { find: DUE, put: FROM });
  edit(root, FILE, { find: RECURS, put: recurs });
  const found = loadWorkspace(root).diagnostics.map(({ code }) => code);
  expect(found.filter((code) => code === 'due-date-otherwise')).toEqual(codes);
});
