import { expect, test } from 'vitest';
import type { Assignment, InstanceInput } from '#schedule/instance.ts';
import { proposeSchedule } from '#schedule/propose.ts';
import { readInstance } from '#schedule/read-instance.ts';
import { clock, instanceWith } from './instances-for-tests.ts';

const propose = (input: InstanceInput, options: { keep?: Assignment[]; hold?: Assignment[] }) => {
  const read = readInstance(input);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return proposeSchedule(read.value, {
    seed: 1,
    steps: 1_000,
    limitSeconds: 50,
    now: () => performance.now(),
    ...options,
  });
};

/** One hour of one person, held by a light meeting; a heavy one wants it too. */
const days = [{ id: 'D1', start: clock('09:00'), end: clock('10:00') }];
const meetings = [
  { id: 'agreed', people: ['ann'], minutes: 60, weight: 2 },
  { id: 'heavy', people: ['ann'], minutes: 60, weight: 10 },
];
const stands: Assignment = { meeting: 'agreed', start: clock('09:00'), room: 'r1' };
const placedIn = ({ proposal }: Awaited<ReturnType<typeof propose>>) =>
  proposal.timetable.problem.meetings
    .filter((meeting) => proposal.timetable.optionOf(meeting))
    .map(({ id }) => id);

test('whoever had a place loses it to no heavier newcomer', async () => {
  expect(placedIn(await propose(instanceWith({ days, meetings }), { keep: [stands] }))).toEqual(['agreed']);
});

test('not even to a mandatory one, nor where there is much to be planned anew', async () => {
  const must = meetings.map((each) => ({ ...each, mandatory: each.id === 'heavy' }));
  const keep = { keep: [stands], hold: [stands], newcomers: 'compete' as const };
  expect(placedIn(await propose(instanceWith({ days, meetings: must }), keep))).toEqual(['agreed']);
});

test('what holds stands even in a schedule from scratch', async () => {
  expect(placedIn(await propose(instanceWith({ days, meetings }), { hold: [stands] }))).toEqual(['agreed']);
});

test('what holds and can no longer stand is free to move', async () => {
  const busy = [{ from: clock('09:00'), to: clock('10:00') }];
  const longer = [{ id: 'D1', start: clock('09:00'), end: clock('12:00') }];
  const instance = instanceWith({ days: longer, meetings, people: [{ id: 'ann', busy }] });
  expect(placedIn(await propose(instance, { keep: [stands], hold: [stands] }))).toEqual(['agreed', 'heavy']);
});
