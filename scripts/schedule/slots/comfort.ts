import { civilOf, instantOf } from '#model/civil-time.ts';
import type { Interval, Problem } from '../problem.ts';

/** What people would rather not, beside the rules: nothing is refused for it. */
export type Comfort = {
  /** The first and the last hour of each day. */
  readonly edges: readonly (Interval & { readonly edge: 'first' | 'last' })[];
  /** When people eat: the meals of the instance, else the hour from noon. */
  readonly meals: readonly Interval[];
  /** Meetings that are a meal themselves, by identifier. */
  readonly lunches: ReadonlySet<string>;
};

const HOUR = 60;
const NOON = '12:00';
/** A day shorter than this has no hours that are better than others. */
const SHORTEST_DAY = 4 * HOUR;

/**
 * The hours of an instance that are less liked.
 * @example comfortOf(problem).meals // 12:00–13:00 of each day, where no meals are given
 */
export function comfortOf(problem: Problem, lunches: ReadonlySet<string> = new Set()): Comfort {
  const given = problem.people.flatMap(({ meals }) => meals);
  return {
    edges: problem.days
      .filter(({ from, to }) => to - from >= SHORTEST_DAY)
      .flatMap(({ from, to }) => [
        { from, to: from + HOUR, edge: 'first' as const },
        { from: to - HOUR, to, edge: 'last' as const },
      ]),
    meals: given.length > 0 ? distinct(given) : problem.days.map(({ from }) => noonHour(from, problem.zone)),
    lunches,
  };
}

function noonHour(minute: number, zone: string): Interval {
  const from = instantOf(civilOf(minute * 60_000, zone).date, NOON, zone) / 60_000;
  return { from, to: from + HOUR };
}

function distinct(intervals: readonly Interval[]): readonly Interval[] {
  return [...new Map(intervals.map((each) => [`${each.from} ${each.to}`, each])).values()];
}
