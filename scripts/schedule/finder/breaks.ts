import { at, realAt } from '../problem/ints.ts';
import type { State } from './state.ts';

/** The most breaks anyone has whose gaps count, less the fewest. */
export function breakSpread(state: State): number {
  const { breakCounts, totals } = state;
  if (totals.breakerCount === 0) return 0;
  let fewest = 0;
  while (at(breakCounts, fewest) === 0) fewest += 1;
  let most = fewest;
  let left = totals.breakerCount - (fewest > 0 ? at(breakCounts, fewest) : 0);
  while (left > 0) {
    most += 1;
    left -= at(breakCounts, most);
  }
  return most - fewest;
}

/** Idle cells beyond this many in a gap are all one to the search. */
export const LONGEST_GAP = 6;

/**
 * What changes when a person, free there, meets from `cell` to `end`: the breaks more (or fewer). The idle
 * cells in them, more or fewer, are left in `state.added.idle`.
 */
export function breaksAdded(state: State, person: number, cell: number, end: number): number {
  const { grid, options, people } = state.problem;
  const row = person * grid.cellCount;
  const day = at(grid.day, cell);
  const first = at(grid.dayFirst, day);
  const last = at(grid.dayFirst, day + 1);
  let before = cell - 1;
  while (before >= first && at(state.calendar, row + before) === 0) before -= 1;
  let next = end;
  while (next < last && at(state.calendar, row + next) === 0) next += 1;
  const { added } = state;
  added.breaks = 0;
  added.idle = 0;
  const idleRow = person * (grid.cellCount + 1);
  const nextIdle = next < last ? at(people.idle, idleRow + next) : -1;
  if (nextIdle >= 0) addGap(state, nextIdle - at(people.idle, idleRow + end), 1);
  if (before < first) return added.breaks;
  const beforeEnd = at(options.end, at(state.option, at(state.calendar, row + before) - 1));
  const beforeIdle = at(people.idle, idleRow + beforeEnd);
  addGap(state, at(people.idle, idleRow + cell) - beforeIdle, 1);
  if (nextIdle >= 0) addGap(state, nextIdle - beforeIdle, -1);
  return added.breaks;
}

function addGap({ problem, added }: State, idleCells: number, sign: number): void {
  if (idleCells * problem.grid.slotMinutes <= problem.bufferMinutes) return;
  added.breaks += sign;
  added.idle += sign * Math.min(idleCells, LONGEST_GAP);
}

/** 1 when the idle time between two meetings, own engagements apart, is longer than the buffer. */
export function breakBetween(state: State, person: number, end: number, next: number): number {
  const { people, grid, bufferMinutes } = state.problem;
  const row = person * (grid.cellCount + 1);
  const idleCells = at(people.idle, row + next) - at(people.idle, row + end);
  return idleCells * grid.slotMinutes > bufferMinutes ? 1 : 0;
}

/** Notes what `breaksAdded` found of a person, or takes it off again: `sign` is 1 or -1. */
export function addBreaks(state: State, person: number, sign: number): void {
  const { added, totals } = state;
  const weight = sign * realAt(state.problem.people.gapWeight, person);
  totals.idle += added.idle * weight;
  if (added.breaks === 0) return;
  const former = at(state.breaksOf, person);
  const now = former + sign * added.breaks;
  state.breaksOf[person] = now;
  state.breakCounts[former] = at(state.breakCounts, former) - 1;
  state.breakCounts[now] = at(state.breakCounts, now) + 1;
  if (former === 0) addBreaker(state, person);
  else if (now === 0) dropBreaker(state, person);
  totals.breaks += added.breaks * weight;
}

function addBreaker(state: State, person: number): void {
  state.breakers[state.totals.breakerCount] = person;
  state.breakerAt[person] = state.totals.breakerCount;
  state.totals.breakerCount += 1;
}

function dropBreaker(state: State, person: number): void {
  state.totals.breakerCount -= 1;
  const last = at(state.breakers, state.totals.breakerCount);
  const position = at(state.breakerAt, person);
  state.breakers[position] = last;
  state.breakerAt[last] = position;
}
