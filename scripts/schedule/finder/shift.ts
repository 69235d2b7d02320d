import { at, realAt } from '../problem/ints.ts';
import { leastCost, settleCheapest } from './cheapest.ts';
import { collectConflicts } from './conflicts.ts';
import { isLifted, type Journal, lift, put } from './journal.ts';
import type { Scratch } from './scratch.ts';
import type { State } from './state.ts';
import { BREAK_COST, qualityCost } from './worth.ts';

const MOST_MOVED = 12;
const MOST_IN_THE_WAY = 4;

export type Shift = {
  readonly state: State;
  readonly scratch: Scratch;
  readonly journal: Journal;
  readonly random: () => number;
};

export type Target = {
  readonly m: number;
  readonly option: number;
  /** The highest cost of breaks and misses that would be accepted in the end. */
  readonly worst: number;
};

/**
 * Sets a meeting down at `option`. What is in the way changes places with it, pushing others on in turn, or
 * goes where it disturbs nothing. False when that does not come out; the journal then takes it back.
 */
export function shiftTo(shift: Shift, { m, option, worst }: Target): boolean {
  const { state, journal, random } = shift;
  const { options } = state.problem;
  const former = at(state.option, m);
  const leastWeight = state.totals.weight;
  lift(state, journal, m);
  const pushed = clear(shift, m, option);
  if (!pushed) return false;
  const swaps = former >= 0 && random() < 0.7;
  const step = former >= 0 ? at(options.cell, former) - at(options.cell, option) : 0;
  const waiting = pushed.map((other) => ({ other, step }));
  const staffHope = BREAK_COST * state.problem.meetings.mostGroups * state.problem.people.heaviestGap;
  while (true) {
    if (bestHope(shift, waiting, staffHope) > worst) return false;
    const next = waiting.pop();
    if (!next) return true;
    if (journal.count > MOST_MOVED) return false;
    const target = swaps ? optionBeside(shift, next.other, next.step) : -1;
    const further = target >= 0 ? clear(shift, next.other, target) : undefined;
    if (further) for (const other of further) waiting.push({ other, step: -next.step });
    else if (!settle(shift, next.other) && !canDrop(shift, waiting, leastWeight)) return false;
  }
}

/** The least cost that is possible once all who wait are set down: each closes a gap of who has one. */
function bestHope(
  { state, scratch }: Shift,
  waiting: readonly { readonly other: number }[],
  staffHope: number,
): number {
  let hope = qualityCost(state.totals);
  if (waiting.length === 0) return hope + scratch.idlePrice * state.totals.idle;
  for (const { other } of waiting) hope += leastCost(state, other) - staffHope;
  return hope;
}

/** Lifts what is in the way of `m` at `option`, and sets it down there. */
function clear(shift: Shift, m: number, option: number): number[] | undefined {
  const { state, scratch, journal } = shift;
  const limit = Number.POSITIVE_INFINITY;
  if (!collectConflicts(state, scratch, { m, option, limit }) || scratch.count > MOST_IN_THE_WAY)
    return undefined;
  const pushed: number[] = [];
  for (let i = 0; i < scratch.count; i += 1) {
    const other = at(scratch.found, i);
    if (isLifted(journal, other)) return undefined;
    pushed.push(other);
  }
  for (const other of pushed) lift(state, journal, other);
  put(state, m, option, scratch.staff);
  return pushed;
}

/** The option so many cells from where the meeting stood before the move, in any class; -1 without one. */
function optionBeside({ state, journal, random }: Shift, m: number, step: number): number {
  const { options, grid } = state.problem;
  const former = formerOption(journal, m);
  if (former < 0) return -1;
  const cell = at(options.cell, former) + step;
  if (cell < 0 || cell >= grid.cellCount) return -1;
  return optionAtCell(state, m, cell, random);
}

/** One of the options of a meeting at a cell; -1 without one. */
export function optionAtCell(state: State, m: number, cell: number, random: () => number): number {
  const { options, grid } = state.problem;
  const slot = m * (grid.cellCount + 1) + cell;
  const first = at(options.from, slot);
  const count = at(options.from, slot + 1) - first;
  if (count === 0) return -1;
  return count === 1 ? first : first + Math.floor(random() * count);
}

function formerOption(journal: Journal, m: number): number {
  for (let i = 0; i < journal.count; i += 1) if (at(journal.meeting, i) === m) return at(journal.option, i);
  return -1;
}

/** True when as much weight as before is placed even without the one in hand: another took its place. */
function canDrop(
  { state }: Shift,
  waiting: readonly { readonly other: number }[],
  leastWeight: number,
): boolean {
  let { weight } = state.totals;
  for (const { other } of waiting) weight += realAt(state.problem.meetings.weight, other);
  return weight >= leastWeight;
}

function settle({ state, scratch, random }: Shift, m: number): boolean {
  return settleCheapest(state, scratch, { m, offset: Math.floor(random() * 4096), except: -1 });
}
