import { at, realAt } from '../problem/ints.ts';
import type { State } from './state.ts';

/** Room to collect in, made once for a search. */
export type Scratch = {
  /** Meetings in the way, and how many. */
  readonly found: Int32Array;
  count: number;
  /** Their weight together. */
  weight: number;
  /** When each meeting was last found, by number of inquiry. */
  readonly seen: Int32Array;
  inquiry: number;
  /** Staff chosen for the meeting asked about. */
  readonly staff: Int32Array;
  /** What each meeting costs to push away: its weight, or what a repair makes of it. */
  readonly price: Float64Array;
  /** The person each group would rather have, as in `State.staff`; -1 for nobody in particular. */
  readonly wished: Int32Array;
  /** What an idle cell inside a break costs beside the break: it leads the search, and is worth nothing. */
  idlePrice: number;
};

export function makeScratch(state: State): Scratch {
  const { count, mostGroups, weight } = state.problem.meetings;
  return {
    found: new Int32Array(count + 1),
    count: 0,
    weight: 0,
    seen: new Int32Array(count + 1),
    inquiry: 0,
    staff: new Int32Array(mostGroups),
    price: Float64Array.from(weight),
    wished: new Int32Array(count * mostGroups).fill(-1),
    idlePrice: 0,
  };
}

/** Puts a meeting among those in the way; false when it is pinned. */
export function addConflict(state: State, scratch: Scratch, other: number): boolean {
  if (at(scratch.seen, other) === scratch.inquiry) return true;
  if (at(state.problem.meetings.isFixed, other) === 1) return false;
  scratch.seen[other] = scratch.inquiry;
  scratch.found[scratch.count] = other;
  scratch.count += 1;
  scratch.weight += realAt(scratch.price, other);
  return true;
}
