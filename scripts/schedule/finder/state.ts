import type { Compiled } from '../problem/compiled.ts';
import { at, realAt } from '../problem/ints.ts';

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
};

export type Totals = {
  weight: number;
  /** Breaks of those whose gaps count, each by its gap weight; and preferred windows missed. */
  breaks: number;
  misses: number;
  unplacedCount: number;
  breakerCount: number;
};

export function emptyState(problem: Compiled): State {
  const { meetings, people, grid, classes, poolSize } = problem;
  const ints = (length: number) => new Int32Array(length);
  return {
    problem,
    option: ints(meetings.count).fill(-1),
    staff: ints(meetings.count * meetings.mostGroups).fill(-1),
    calendar: ints(people.count * grid.cellCount),
    roomUse: ints(classes.length * grid.cellCount),
    poolUse: ints(poolSize.length * grid.cellCount),
    startHead: ints(classes.length * grid.cellCount),
    startNext: ints(meetings.count + 1),
    startPrevious: ints(meetings.count + 1),
    mealBlocked: ints(people.mealStarts.items.length),
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
    totals: { weight: 0, breaks: 0, misses: 0, unplacedCount: meetings.count, breakerCount: 0 },
  };
}

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
  if (at(state.problem.people.hasGaps, person) === 1)
    addBreaks(state, person, breaksAdded(state, person, cell, end));
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
  if (at(state.problem.people.hasGaps, person) === 1)
    addBreaks(state, person, -breaksAdded(state, person, cell, end));
  const day = person * grid.dayCount + at(grid.day, cell);
  state.perDay[day] = at(state.perDay, day) - 1;
  blockMeals(state, day, option, -1);
}

function addBreaks(state: State, person: number, added: number): void {
  if (added === 0) return;
  const former = at(state.breaksOf, person);
  const now = former + added;
  state.breaksOf[person] = now;
  state.breakCounts[former] = at(state.breakCounts, former) - 1;
  state.breakCounts[now] = at(state.breakCounts, now) + 1;
  if (former === 0) addBreaker(state, person);
  else if (now === 0) dropBreaker(state, person);
  state.totals.breaks += added * realAt(state.problem.people.gapWeight, person);
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

/** Breaks more (or fewer) when a person, free there, meets from `cell` to `end`. */
export function breaksAdded(state: State, person: number, cell: number, end: number): number {
  const { grid, options } = state.problem;
  const row = person * grid.cellCount;
  const day = at(grid.day, cell);
  const first = at(grid.dayFirst, day);
  const last = at(grid.dayFirst, day + 1);
  let before = cell - 1;
  while (before >= first && at(state.calendar, row + before) === 0) before -= 1;
  let next = end;
  while (next < last && at(state.calendar, row + next) === 0) next += 1;
  const hasBefore = before >= first;
  const hasNext = next < last;
  if (!hasBefore) return hasNext ? breakBetween(state, person, end, next) : 0;
  const beforeEnd = at(options.end, at(state.option, at(state.calendar, row + before) - 1));
  if (!hasNext) return breakBetween(state, person, beforeEnd, cell);
  return (
    breakBetween(state, person, beforeEnd, cell) +
    breakBetween(state, person, end, next) -
    breakBetween(state, person, beforeEnd, next)
  );
}

/** 1 when the idle time between two meetings, own engagements apart, is longer than the buffer. */
export function breakBetween(state: State, person: number, end: number, next: number): number {
  const { people, grid, bufferMinutes } = state.problem;
  const row = person * (grid.cellCount + 1);
  const idleCells = at(people.idle, row + next) - at(people.idle, row + end);
  return idleCells * grid.slotMinutes > bufferMinutes ? 1 : 0;
}

function blockMeals(state: State, personDay: number, option: number, step: number): void {
  const { people, grid, options, meetings } = state.problem;
  const first = at(people.meals.from, personDay);
  const last = at(people.meals.from, personDay + 1);
  if (first === last) return;
  const start = at(grid.minute, at(options.cell, option));
  const end = start + at(meetings.minutes, at(options.meeting, option));
  for (let i = first; i < last; i += 1) {
    const meal = at(people.meals.items, i);
    const minutes = at(people.mealMinutes, meal);
    const lastStart = at(people.mealStarts.from, meal + 1);
    for (let s = at(people.mealStarts.from, meal); s < lastStart; s += 1) {
      const mealStart = at(people.mealStarts.items, s);
      if (mealStart < end && mealStart + minutes > start)
        state.mealBlocked[s] = at(state.mealBlocked, s) + step;
    }
  }
}

function useRoom(state: State, m: number, option: number, step: number): void {
  const { options, grid } = state.problem;
  const row = at(options.roomClass, option) * grid.cellCount;
  const cell = at(options.cell, option);
  const end = at(options.roomEnd, option);
  for (let c = cell; c < end; c += 1) state.roomUse[row + c] = at(state.roomUse, row + c) + step;
  if (step > 0) chain(state, row + cell, m + 1);
  else unchain(state, row + cell, m + 1);
}

function usePools(state: State, m: number, option: number, step: number): void {
  const { options, grid, meetings } = state.problem;
  const { needs } = meetings;
  const last = at(needs.from, m + 1);
  for (let i = at(needs.from, m); i < last; i += 1) {
    const row = at(needs.items, i) * grid.cellCount;
    const end = at(options.end, option);
    for (let c = at(options.cell, option); c < end; c += 1)
      state.poolUse[row + c] = at(state.poolUse, row + c) + step;
  }
}

function chain(state: State, slot: number, link: number): void {
  const head = at(state.startHead, slot);
  state.startNext[link] = head;
  state.startPrevious[link] = 0;
  if (head > 0) state.startPrevious[head] = link;
  state.startHead[slot] = link;
}

function unchain(state: State, slot: number, link: number): void {
  const next = at(state.startNext, link);
  const previous = at(state.startPrevious, link);
  if (previous > 0) state.startNext[previous] = next;
  else state.startHead[slot] = next;
  if (next > 0) state.startPrevious[next] = previous;
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
