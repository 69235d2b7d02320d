import { at, realAt } from '../problem/ints.ts';
import { breaksAdded } from './breaks.ts';
import { collectConflicts } from './conflicts.ts';
import { optionsEnd, optionsStart } from './construct.ts';
import { put } from './journal.ts';
import type { Scratch } from './scratch.ts';
import type { State } from './state.ts';
import { BREAK_COST } from './worth.ts';

export type Settle = {
  readonly m: number;
  /** Where to begin among its options, any number. */
  readonly offset: number;
  /** An option that is out of the question; -1 for none. */
  readonly except: number;
};

/** So many options are looked at. */
const LOOKS = 24;

/** Sets a lifted meeting down where it disturbs nothing and costs least, among some of its options. */
export function settleCheapest(state: State, scratch: Scratch, { m, offset, except }: Settle): boolean {
  const first = optionsStart(state, m);
  const count = optionsEnd(state, m) - first;
  const hope = leastCost(state, m);
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count && i < LOOKS && least > hope; i += 1) {
    const option = first + ((i + offset) % count);
    if (option === except) continue;
    const cost = costOfPlacing(state, scratch, m, option);
    if (cost >= least || !isFree(state, scratch, m, option)) continue;
    least = cost;
    best = option;
  }
  if (best < 0 || !isFree(state, scratch, m, best)) return false;
  put(state, m, best, scratch.staff);
  return true;
}

function isFree(state: State, scratch: Scratch, m: number, option: number): boolean {
  return collectConflicts(state, scratch, { m, option, limit: 0 }) && scratch.count === 0;
}

/** No place costs less than this: at best it closes a gap of everyone who has one. */
export function leastCost(state: State, m: number): number {
  const { meetings, people } = state.problem;
  let cost = 0;
  const last = at(meetings.people.from, m + 1);
  for (let i = at(meetings.people.from, m); i < last; i += 1) {
    const person = at(meetings.people.items, i);
    if (at(state.breaksOf, person) > 0) cost -= BREAK_COST * realAt(people.gapWeight, person);
  }
  return cost;
}

/** What it costs those who must attend, in breaks and misses; infinite when one of them is not free. */
function costOfPlacing(state: State, scratch: Scratch, m: number, option: number): number {
  const { meetings, people, options, grid } = state.problem;
  const last = at(meetings.people.from, m + 1);
  const cell = at(options.cell, option);
  const end = at(options.end, option);
  for (let i = at(meetings.people.from, m); i < last; i += 1)
    if (at(state.calendar, at(meetings.people.items, i) * grid.cellCount + cell) > 0)
      return Number.POSITIVE_INFINITY;
  let cost = at(options.miss, option);
  for (let i = at(meetings.people.from, m); i < last; i += 1) {
    const person = at(meetings.people.items, i);
    if (at(people.hasGaps, person) === 0) continue;
    const breaks = breaksAdded(state, person, cell, end);
    cost += realAt(people.gapWeight, person) * (BREAK_COST * breaks + scratch.idlePrice * state.added.idle);
  }
  return cost;
}
