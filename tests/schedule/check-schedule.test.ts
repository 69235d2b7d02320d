import { expect, test } from 'vitest';
import type { InstanceInput, Schedule } from '#schedule/instance.ts';
import { checkSchedule } from './check-schedule.ts';
import { clock, instanceWith } from './instances-for-tests.ts';

/** Three meetings that leave nothing to spare: every change to them breaks a rule. */
const instance: InstanceInput = instanceWith({
  bufferMinutes: 15,
  days: [16, 17].map((day) => ({ id: `D${day}`, start: clock('09:00', day), end: clock('12:00', day) })),
  travelMinutes: { hall: { hotel: 30 } },
  people: [
    { id: 'ann', gapWeight: 1, maxPerDay: 2, busy: [{ from: clock('09:00', 17), to: clock('10:00', 17) }] },
    { id: 'bo', gapWeight: 1 },
    { id: 'cy' },
  ],
  rooms: [
    { id: 'r1', venue: 'hall', seats: 4, turnoverMinutes: 15 },
    { id: 'r2', venue: 'hotel', seats: 8, open: [[clock('09:00'), clock('11:00')]] },
    { id: 'r3', venue: 'hall', seats: 8 },
  ],
  pools: [{ id: 'fr', size: 1 }],
  meals: [{ people: ['ann'], window: [clock('11:00'), clock('12:00')], minutes: 45 }],
  meetings: [
    {
      id: 'a',
      people: ['ann'],
      minutes: 30,
      windows: [
        [clock('09:00'), clock('12:00')],
        [clock('09:00', 17), clock('12:00', 17)],
      ],
      fixed: { start: clock('09:00') },
      needs: ['fr'],
    },
    { id: 'b', people: ['ann'], oneOf: [['bo', 'cy']], minutes: 30, seats: 4 },
    { id: 'c', people: ['bo'], minutes: 30, seats: 6, venues: ['hall'], needs: ['fr'] },
  ],
  precedence: [['b', 'c']],
});

const valid: Schedule = {
  format: 'bilat.schedule/1',
  instance: 'test',
  assignments: [
    { meeting: 'a', start: clock('09:00'), room: 'r1' },
    { meeting: 'b', start: clock('09:45'), room: 'r1', with: ['cy'] },
    { meeting: 'c', start: clock('10:00'), room: 'r3' },
  ],
  unplaced: [],
};

test('finds nothing wrong with a valid schedule', () => {
  expect(checkSchedule(instance, valid)).toEqual([]);
});

type Change = Partial<Schedule['assignments'][number]>;
const change = (meeting: string, to: Change): Schedule => ({
  ...valid,
  assignments: valid.assignments.map((each) => (each.meeting === meeting ? { ...each, ...to } : each)),
});

test.each<readonly [string, Schedule, readonly string[]]>([
  [
    'a meeting twice',
    { ...valid, assignments: [...valid.assignments, ...valid.assignments.slice(1, 2)] },
    ['unknown-or-twice b r1'],
  ],
  ['an unknown room', change('c', { room: 'r9' }), ['unknown-or-twice c r9', 'unplaced-list c']],
  ['a start off the grid', change('c', { start: clock('10:05') }), ['off-grid c']],
  ['a meeting past the day', change('c', { start: clock('11:45') }), ['outside-day c']],
  ['a pin that moved', change('a', { start: clock('09:00', 17) }), ['fixed-moved a', 'person-busy a ann']],
  ['too few seats', change('c', { room: 'r1', start: clock('10:30') }), ['seats c']],
  ['the wrong venue', change('c', { room: 'r2' }), ['venue c']],
  ['a closed room', change('b', { room: 'r2', start: clock('10:45') }), ['room-closed b', 'precedence b c']],
  ['no turnover', change('b', { start: clock('09:30') }), ['room-clash a b', 'person-clash a b']],
  ['no time for the way', change('b', { room: 'r2' }), ['person-clash a b']],
  ['staff from outside the group', change('b', { with: ['ann'] }), ['one-of b', 'same-person-twice b']],
  ['a pool used twice', change('c', { start: clock('09:15') }), ['pool fr', 'precedence b c']],
  ['a meal missed', change('b', { start: clock('11:15') }), ['meal ann', 'precedence b c']],
  ['the wrong order', change('c', { start: clock('09:30') }), ['precedence b c']],
  [
    'a pin left out',
    { ...valid, assignments: valid.assignments.slice(1), unplaced: ['a'] },
    ['fixed-unplaced a'],
  ],
])('finds %s', (_, schedule, faults) => {
  expect(checkSchedule(instance, schedule)).toEqual(faults);
});

test('finds more meetings a day than a person stands, and waiting that is not shared', () => {
  const meetings = ['x', 'y', 'z'].map((id) => ({ id, people: ['ann'], minutes: 15 }));
  const crowded: InstanceInput = {
    ...instance,
    meetings,
    precedence: [],
    meals: [],
    fairness: { maxBreakSpread: 0 },
  };
  const assignments = ['09:00', '10:00', '11:00'].map((start, i) => ({
    meeting: 'xyz'.charAt(i),
    start: clock(start),
    room: 'r3',
  }));
  expect(checkSchedule(crowded, { ...valid, assignments })).toEqual(['max-per-day ann D16', 'fairness']);
});

test('finds an unplaced mandatory meeting', () => {
  const must = {
    ...instance,
    meetings: [{ id: 'x', people: ['ann'], minutes: 15, mandatory: true }],
    precedence: [],
  };
  expect(checkSchedule(must, { ...valid, assignments: [], unplaced: ['x'] })).toEqual([
    'mandatory-unplaced x',
  ]);
});
