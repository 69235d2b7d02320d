import type { Snapshot } from './finder/snapshot.ts';
import { qualityCost } from './finder/worth.ts';
import type { Compiled } from './problem/compiled.ts';
import { at } from './problem/ints.ts';
import { hasOptions } from './problem/placeable.ts';
import type { Certainty } from './prover/prove.ts';

/** What is reached for one objective, and how far it may be from the best possible. */
export type Verdict = {
  readonly objective: 'weight' | 'quality' | 'fairness';
  readonly value: number;
  readonly bound: number;
  /** 0 when the value is proved to be the best possible. */
  readonly percentFromBest: number;
};

/**
 * The verdicts in the order of the objectives: weight placed, then breaks and missed preferences, then
 * fairness. An objective is judged for schedules that are as good in those before it.
 */
export function judgeSchedule(problem: Compiled, best: Snapshot, certainty: Certainty): readonly Verdict[] {
  const weight = plainWeight(problem, best);
  return [
    verdict('weight', weight, Math.max(weight, plainBound(problem, best, certainty.weightBound))),
    verdict('quality', qualityCost(best), Math.min(qualityCost(best), certainty.qualityBound)),
    // How evenly people wait is judged where it was asked about.
    ...(problem.instance.fairness ? [verdict('fairness', best.spread, 0)] : []),
  ];
}

function verdict(objective: Verdict['objective'], value: number, bound: number): Verdict {
  const [exact, exactBound] = [tidy(value), tidy(bound)];
  const whole = Math.max(Math.abs(exact), Math.abs(exactBound));
  return {
    objective,
    value: exact,
    bound: exactBound,
    percentFromBest: whole === 0 ? 0 : (100 * Math.abs(exact - exactBound)) / whole,
  };
}

/** Sums of fractions end in dust: 142.13000000003208 is 142.13. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** The weight placed as the instance counts it: what is mandatory weighs more inside the search. */
export function plainWeight({ instance }: Compiled, { option }: Pick<Snapshot, 'option'>): number {
  return instance.meetings.reduce((sum, { weight }, m) => sum + (at(option, m) >= 0 ? weight : 0), 0);
}

/**
 * The bound on it, freed from what the search adds for the mandatory and the pinned: no schedule that holds as
 * many of those places more.
 */
export function plainBound(problem: Compiled, { option, weight }: Snapshot, bound: number): number {
  const { weightUnit } = problem.meetings;
  const total = problem.instance.meetings.reduce(
    (sum, meeting, m) => sum + (hasOptions(problem, m) ? meeting.weight : 0),
    0,
  );
  const surplus = weight - plainWeight(problem, { option }) / weightUnit;
  return Math.min(total, (bound - surplus) * weightUnit);
}
