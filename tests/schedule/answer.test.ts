import { expect, test } from 'vitest';
import { judgeSchedule } from '#schedule/answer.ts';
import { findSchedule } from '#schedule/finder/find.ts';
import type { InstanceInput } from '#schedule/instance.ts';
import { placeableWeight } from '#schedule/problem/placeable.ts';
import { compile } from './compile-for-tests.ts';
import { clock, instanceWith } from './instances-for-tests.ts';

const weightVerdict = (parts: Partial<InstanceInput>) => {
  const problem = compile(instanceWith(parts));
  const { best } = findSchedule(problem, { seed: 1, steps: 2_000 });
  return judgeSchedule(problem, best, { weightBound: placeableWeight(problem), qualityBound: 0 })[0];
};

test('weights with cents are summed without dust, inside the search too', () => {
  const weights = [47.37, 0.1, 0.2, 94.46];
  const meetings = weights.map((weight, m) => ({ id: `m${m}`, people: ['ann'], minutes: 30, weight }));
  const problem = compile(instanceWith({ meetings }));
  const { best } = findSchedule(problem, { seed: 1, steps: 2_000 });
  expect([best.weight, problem.meetings.weightUnit]).toEqual([14_213, 0.01]);
  expect(weightVerdict({ meetings })).toEqual({
    objective: 'weight',
    value: 142.13,
    bound: 142.13,
    percentFromBest: 0,
  });
});

test('a mandatory meeting that cannot be held leaves the bound of the others as it is', () => {
  const busy = [{ from: clock('00:00'), to: clock('23:00') }];
  const people = [{ id: 'ann' }, { id: 'bo', busy }];
  const meetings = [
    { id: 'm1', people: ['ann'], minutes: 30, weight: 10 },
    { id: 'm2', people: ['bo'], minutes: 30, weight: 5, mandatory: true },
  ];
  expect(weightVerdict({ people, meetings })).toMatchObject({ value: 10, bound: 10, percentFromBest: 0 });
});
