import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSchedule } from '#schedule/finder/find.ts';
import { countSurelyMissed } from '#schedule/problem/surely-missed.ts';
import { compile } from '../compile-for-tests.ts';
import { anyInstance, clock, instanceWith } from '../instances-for-tests.ts';

const wish = [[clock('09:00'), clock('10:00')] as [string, string]];
const late = [[clock('11:00'), clock('12:00')] as [string, string]];

describe('wishes that are surely missed', () => {
  test('are never more than a schedule of that weight misses', () => {
    fc.assert(
      fc.property(anyInstance, (instance) => {
        const problem = compile(instance);
        const { best } = findSchedule(problem, { seed: 1, steps: 500 });
        expect(countSurelyMissed(problem, best.weight)).toBeLessThanOrEqual(best.misses);
      }),
      { numRuns: 200 },
    );
  });

  test('are those of meetings whose windows leave no room for them, unless these may stay out', () => {
    const meetings = [
      { id: 'a', people: ['ann'], minutes: 30, weight: 3, windows: late, prefer: wish },
      { id: 'b', people: ['ann'], minutes: 30, weight: 1, windows: late, prefer: wish },
      { id: 'c', people: ['ann'], minutes: 30, weight: 1, prefer: wish },
    ];
    const problem = compile(instanceWith({ meetings }));
    expect([5, 4, 1].map((weight) => countSurelyMissed(problem, weight))).toEqual([2, 1, 0]);
  });
});
