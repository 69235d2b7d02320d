import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeSchedule } from '#schedule/answer.ts';
import { findSchedule } from '#schedule/finder/find.ts';
import type { InstanceInput } from '#schedule/instance.ts';
import { buildWeightModel } from '#schedule/prover/models.ts';
import { safeBound } from '#schedule/prover/safe-bound.ts';
import { solveInstance } from '#schedule/solve.ts';
import { rounds } from '../../rounds.ts';
import { checkSchedule } from '../check-schedule.ts';
import { compile } from '../compile-for-tests.ts';
import { anyInstance, clock, instanceWith } from '../instances-for-tests.ts';

const solve = async (input: InstanceInput) => {
  const problem = compile(input);
  const options = { seed: 1, steps: 20_000, limitSeconds: 50, now: () => performance.now() };
  const solved = await solveInstance(problem.instance, options);
  return { ...solved, verdicts: judgeSchedule(problem, solved.snapshot, solved.certainty) };
};

describe('a bound', () => {
  test('holds whatever the duals', () => {
    const duals = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 50, maxLength: 50 });
    fc.assert(
      fc.property(anyInstance, duals, (instance, draws) => {
        const problem = compile(instance);
        const { weight } = findSchedule(problem, { seed: 1, steps: 1_000 }).best;
        const { packed } = buildWeightModel(problem, { shareClasses: false });
        const rows = Float64Array.from(
          { length: packed.rowCount },
          (_, row) => draws[row % draws.length] ?? 0,
        );
        expect(-safeBound(packed, rows).bound).toBeGreaterThanOrEqual(weight - 1e-6);
      }),
      { numRuns: rounds(100) },
    );
  });

  test('is never below what is placed, and the schedule is valid', async () => {
    await fc.assert(
      fc.asyncProperty(anyInstance, async (instance) => {
        const { schedule, verdicts } = await solve(instance);
        const [weight] = verdicts;
        expect(checkSchedule(instance, schedule)).toEqual([]);
        expect(weight?.bound).toBeGreaterThanOrEqual(weight?.value ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: rounds(16) },
    );
  }, 180_000);
});

describe('a proof', () => {
  test('says that two of three hours is the most in two hours', async () => {
    const meetings = ['a', 'b', 'c'].map((id) => ({ id, people: ['ann'], minutes: 60 }));
    const days = [{ id: 'D1', start: clock('09:00'), end: clock('11:00') }];
    const { verdicts } = await solve(instanceWith({ days, meetings }));
    expect(verdicts[0]).toEqual({ objective: 'weight', value: 2, bound: 2, percentFromBest: 0 });
  });

  test('says that one of two wishes for the same hour is missed', async () => {
    const prefer: [string, string][] = [[clock('09:00'), clock('10:00')]];
    const meetings = ['a', 'b'].map((id) => ({ id, people: ['ann'], minutes: 60, prefer }));
    const { verdicts } = await solve(instanceWith({ people: [{ id: 'ann', gapWeight: 1 }], meetings }));
    expect(verdicts).toEqual([
      { objective: 'weight', value: 2, bound: 2, percentFromBest: 0 },
      { objective: 'quality', value: 1, bound: 1, percentFromBest: 0 },
    ]);
  });

  test('counts what is mandatory as it is written', async () => {
    const meetings = [
      { id: 'must', people: ['ann'], minutes: 540, weight: 1, mandatory: true },
      { id: 'may', people: ['ann'], minutes: 30, weight: 10 },
    ];
    const { verdicts } = await solve(instanceWith({ meetings }));
    expect(verdicts[0]).toEqual({ objective: 'weight', value: 1, bound: 1, percentFromBest: 0 });
  });
});
