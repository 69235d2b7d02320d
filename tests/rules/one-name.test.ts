import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { copyOf, edit } from '../workspace-copy.ts';

const REPORT = 'content/missions/2020-visit/en/report.mdx';

/** What is said of the English report of `tiny` where Spain goes by another name too. */
function saidOf(sentence: string): readonly string[] {
  const root = copyOf('tiny');
  edit(root, 'data/economies.yaml', {
    find: 'name: { ja: スペイン, en: Spain }',
    put: 'name: { ja: スペイン, en: Spain }, otherNames: { en: [Espana] }',
  });
  edit(root, REPORT, { find: 'The delegation went to Madrid.', put: sentence });
  return loadWorkspace(root)
    .diagnostics.filter(({ code }) => code === 'name-changes')
    .map(({ position }) => `${position.line}:${position.column}`);
}

test('an economy that goes by two names in one mission is found at the rarer one', () => {
  expect(saidOf('Spain, Espana and Spain once more.')).toEqual(['3:8']);
});

test('one name throughout is nothing to tell of', () => {
  expect(saidOf('Spain and Spain.')).toEqual([]);
  expect(saidOf('Spain and Espanas of other spelling.')).toEqual([]);
});
