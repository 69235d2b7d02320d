import { at, realAt } from '../problem/ints.ts';
import { addMealConflicts } from './meal-conflicts.ts';
import { addConflict, type Scratch } from './scratch.ts';
import type { State } from './state.ts';

/** What a person does too near to the meeting asked about, over a meal they need, or beyond their most a day. */
export function addPersonConflicts(
  state: State,
  scratch: Scratch,
  person: number,
  m: number,
  option: number,
): boolean {
  const { grid, options, nearFrom } = state.problem;
  const row = person * grid.cellCount;
  const nearEnd = at(options.nearEnd, option);
  for (let c = at(nearFrom, at(options.cell, option)); c < nearEnd; c += 1) {
    const other = at(state.calendar, row + c) - 1;
    if (other < 0 || other === m || at(scratch.seen, other) === scratch.inquiry) continue;
    if (tooNear(state, option, at(state.option, other)) && !addConflict(state, scratch, other)) return false;
  }
  return (
    addMealConflicts(state, scratch, person, option) && addDayConflicts(state, scratch, person, m, option)
  );
}

function tooNear(state: State, option: number, other: number): boolean {
  const { options, grid, travel, venueCount, rooms, meetings, bufferMinutes } = state.problem;
  const venue = at(rooms.venue, at(options.roomClass, option));
  const otherVenue = at(rooms.venue, at(options.roomClass, other));
  const need = bufferMinutes + at(travel, venue * venueCount + otherVenue);
  const start = at(grid.minute, at(options.cell, option));
  const otherStart = at(grid.minute, at(options.cell, other));
  return (
    otherStart < start + at(meetings.minutes, at(options.meeting, option)) + need &&
    start < otherStart + at(meetings.minutes, at(options.meeting, other)) + need
  );
}

function addDayConflicts(state: State, scratch: Scratch, person: number, m: number, option: number): boolean {
  const { people, grid, options } = state.problem;
  const day = at(grid.day, at(options.cell, option));
  let over =
    at(state.perDay, person * grid.dayCount + day) + 1 - at(people.maxPerDay, person * grid.dayCount + day);
  if (over <= 0) return true;
  const row = person * grid.cellCount;
  const last = at(grid.dayFirst, day + 1);
  let best = -1;
  for (let c = at(grid.dayFirst, day); c < last; c += 1) {
    const other = at(state.calendar, row + c) - 1;
    if (other < 0 || other === m || at(options.cell, at(state.option, other)) !== c) continue;
    if (at(scratch.seen, other) === scratch.inquiry) over -= 1;
    else if (at(state.problem.meetings.isFixed, other) === 0)
      if (best < 0 || realAt(scratch.price, other) < realAt(scratch.price, best)) best = other;
  }
  if (over <= 0) return true;
  return over === 1 && best >= 0 && addConflict(state, scratch, best);
}
