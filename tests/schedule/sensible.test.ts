import { describe, expect, test } from 'vitest';
import { instanceOf } from '#schedule/from-mission.ts';
import { solveInstance } from '#schedule/solve.ts';
import { missionWith, wanted, workspace } from './mission-for-tests.ts';

/** A day of a conference, and the day of the flight home. */
const events = [
  {
    id: 'forum',
    title: { 'zh-TW': '年會', en: 'Meeting' },
    from: '2027-03-27',
    to: '2027-03-27',
    sessions: [],
  },
];
const rooms = [
  { id: 'booth', name: 'Booth', seats: 2 },
  { id: 'blue', name: 'Blue', seats: 8 },
];
const instanceWith = (request: object) =>
  instanceOf(workspace, missionWith({ mission: { rooms }, events, bilaterals: [wanted('w', request)] }));
const daysOf = (request: object) =>
  [...new Set(instanceWith(request).meetings[0]?.windows?.map(({ from }) => from.slice(8, 10)))].sort();

describe('a meeting is held', () => {
  test('on a day of the event', () => expect(daysOf({})).toEqual(['27']));
  test('on such a day also where hours are given without a day', () =>
    expect(daysOf({ windows: ['mornings'] })).toEqual(['27']));
  test('on another day where a side names it', () =>
    expect(daysOf({ windows: ['Sunday 10:00–11:00', 'Saturday'] })).toEqual(['27', '28']));
  test('in a room with a seat for everybody', () =>
    expect([
      instanceWith({ attendees: ['liu', 'tanaka'] }).meetings[0]?.seats,
      instanceWith({ attendees: ['liu'], seats: 1 }).meetings[0]?.seats,
    ]).toEqual([3, 1]));
});

test('a few meetings that all suit are found at once, without a thread', async () => {
  const instance = instanceWith({ windows: ['mornings'] });
  const started = performance.now();
  const { certainty, wasCutOff } = await solveInstance(instance, {
    seed: 1,
    limitSeconds: 0,
    now: () => started,
  });
  expect([certainty, wasCutOff]).toEqual([{ weightBound: 5, qualityBound: 0 }, false]);
});
