import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeGreedily } from '#schedule/greedy/place.ts';
import { firstOption, startsOf } from '#schedule/options.ts';
import { toSchedule } from '#schedule/proposal.ts';
import { checkSchedule } from '../check-schedule.ts';
import { anyInstance, clock, instanceWith, prepare, problemWith } from '../instances-for-tests.ts';

describe('what the search makes', () => {
  test('is valid in the eyes of an independent checker', () => {
    fc.assert(
      fc.property(anyInstance, fc.nat(5), (instance, seed) => {
        const proposal = placeGreedily(prepare(instance), { seed, rounds: 3 });
        expect(checkSchedule(instance, toSchedule(proposal))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('leaves nothing out that still fits', () => {
    fc.assert(
      fc.property(anyInstance, (instance) => {
        const { timetable } = placeGreedily(prepare(instance), { seed: 1, rounds: 2 });
        const fitting = timetable
          .unplaced()
          .filter((meeting) => firstOption(timetable, meeting, startsOf(timetable.problem, meeting)));
        expect(fitting).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(anyInstance, fc.nat(5), (instance, seed) => {
        const run = () => toSchedule(placeGreedily(prepare(instance), { seed, rounds: 4 }));
        expect(run()).toEqual(run());
      }),
      { numRuns: 50 },
    );
  });

  test('stays valid when it keeps to a former schedule, and stays wherever nothing has changed', () => {
    fc.assert(
      fc.property(anyInstance, (instance) => {
        const former = toSchedule(placeGreedily(prepare(instance), { seed: 1, rounds: 3 }));
        const again = toSchedule(
          placeGreedily(prepare(instance), { seed: 2, rounds: 3, keep: former.assignments }),
        );
        expect(checkSchedule(instance, again)).toEqual([]);
        const times = (each: typeof former) =>
          new Map(each.assignments.map(({ meeting, start, room }) => [meeting, `${start} ${room}`]));
        const now = times(again);
        expect([...times(former)].filter(([meeting, place]) => now.get(meeting) !== place)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('stays valid when a room is lost, and then moves only what was in it', () => {
    fc.assert(
      fc.property(anyInstance, (instance) => {
        const former = toSchedule(placeGreedily(prepare(instance), { seed: 1, rounds: 3 }));
        const without = {
          ...instance,
          rooms: instance.rooms.filter(({ id }) => id !== 'r1'),
          meetings: instance.meetings.map(({ rooms, ...meeting }) => ({
            ...meeting,
            ...(rooms && { rooms: rooms.filter((id) => id !== 'r1') }),
          })),
        };
        const again = toSchedule(
          placeGreedily(prepare(without), { seed: 1, rounds: 3, keep: former.assignments }),
        );
        expect(checkSchedule(without, again)).toEqual([]);
        const elsewhere = former.assignments.filter(({ room }) => room !== 'r1');
        const moved = elsewhere.filter(
          ({ meeting, start }) => again.assignments.find((each) => each.meeting === meeting)?.start !== start,
        );
        expect(moved).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('placing', () => {
  const place = (parts: Parameters<typeof problemWith>[0]) =>
    toSchedule(placeGreedily(problemWith(parts), { seed: 1 })).assignments.map(
      ({ meeting, start, room }) => `${meeting} ${start.slice(11, 16)} ${room}`,
    );

  test('takes a preferred time before an earlier one', () => {
    expect(
      place({
        meetings: [{ id: 'm1', people: ['ann'], minutes: 30, prefer: [[clock('15:00'), clock('16:00')]] }],
      }),
    ).toEqual(['m1 15:00 r1']);
  });

  test('gives a contested start to the heavier meeting', () => {
    const windows: [string, string][] = [[clock('10:00'), clock('10:30')]];
    expect(
      place({
        meetings: [
          { id: 'light', people: ['ann'], minutes: 30, weight: 2, windows },
          { id: 'heavy', people: ['ann'], minutes: 30, weight: 10, windows },
        ],
      }),
    ).toEqual(['heavy 10:00 r1']);
  });

  test('gives it to the mandatory one, whatever the weights', () => {
    const windows: [string, string][] = [[clock('10:00'), clock('10:30')]];
    expect(
      place({
        meetings: [
          { id: 'heavy', people: ['ann'], minutes: 30, weight: 10, windows },
          { id: 'must', people: ['ann'], minutes: 30, weight: 1, mandatory: true, windows },
        ],
      }),
    ).toEqual(['must 10:00 r1']);
  });

  test('moves a meeting aside for one that has no other start', () => {
    expect(
      place({
        meetings: [
          {
            id: 'first',
            people: ['ann'],
            minutes: 30,
            weight: 10,
            windows: [[clock('09:00'), clock('10:00')]],
            prefer: [[clock('09:00'), clock('09:30')]],
          },
          {
            id: 'rigid',
            people: ['ann'],
            minutes: 30,
            weight: 5,
            windows: [[clock('09:00'), clock('09:30')]],
          },
        ],
      }),
    ).toEqual(['first 09:30 r1', 'rigid 09:00 r1']);
  });

  test('keeps a large room for a large meeting', () => {
    const rooms = [
      { id: 'large', seats: 20 },
      { id: 'small', seats: 4 },
    ];
    expect(place({ rooms, meetings: [{ id: 'm1', people: ['ann'], minutes: 30, seats: 3 }] })).toEqual([
      'm1 09:00 small',
    ]);
  });

  test('leaves pins where they are, even two that contradict each other', () => {
    const fixed = { start: clock('10:00'), room: 'r1' };
    expect(
      place({
        meetings: [
          { id: 'm1', people: ['ann'], minutes: 30, fixed },
          { id: 'm2', people: ['ann'], minutes: 30, fixed },
        ],
      }),
    ).toEqual(['m1 10:00 r1', 'm2 10:00 r1']);
  });

  test('is content with nothing to place', () => {
    expect(place({ meetings: [] })).toEqual([]);
  });

  test('writes instants with the offset of their day when the clocks change', () => {
    const instance = instanceWith({
      timezone: 'Europe/Brussels',
      days: [
        { id: 'D1', start: '2026-10-24T09:00+02:00', end: '2026-10-24T10:00+02:00' },
        { id: 'D2', start: '2026-10-25T09:00+01:00', end: '2026-10-25T10:00+01:00' },
      ],
      meetings: [
        { id: 'm1', people: ['ann'], minutes: 60 },
        { id: 'm2', people: ['ann'], minutes: 60 },
      ],
    });
    expect(
      toSchedule(placeGreedily(prepare(instance), { seed: 1 }))
        .assignments.map(({ start }) => start)
        .sort(),
    ).toEqual(['2026-10-24T09:00+02:00', '2026-10-25T09:00+01:00']);
  });
});
