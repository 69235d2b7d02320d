import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSchedule } from '#schedule/finder/find.ts';
import { toSchedule } from '#schedule/finder/to-schedule.ts';
import { rounds } from '../../rounds.ts';
import { checkSchedule } from '../check-schedule.ts';
import { compile, find } from '../compile-for-tests.ts';
import { anyInstance, anyPlainInstance, clock, instanceWith } from '../instances-for-tests.ts';
import { measureSchedule } from '../measure-schedule.ts';

describe('what the finder makes', () => {
  test('is valid in the eyes of an independent checker', () => {
    fc.assert(
      fc.property(anyInstance, fc.nat(5), (instance, seed) => {
        expect(checkSchedule(instance, find(instance, { seed }))).toEqual([]);
      }),
      { numRuns: rounds(300) },
    );
  });

  test('is worth what the finder says it is worth', () => {
    fc.assert(
      fc.property(anyInstance, (instance) => {
        const problem = compile(instance);
        const { weight, breaks, misses } = findSchedule(problem, { seed: 1, steps: 2_000 }).best;
        const measured = measureSchedule(instance, find(instance, { steps: 2_000 }));
        expect({ weight, breaks, misses }).toEqual({
          weight: measured.weight,
          breaks: measured.breaks,
          misses: measured.misses,
        });
      }),
      { numRuns: rounds(200) },
    );
  });

  test('is the same for the same seed and steps', () => {
    fc.assert(
      fc.property(anyInstance, fc.nat(5), (instance, seed) => {
        expect(find(instance, { seed })).toEqual(find(instance, { seed }));
      }),
      { numRuns: rounds(50) },
    );
  });
});

describe('where all meetings take one slot', () => {
  const steps = 1_000;

  test('exchanges leave a valid schedule that is worth what it is said to be worth', () => {
    fc.assert(
      fc.property(anyPlainInstance, fc.nat(5), (instance, seed) => {
        const problem = compile(instance);
        const { best } = findSchedule(problem, { seed, steps });
        const schedule = toSchedule(problem, best);
        const { weight, breaks, misses, spread } = best;
        // Random people cannot always be treated alike; how unlike is said below.
        expect(checkSchedule(instance, schedule).filter((fault) => fault !== 'fairness')).toEqual([]);
        expect({ weight, breaks, misses, spread }).toEqual(measureSchedule(instance, schedule));
      }),
      { numRuns: rounds(100) },
    );
  });

  test('people whose meetings can follow each other wait nowhere', () => {
    const everyone = ['ann', 'bo', 'cy', 'di', 'ed', 'flo'];
    const pairs = everyone.flatMap((one, index) => everyone.slice(index + 1).map((other) => [one, other]));
    const instance = instanceWith({
      days: [{ id: 'D1', start: clock('09:00'), end: clock('10:45') }],
      people: everyone.map((id) => ({ id, gapWeight: 1 })),
      rooms: ['r1', 'r2', 'r3'].map((id) => ({ id })),
      meetings: pairs.map((people, index) => ({ id: `m${index}`, people, minutes: 15 })),
    });
    const { weight, breaks } = measureSchedule(instance, find(instance, { steps: 20_000 }));
    expect({ weight, breaks }).toEqual({ weight: 15, breaks: 0 });
  });
});

describe('the search', () => {
  test('ends with the best so far when it is told to stop, and says so', () => {
    const meetings = ['a', 'b', 'c'].map((id) => ({ id, people: ['ann'], minutes: 30 }));
    const problem = compile(
      instanceWith({ meetings: [...meetings, { id: 'long', people: ['ann'], minutes: 540 }] }),
    );
    let looks = 0;
    const shouldStop = () => {
      looks += 1;
      return looks > 2;
    };
    const control = { shouldStop, onImprove: () => {} };
    const { best, wasCutOff } = findSchedule(problem, { seed: 1, steps: 1_000_000, control });
    expect({ weight: best.weight, wasCutOff }).toEqual({ weight: 3, wasCutOff: true });
  });

  test('closes gaps and keeps to preferences', () => {
    const instance = instanceWith({
      people: [{ id: 'ann', gapWeight: 1 }],
      meetings: [
        { id: 'm1', people: ['ann'], minutes: 30, prefer: [[clock('15:00'), clock('15:30')]] },
        { id: 'm2', people: ['ann'], minutes: 30 },
        { id: 'm3', people: ['ann'], minutes: 30 },
      ],
    });
    expect(measureSchedule(instance, find(instance))).toEqual({ weight: 3, breaks: 0, misses: 0, spread: 0 });
  });

  test('leaves out what is asked of a person who is busy all week', () => {
    const busy = [{ from: clock('00:00'), to: clock('23:00') }];
    const instance = instanceWith({ people: [{ id: 'ann', busy }] });
    expect(find(instance)).toMatchObject({ assignments: [], unplaced: ['m1'] });
  });

  test('leaves one of two pins out that contradict each other', () => {
    const fixed = { start: clock('10:00'), room: 'r1' };
    const meetings = ['a', 'b'].map((id) => ({ id, people: ['ann'], minutes: 30, fixed }));
    expect(find(instanceWith({ meetings }))).toMatchObject({ unplaced: ['b'] });
  });
});
