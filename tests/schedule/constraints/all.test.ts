import { describe, expect, test } from 'vitest';
import type { InstanceInput } from '#schedule/instance.ts';
import { instantText, minutesOfInstant } from '#schedule/instant.ts';
import { timetableOf } from '#schedule/proposal.ts';
import { violationsAt } from '#schedule/violations.ts';
import { clock, instanceWith, problemWith } from '../instances-for-tests.ts';
import { propose } from '../proposal-for-tests.ts';

type Case = {
  readonly constraint: string;
  readonly parts: Partial<InstanceInput>;
  /** Meetings placed beforehand, by clock time in room r1. */
  readonly placed?: Readonly<Record<string, string>>;
  readonly breaks: string;
  readonly holds: string;
  readonly room?: string;
  readonly otherRoom?: string;
};

const half = (id: string, extra: object = {}) => ({ id, people: ['ann'], minutes: 30, ...extra });
const twoMeetings = [half('m1'), half('other', { people: ['bo'] })];
const twoPeople = [{ id: 'ann' }, { id: 'bo' }];
const twoRooms = [{ id: 'r1' }, { id: 'r2' }];

const CASES: readonly Case[] = [
  { constraint: 'outside-day', parts: {}, breaks: '17:45', holds: '17:30' },
  { constraint: 'outside-day', parts: {}, breaks: '10:05', holds: '10:15' },
  {
    constraint: 'window',
    parts: { meetings: [half('m1', { windows: [[clock('10:00'), clock('12:00')]] })] },
    breaks: '11:45',
    holds: '11:30',
  },
  {
    constraint: 'pin',
    parts: { meetings: [half('m1', { fixed: { start: clock('10:00') } })] },
    breaks: '10:15',
    holds: '10:00',
  },
  {
    constraint: 'pin',
    parts: { rooms: twoRooms, meetings: [half('m1', { fixed: { start: clock('10:00'), room: 'r2' } })] },
    breaks: '10:00',
    holds: '10:00',
    otherRoom: 'r2',
  },
  {
    constraint: 'precedence',
    parts: { people: twoPeople, rooms: twoRooms, meetings: twoMeetings, precedence: [['m1', 'other']] },
    placed: { other: '10:00' },
    breaks: '10:00',
    holds: '09:30',
    room: 'r2',
  },
  {
    constraint: 'precedence',
    parts: { people: twoPeople, rooms: twoRooms, meetings: twoMeetings, precedence: [['other', 'm1']] },
    placed: { other: '10:00' },
    breaks: '10:00',
    holds: '10:15',
    room: 'r2',
  },
  {
    constraint: 'pool',
    parts: {
      people: twoPeople,
      rooms: twoRooms,
      pools: [{ id: 'interpreter', size: 1 }],
      meetings: [
        half('m1', { needs: ['interpreter'] }),
        half('other', { people: ['bo'], needs: ['interpreter'] }),
      ],
    },
    placed: { other: '10:00' },
    breaks: '10:15',
    holds: '10:30',
    room: 'r2',
  },
  {
    constraint: 'seats',
    parts: {
      rooms: [
        { id: 'r1', seats: 8 },
        { id: 'r2', seats: 10 },
      ],
      meetings: [half('m1', { seats: 10 })],
    },
    breaks: '10:00',
    holds: '10:00',
    otherRoom: 'r2',
  },
  {
    constraint: 'room-unsuitable',
    parts: { rooms: twoRooms, meetings: [half('m1', { rooms: ['r2'] })] },
    breaks: '10:00',
    holds: '10:00',
    otherRoom: 'r2',
  },
  {
    constraint: 'room-unsuitable',
    parts: {
      rooms: [
        { id: 'r1', venue: 'hall' },
        { id: 'r2', venue: 'hotel' },
      ],
      meetings: [half('m1', { venues: ['hotel'] })],
    },
    breaks: '10:00',
    holds: '10:00',
    otherRoom: 'r2',
  },
  {
    constraint: 'room-closed',
    parts: {
      rooms: [
        {
          id: 'r1',
          open: [
            [clock('09:00'), clock('11:00')],
            [clock('11:00'), clock('12:00')],
          ],
        },
      ],
    },
    breaks: '11:45',
    holds: '10:45',
  },
  {
    constraint: 'room-clash',
    parts: { people: twoPeople, rooms: [{ id: 'r1', turnoverMinutes: 10 }], meetings: twoMeetings },
    placed: { other: '10:00' },
    breaks: '10:30',
    holds: '10:45',
  },
  {
    constraint: 'room-clash',
    parts: { people: twoPeople, rooms: [{ id: 'r1', turnoverMinutes: 10 }], meetings: twoMeetings },
    placed: { other: '10:00' },
    breaks: '09:30',
    holds: '09:15',
  },
  {
    constraint: 'person-busy',
    parts: { people: [{ id: 'ann', busy: [{ from: clock('10:00'), to: clock('11:30') }] }] },
    breaks: '11:15',
    holds: '11:30',
  },
  {
    constraint: 'travel',
    parts: {
      people: [{ id: 'ann', busy: [{ from: clock('10:00'), to: clock('11:30'), venue: 'hotel' }] }],
      rooms: [{ id: 'r1', venue: 'hall' }],
      travelMinutes: { hall: { hotel: 15 } },
    },
    breaks: '11:30',
    holds: '11:45',
  },
  {
    constraint: 'person-clash',
    parts: { bufferMinutes: 10, rooms: twoRooms, meetings: [half('m1'), half('other')] },
    placed: { other: '10:00' },
    breaks: '10:30',
    holds: '10:45',
    room: 'r2',
  },
  {
    constraint: 'travel',
    parts: {
      rooms: [
        { id: 'r1', venue: 'hall' },
        { id: 'r2', venue: 'hotel' },
      ],
      travelMinutes: { hotel: { hall: 30 } },
      meetings: [half('m1'), half('other')],
    },
    placed: { other: '10:00' },
    breaks: '10:45',
    holds: '11:00',
    room: 'r2',
  },
  {
    constraint: 'max-per-day',
    parts: {
      people: [{ id: 'ann', maxPerDay: 1 }],
      days: [
        { id: 'D1', start: clock('09:00'), end: clock('12:00') },
        { id: 'D2', start: clock('14:00'), end: clock('18:00') },
      ],
      meetings: [half('m1'), half('other')],
    },
    placed: { other: '09:00' },
    breaks: '11:00',
    holds: '14:00',
  },
  {
    constraint: 'meal',
    parts: { meals: [{ people: '*', window: [clock('12:00'), clock('13:00')], minutes: 45 }] },
    breaks: '12:15',
    holds: '11:30',
  },
];

