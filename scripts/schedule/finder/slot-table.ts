import type { Compiled } from '../problem/compiled.ts';
import { at, packRows, type Rows } from '../problem/ints.ts';
import { optionsEnd, optionsStart } from './construct.ts';
import type { State } from './state.ts';

/**
 * A schedule whose meetings take one slot each and whose rooms are all alike, as a table of people by slots:
 * what is between two slots can then be exchanged along a chain, which is far quicker than pushing meetings
 * about one by one. Made from a state, and laid back into it.
 */
export type SlotTable = {
  readonly problem: Compiled;
  /** The cell of each meeting, -1 when it has none. */
  readonly cell: Int32Array;
  /** `person × cellCount + cell`: the meeting there, or -1. */
  readonly calendar: Int32Array;
  /** `meeting × cellCount + cell`: `NOT_HERE`, 0, or 1 when a preferred window is missed there. */
  readonly allowed: Int32Array;
  /** Meetings in each cell, and rooms. */
  readonly use: Int32Array;
  readonly capacity: Int32Array;
  /** The placed meetings of each person. */
  readonly meetingsOf: Rows;
};

export const NOT_HERE = -1;

/** Nothing when the problem has meetings of several slots, or anything besides people, rooms and windows. */
export function makeSlotTable(state: State): SlotTable | undefined {
  const { problem } = state;
  const capacity = isPlain(problem) ? roomsOfCells(problem) : undefined;
  if (!capacity) return undefined;
  const { meetings, grid, people, options } = problem;
  const cell = state.option.map((option) => (option < 0 ? -1 : at(options.cell, option)));
  const use = new Int32Array(grid.cellCount);
  for (const each of cell) if (each >= 0) use[each] = at(use, each) + 1;
  return {
    problem,
    cell,
    calendar: state.calendar.map((meeting) => meeting - 1),
    allowed: allowedCells(state),
    use,
    capacity,
    meetingsOf: placedMeetings(state, people.count, meetings.count),
  };
}

/** True when two meetings can only be in each other's way in the same slot. */
function isPlain({ meetings, options, people, grid, nearFrom }: Compiled): boolean {
  return (
    meetings.mostGroups === 0 &&
    meetings.needs.items.length === 0 &&
    meetings.before.items.length === 0 &&
    people.mealStarts.items.length === 0 &&
    nearFrom.every((from, cell) => from === cell) &&
    options.cell.every((cell, option) => takesOneCell(options, option, cell)) &&
    people.maxPerDay.every((most) => most >= grid.cellCount)
  );
}

function takesOneCell({ end, roomEnd, nearEnd }: Compiled['options'], option: number, cell: number): boolean {
  const next = cell + 1;
  return at(end, option) === next && at(roomEnd, option) === next && at(nearEnd, option) === next;
}

/** How many rooms each cell has; nothing when some meeting may use some of them only. */
function roomsOfCells({ meetings, grid, options, rooms }: Compiled): Int32Array | undefined {
  const classes = new Int32Array(grid.cellCount);
  const capacity = new Int32Array(grid.cellCount);
  for (let m = 0; m < meetings.count; m += 1) {
    for (let cell = 0; cell < grid.cellCount; cell += 1) {
      const first = at(options.from, m * (grid.cellCount + 1) + cell);
      const last = at(options.from, m * (grid.cellCount + 1) + cell + 1);
      if (first === last) continue;
      if (at(classes, cell) > 0 && at(classes, cell) !== last - first) return undefined;
      if (at(classes, cell) > 0) continue;
      classes[cell] = last - first;
      for (let option = first; option < last; option += 1)
        capacity[cell] = at(capacity, cell) + at(rooms.size, at(options.roomClass, option));
    }
  }
  return capacity;
}

function allowedCells(state: State): Int32Array {
  const { meetings, grid, options } = state.problem;
  const allowed = new Int32Array(meetings.count * grid.cellCount).fill(NOT_HERE);
  for (let m = 0; m < meetings.count; m += 1) {
    const stands = at(meetings.isFixed, m) === 1 ? at(state.option, m) : -1;
    for (let option = optionsStart(state, m); option < optionsEnd(state, m); option += 1)
      if (stands < 0 || option === stands)
        allowed[m * grid.cellCount + at(options.cell, option)] = at(options.miss, option);
  }
  return allowed;
}

function placedMeetings(state: State, personCount: number, meetingCount: number): Rows {
  const { people } = state.problem.meetings;
  const lists: number[][] = Array.from({ length: personCount }, () => []);
  for (let m = 0; m < meetingCount; m += 1)
    if (at(state.option, m) >= 0)
      for (let i = at(people.from, m); i < at(people.from, m + 1); i += 1)
        lists[at(people.items, i)]?.push(m);
  return packRows(lists);
}
