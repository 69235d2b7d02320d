import { expect, test } from 'vitest';
import { CivilDate } from '../../scripts/model/civil-time.ts';
import { deriveActions } from '../../scripts/tracker/derive-actions.ts';
import { DIGEST_PARTS, weekDigest } from '../../scripts/tracker/week-digest.ts';
import { recordOf, trackerWorkspace } from './sample.ts';

const { missions } = trackerWorkspace();
const alpha = { missions: missions.filter(({ id }) => id === '2024-alpha') };

function partsOn(day: string, ...records: readonly ReturnType<typeof recordOf>[]) {
  const today = CivilDate.parse(day);
  const week = weekDigest(deriveActions(alpha, records, { today }), today);
  const ids = DIGEST_PARTS.map((part) => [part, week.parts[part].map(({ id }) => id)] as const);
  return { from: week.from, ...Object.fromEntries(ids.filter(([, list]) => list.length > 0)) };
}

test('a week holds what was settled in it, what is late, what is due in the next, and what has long stood open', () => {
  const plan = '2024-alpha/validation-plan';
  const visit = '2024-alpha/joint-visit';
  const notes = '2024-alpha/share-notes';
  const done = recordOf(plan, { at: '2025-06-20T00:00:00Z', status: 'done' });
  expect(partsOn('2025-06-25', done)).toEqual({
    from: '2025-06-19',
    settled: [plan],
    due: [visit],
    ageing: [notes],
  });
  expect(partsOn('2025-07-02', done)).toEqual({ from: '2025-06-26', late: [visit], ageing: [notes] });
});
