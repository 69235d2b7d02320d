import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InstanceInput, Schedule } from '#schedule/instance.ts';
import { firstOption, startsOf } from '#schedule/options.ts';
import { timetableOf } from '#schedule/proposal.ts';
import { readInstance } from '#schedule/read-instance.ts';
import { setAsideClashes } from '#schedule/set-aside.ts';
import { verifySchedule } from '#schedule/verify/verify-schedule.ts';
import { find } from './compile-for-tests.ts';
import { anyInstance, clock, instanceWith, prepare } from './instances-for-tests.ts';

const fixedAt = (time: string, room?: string) => ({ fixed: { start: clock(time), ...(room && { room }) } });

function setAside(input: InstanceInput) {
  const read = readInstance(input);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return setAsideClashes(read.value, prepare(input));
}

/** The search's schedule of the rest, with the clashing pins where they stand. */
function placeAll(input: InstanceInput): { readonly schedule: Schedule } {
  const { rest, aside } = setAside(input);
  const { assignments, ...found } = find(rest, { steps: 500 });
  const schedule = { ...found, assignments: [...assignments, ...aside] };
  return { schedule };
}

test('pins that agree leave the instance as it is', () => {
  const meetings = [{ id: 'a', people: ['ann'], minutes: 30, ...fixedAt('10:00') }];
  const input = instanceWith({ meetings });
  const { rest, aside } = setAside(input);
  const read = readInstance(input);
  expect([rest, aside]).toEqual(['value' in read && read.value, []]);
});

test('of two pins of one person neither is searched; both keep their people and rooms, exactly as long as they last', () => {
  const meetings = [
    { id: 'a', people: ['ann'], minutes: 30, ...fixedAt('10:00', 'r1') },
    { id: 'b', people: ['ann', 'bo'], minutes: 30, ...fixedAt('10:15', 'r2') },
    {
      id: 'c',
      people: ['bo'],
      minutes: 30,
      windows: [[clock('10:00'), clock('11:15')]] as [string, string][],
    },
    { id: 'd', people: ['cy'], minutes: 30, rooms: ['r2'] },
  ];
  const people = ['ann', 'bo', 'cy'].map((id) => ({ id }));
  const { rest, aside } = setAside(
    instanceWith({
      people,
      rooms: [{ id: 'r1' }, { id: 'r2', turnoverMinutes: 5 }],
      bufferMinutes: 10,
      meetings,
    }),
  );
  expect({
    aside,
    meetings: rest.meetings.map(({ id, windows }) => [id, windows]),
    held: rest.held,
    open: rest.rooms.map(({ open }) => open),
  }).toEqual({
    aside: [
      { meeting: 'a', start: clock('10:00'), room: 'r1' },
      { meeting: 'b', start: clock('10:15'), room: 'r2' },
    ],
    meetings: [
      ['c', [{ from: clock('10:00'), to: clock('11:15') }]],
      ['d', undefined],
    ],
    held: [
      { meeting: 'a', start: clock('10:00'), minutes: 30, people: ['ann'], needs: [] },
      { meeting: 'b', start: clock('10:15'), minutes: 30, people: ['ann', 'bo'], needs: [] },
    ],
    open: [
      [
        { from: clock('09:00'), to: clock('10:00') },
        { from: clock('10:30'), to: clock('18:00') },
      ],
      [
        { from: clock('09:00'), to: clock('10:10') },
        { from: clock('10:50'), to: clock('18:00') },
      ],
    ],
  });
});

describe('whatever is pinned', () => {
  const pins = fc.array(
    fc.record({ meeting: fc.nat(13), quarter: fc.nat(30), room: fc.constantFrom(undefined, 'r1', 'r2') }),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  const pinned = fc.tuple(anyInstance, pins).map(([instance, list]) => ({
    ...instance,
    meetings: instance.meetings.map((meeting, index) => {
      const pin = list.find((each) => each.meeting === index);
      if (!pin) return meeting;
      const minutes = 9 * 60 + pin.quarter * 15;
      const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
      return { ...meeting, ...fixedAt(time, pin.room) };
    }),
  }));

  test('stands, and nothing is broken but what the pins break by themselves', () => {
    fc.assert(
      fc.property(pinned, (instance) => {
        const { schedule } = placeAll(instance);
        const starts = new Map(schedule.assignments.map(({ meeting, start }) => [meeting, start]));
        const moved = instance.meetings.filter(
          (meeting) => 'fixed' in meeting && starts.get(meeting.id) !== meeting.fixed?.start,
        );
        expect([moved.map(({ id }) => id), verifySchedule(instance, schedule)]).toEqual([[], []]);
      }),
      { numRuns: 80 },
    );
  });

  test('leaves no meeting without a place that has one', () => {
    fc.assert(
      fc.property(pinned, (instance) => {
        const { schedule } = placeAll(instance);
        const problem = prepare(instance);
        const timetable = timetableOf(problem, schedule.assignments);
        const placeable = timetable
          .unplaced()
          .filter((meeting) => firstOption(timetable, meeting, startsOf(problem, meeting)));
        expect(placeable.map(({ id }) => id)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
