import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { missionStatus } from '#status/mission-status.ts';
import { copyOf, edit, fixture } from '../workspace-copy.ts';

const MISSION = 'data/missions/2020-visit/mission.yaml';

function statusOf(root: string, today: string) {
  const { workspace } = loadWorkspace(root);
  const mission = workspace?.missions[0];
  if (!workspace || !mission) throw new Error('the fixture has a mission');
  const { phase, steps, next } = missionStatus(mission, {
    workspace,
    today,
    released: new Map(),
    actions: [],
  });
  return {
    phase,
    next: next?.name,
    left: Object.fromEntries(steps.map(({ name, left }) => [name, left])),
    late: steps.filter(({ isLate }) => isLate).map(({ name }) => name),
  };
}

test('before the trip: facts and times are asked for', () => {
  expect(statusOf(fixture('tiny'), '2020-02-01')).toMatchInlineSnapshot(`
    {
      "late": [],
      "left": {
        "confirmed": 1,
        "facts": 0,
        "placed": 1,
        "readouts": 0,
        "recorded": 0,
      },
      "next": "placed",
      "phase": "to-come",
    }
  `);
});

test('after it: records, what was said, the report and its filing', () => {
  expect(statusOf(fixture('tiny'), '2020-05-01')).toMatchInlineSnapshot(`
    {
      "late": [],
      "left": {
        "facts": 0,
        "filed": 0,
        "published": 1,
        "readouts": 0,
        "recorded": 0,
        "report": 0,
      },
      "next": "published",
      "phase": "past",
    }
  `);
});

test('of meetings that were held before the trip, what they leave to do is asked for; once none is to come, the report too', () => {
  const root = copyOf('tiny');
  const bilaterals = 'data/missions/2020-visit/bilaterals.yaml';
  const before = readFileSync(join(root, bilaterals), 'utf8');
  const some = statusOf(root, '2020-02-01');
  writeFileSync(join(root, bilaterals), before.replace('status: wanted', 'status: held'));
  const all = statusOf(root, '2020-02-01');
  expect([some.next, Object.keys(some.left)]).toEqual([
    'placed',
    ['facts', 'placed', 'confirmed', 'recorded', 'readouts'],
  ]);
  expect([all.next, all.left]).toEqual([
    'readouts',
    { facts: 0, recorded: 0, readouts: 1, report: 0, filed: 0, published: 1 },
  ]);
});

test('what is marked counts, by when it is needed; nothing marked is published', () => {
  const root = copyOf('tiny');
  edit(root, MISSION, {
    find: 'title: { ja: マドリード出張, en: Visit to Madrid }',
    put: 'title: { ja: ⟦題名⟧, en: ⟦Title⟧ }',
  });
  expect(statusOf(root, '2020-02-01').left['facts']).toBe(1);
  const { diagnostics } = loadWorkspace(root);
  expect(
    diagnostics.map(({ code, position }) => `${position.line}:${position.column} ${code}`),
  ).toMatchInlineSnapshot(`
    [
      "1:14 mark-before-trip",
      "6:12 mark-published",
    ]
  `);
});
