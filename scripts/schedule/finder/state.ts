import type { Compiled } from '../problem/compiled.ts';
import { at } from '../problem/ints.ts';

/**
 * A schedule in the making, in typed arrays, with its costs kept up to date. The one mutable thing of the
 * finder: it lives inside a search and never leaves it.
 */
export type State = {
  readonly problem: Compiled;
  /** The option of each meeting, or -1; and the person of each of its groups. */
  readonly option: Int32Array;
  readonly staff: Int32Array;
  /** `person × cellCount + cell`: the meeting there, counted from 1; 0 when free. */
  readonly calendar: Int32Array;
  readonly roomUse: Int32Array;
  readonly poolUse: Int32Array;
  /** Meetings that begin in a room class at a cell, as a chain: head, next and previous, from 1. */
  readonly startHead: Int32Array;
  readonly startNext: Int32Array;
  readonly startPrevious: Int32Array;
  /** Meetings that lie over each possible start of a meal. */
  readonly mealBlocked: Int32Array;
  /** Starts each meal has left. */
  readonly mealFree: Int32Array;
  readonly perDay: Int32Array;
  readonly breaksOf: Int32Array;
  /** People whose gaps count by their number of breaks: how many have 0, 1, 2 … */
  readonly breakCounts: Int32Array;
  /** People who have breaks now, as a list with positions. */
  readonly breakers: Int32Array;
  readonly breakerAt: Int32Array;
  readonly unplaced: Int32Array;
  readonly unplacedAt: Int32Array;
  readonly totals: Totals;
  /** What the last inquiry of `breaksAdded` found. */
  readonly added: { breaks: number; idle: number };
};

export type Totals = {
  weight: number;
  /** Breaks of those whose gaps count, each by its gap weight; and preferred windows missed. */
  breaks: number;
  misses: number;
  /** Idle cells inside breaks, each by the gap weight of who waits. */
  idle: number;
  unplacedCount: number;
  breakerCount: number;
};

export function emptyState(problem: Compiled): State {
  const { meetings, people, grid, classes } = problem;
  const ints = (length: number) => new Int32Array(length);
  return {
    problem,
    option: ints(meetings.count).fill(-1),
    staff: ints(meetings.count * meetings.mostGroups).fill(-1),
    calendar: ints(people.count * grid.cellCount),
    roomUse: ints(classes.length * grid.cellCount),
    poolUse: problem.poolHeld.slice(),
    startHead: ints(classes.length * grid.cellCount),
    startNext: ints(meetings.count + 1),
    startPrevious: ints(meetings.count + 1),
    mealBlocked: ints(people.mealStarts.items.length),
    mealFree: people.mealMinutes.map(
      (_, meal) => at(people.mealStarts.from, meal + 1) - at(people.mealStarts.from, meal),
    ),
    perDay: ints(people.count * grid.dayCount),
    breaksOf: ints(people.count),
    breakCounts: ints(grid.cellCount + 2).fill(
      people.hasGaps.reduce((sum, each) => sum + each, 0),
      0,
      1,
    ),
    breakers: ints(people.count),
    breakerAt: ints(people.count),
    unplaced: ints(meetings.count).map((_, m) => m),
    unplacedAt: ints(meetings.count).map((_, m) => m),
    totals: { weight: 0, breaks: 0, misses: 0, idle: 0, unplacedCount: meetings.count, breakerCount: 0 },
    added: { breaks: 0, idle: 0 },
  };
}