describe.each(CASES)(
  '$constraint: $breaks breaks it, $holds does not',
  ({ constraint, parts, placed = {}, breaks, holds, room = 'r1', otherRoom }) => {
    const problem = problemWith(parts);
    const assignments = Object.entries(placed).map(([meeting, time]) => ({
      meeting,
      start: clock(time),
      room: 'r1',
    }));
    const timetable = timetableOf(problem, assignments);
    const codes = (time: string, roomId: string) => {
      const [meeting] = problem.meetings;
      const where = problem.rooms.find(({ id }) => id === roomId);
      if (!meeting || !where) throw new Error('the case has no such meeting or room');
      return violationsAt(timetable, meeting, minutesOfInstant(clock(time)), where).map(({ code }) => code);
    };

    test('breaks', () => expect(codes(breaks, room)).toEqual([constraint]));
    test('holds', () => expect(codes(holds, otherRoom ?? room)).toEqual([]));
  },
);

test('a meal that no engagement leaves room for is nobody’s fault', () => {
  const problem = problemWith({
    people: [{ id: 'ann', busy: [{ from: clock('12:00'), to: clock('13:00') }] }],
    meals: [{ people: ['ann'], window: [clock('12:00'), clock('13:00')], minutes: 45 }],
  });
  expect(problem.people[0]?.meals).toEqual([]);
});

test('one of a group is found among those who are free', () => {
  const instance = instanceWith({
    people: [{ id: 'ann' }, { id: 'bo', busy: [{ from: clock('09:00'), to: clock('18:00') }] }, { id: 'cy' }],
    meetings: [half('m1', { oneOf: [['bo', 'cy']] })],
  });
  const { timetable } = propose(instance);
  const { problem } = timetable;
  const option = problem.meetings[0] && timetable.optionOf(problem.meetings[0]);
  expect([option && instantText(option.start, problem.zone), option?.staff.map(({ id }) => id)]).toEqual([
    clock('09:00'),
    ['cy'],
  ]);
});
