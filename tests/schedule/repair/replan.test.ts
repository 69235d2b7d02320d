import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InstanceInput, Schedule } from '#schedule/instance.ts';
import { replanSchedule } from '#schedule/repair/replan.ts';
import { rounds } from '../../rounds.ts';
import { checkSchedule } from '../check-schedule.ts';
import { compile, find } from '../compile-for-tests.ts';
import { anyInstance, clock, instanceWith } from '../instances-for-tests.ts';

const replan = (input: InstanceInput, former: Schedule, limitSeconds = 0) =>
  replanSchedule(compile(input).instance, former, { limitSeconds });

describe('a repair', () => {
  test('leaves everything as it was when nothing has changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyInstance, async (instance) => {
        const former = find(instance);
        const { schedule, moves } = await replan(instance, former);
        const now = new Map(schedule.assignments.map((each) => [each.meeting, each]));
        expect({
          moves,
          changed: former.assignments.filter((each) => !isSame(each, now.get(each.meeting))),
        }).toEqual({
          moves: 0,
          changed: [],
        });
      }),
      { numRuns: rounds(100) },
    );
  });

  test('moves nobody when a meeting is cancelled', async () => {
    await fc.assert(
      fc.asyncProperty(anyInstance, async (instance) => {
        const former = find(instance);
        const [gone] = former.assignments;
        const without = {
          ...instance,
          precedence: [],
          meetings: instance.meetings.filter(({ id }) => id !== gone?.meeting),
        };
        const { schedule, moves } = await replan(without, former);
        expect({ moves, faults: checkSchedule(without, schedule) }).toEqual({ moves: 0, faults: [] });
      }),
      { numRuns: rounds(100) },
    );
  });

  test('is valid when a person arrives a day late', async () => {
    await fc.assert(
      fc.asyncProperty(anyInstance, async (instance) => {
        const former = find(instance);
        const late = { from: clock('00:00'), to: clock('23:00') };
        const [first, ...rest] = instance.people;
        if (!first) return;
        const changed = { ...instance, people: [{ ...first, busy: [...(first.busy ?? []), late] }, ...rest] };
        const { schedule } = await replan(changed, former);
        expect(checkSchedule(changed, schedule)).toEqual([]);
      }),
      { numRuns: rounds(100) },
    );
  });
});

describe('the polish', () => {
  const day = (end: string) => [{ id: 'D1', start: clock('09:00'), end: clock(end) }];
  const former: Schedule = {
    format: 'bilat.schedule/1',
    instance: 'test',
    assignments: ['09:00', '10:00', '11:00'].map((start, i) => ({
      meeting: `m${i + 1}`,
      start: clock(start),
      room: 'r1',
    })),
    unplaced: [],
  };
  const meetings = ['m1', 'm2', 'm3'].map((id) => ({ id, people: ['ann'], minutes: 60 }));

  test('moves as few as can be, and says so', async () => {
    const busy = [{ from: clock('09:00'), to: clock('10:00') }];
    const instance = instanceWith({ days: day('13:00'), people: [{ id: 'ann', busy }], meetings });
    const { schedule, ...rest } = await replan(instance, former, 20);
    expect(rest).toEqual({ moves: 1, leastMoves: 1 });
    expect(schedule.assignments.map(({ start }) => start.slice(11, 16))).toEqual(['12:00', '10:00', '11:00']);
  });

  test('ends when its time is over, with the repair and no proof', async () => {
    const busy = [{ from: clock('09:00'), to: clock('10:00') }];
    const instance = instanceWith({ days: day('13:00'), people: [{ id: 'ann', busy }], meetings });
    let milliseconds = 0;
    const now = () => {
      milliseconds += 600;
      return milliseconds;
    };
    const { schedule, ...rest } = await replanSchedule(compile(instance).instance, former, {
      limitSeconds: 1,
      now,
    });
    expect({ ...rest, faults: checkSchedule(instance, schedule) }).toEqual({
      moves: 1,
      leastMoves: undefined,
      faults: [],
    });
  });

  test('never moves a pin', async () => {
    const pinned = meetings.map((each) =>
      each.id === 'm2' ? { ...each, fixed: { start: clock('10:00'), room: 'r1' } } : each,
    );
    const instance = instanceWith({
      days: day('12:00'),
      meetings: [
        ...pinned,
        { id: 'new', people: ['ann'], minutes: 60, weight: 50, windows: [[clock('10:00'), clock('11:00')]] },
      ],
    });
    const { schedule } = await replan(instance, former, 20);
    expect([schedule.assignments.map(({ meeting }) => meeting), schedule.unplaced]).toEqual([
      ['m1', 'm2', 'm3'],
      ['new'],
    ]);
  });
});

type Assignment = Schedule['assignments'][number];

function isSame(before: Assignment, now: Assignment | undefined): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}
