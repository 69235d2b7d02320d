import { at, realAt } from '../problem/ints.ts';
import { addBreaks, breaksAdded } from './breaks.ts';
import { blockMeals, usePools, useRoom } from './occupy.ts';
import type { State } from './state.ts';

/** Puts a meeting down; the staff for its groups must be in `state.staff` already. Checks nothing. */
export function place(state: State, m: number, option: number): void {
  const { problem, totals } = state;
  const { meetings, options } = problem;
  state.option[m] = option;
  const { people } = meetings;
  const lastPerson = at(people.from, m + 1);
  for (let i = at(people.from, m); i < lastPerson; i += 1) book(state, at(people.items, i), m, option);
  const groupCount = at(meetings.groups.from, m + 1) - at(meetings.groups.from, m);
  for (let g = 0; g < groupCount; g += 1)
    book(state, at(state.staff, m * meetings.mostGroups + g), m, option);
  useRoom(state, m, option, 1);
  usePools(state, m, option, 1);
  totals.weight += realAt(meetings.weight, m);
  totals.misses += at(options.miss, option);
  takeOffList(state, m);
}

/** Takes a placed meeting up again, its staff too. */
export function remove(state: State, m: number): void {
  const { problem, totals } = state;
  const { meetings, options } = problem;
  const option = at(state.option, m);
  const { people } = meetings;
  const lastPerson = at(people.from, m + 1);
  for (let i = at(people.from, m); i < lastPerson; i += 1) unbook(state, at(people.items, i), option);
  const groupCount = at(meetings.groups.from, m + 1) - at(meetings.groups.from, m);
  for (let g = 0; g < groupCount; g += 1) unbook(state, at(state.staff, m * meetings.mostGroups + g), option);
  useRoom(state, m, option, -1);
  usePools(state, m, option, -1);
  totals.weight -= realAt(meetings.weight, m);
  totals.misses -= at(options.miss, option);
  state.option[m] = -1;
  putOnList(state, m);
}

function book(state: State, person: number, m: number, option: number): void {
  const { options, grid } = state.problem;
  const cell = at(options.cell, option);
  const end = at(options.end, option);
  if (at(state.problem.people.hasGaps, person) === 1) {
    breaksAdded(state, person, cell, end);
    addBreaks(state, person, 1);
  }
  const row = person * grid.cellCount;
  for (let c = cell; c < end; c += 1) state.calendar[row + c] = m + 1;
  const day = person * grid.dayCount + at(grid.day, cell);
  state.perDay[day] = at(state.perDay, day) + 1;
  blockMeals(state, day, option, 1);
}

function unbook(state: State, person: number, option: number): void {
  const { options, grid } = state.problem;
  const cell = at(options.cell, option);
  const end = at(options.end, option);
  const row = person * grid.cellCount;
  for (let c = cell; c < end; c += 1) state.calendar[row + c] = 0;
  if (at(state.problem.people.hasGaps, person) === 1) {
    breaksAdded(state, person, cell, end);
    addBreaks(state, person, -1);
  }
  const day = person * grid.dayCount + at(grid.day, cell);
  state.perDay[day] = at(state.perDay, day) - 1;
  blockMeals(state, day, option, -1);
}

function takeOffList(state: State, m: number): void {
  const { unplaced, unplacedAt, totals } = state;
  totals.unplacedCount -= 1;
  const position = at(unplacedAt, m);
  const last = at(unplaced, totals.unplacedCount);
  unplaced[position] = last;
  unplacedAt[last] = position;
}

function putOnList(state: State, m: number): void {
  const { unplaced, unplacedAt, totals } = state;
  unplaced[totals.unplacedCount] = m;
  unplacedAt[m] = totals.unplacedCount;
  totals.unplacedCount += 1;
}
