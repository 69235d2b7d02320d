import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { copyOf, edit } from '../workspace-copy.ts';

const FACTS = 'data/missions/2020-visit/bilaterals.yaml';
const ATTENDEE = '{ person: 山田花子, title: { ja: 課長, en: Director } }';

test('a name where somebody at a meeting should be is told what it should be, and not that it should be text', () => {
  const root = copyOf('tiny');
  edit(root, FACTS, { find: ATTENDEE, put: '山田花子' });
  expect(loadWorkspace(root).diagnostics.filter(({ code }) => code === 'wrong-type')).toEqual([
    {
      code: 'wrong-type',
      severity: 'error',
      position: { file: FACTS, line: 6, column: 9 },
      parameters: { field: 'ours', expected: 'map', found: 'text' },
    },
  ]);
});
