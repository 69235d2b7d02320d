import type { Schedule } from '../instance.ts';
import { minutesOfInstant } from '../instant.ts';
import type { Compiled } from '../problem/compiled.ts';
import { at } from '../problem/ints.ts';
import { cellAt } from '../problem/time-grid.ts';

/** A former schedule in the terms of the problem as it is now. */
export type Former = {
  /** The cell each meeting was at, or -1: not placed, or at a time that is no cell any more. */
  readonly cell: Int32Array;
  /** Its former room, by meeting. */
  readonly room: readonly (string | undefined)[];
  /** Its former staff, as in the finder's state. */
  readonly staff: Int32Array;
  /** 1 when it had a place, 0 when it had none or is new. */
  readonly wasPlaced: Int32Array;
};

export function readFormer(problem: Compiled, schedule: Schedule): Former {
  const { instance, meetings, grid } = problem;
  const numbers = new Map(instance.meetings.map(({ id }, m) => [id, m]));
  const people = new Map(instance.people.map(({ id }, person) => [id, person]));
  const cell = new Int32Array(meetings.count).fill(-1);
  const staff = new Int32Array(meetings.count * meetings.mostGroups).fill(-1);
  const wasPlaced = new Int32Array(meetings.count);
  const room: (string | undefined)[] = Array.from({ length: meetings.count });
  for (const assignment of schedule.assignments) {
    const m = numbers.get(assignment.meeting);
    if (m === undefined) continue;
    wasPlaced[m] = 1;
    cell[m] = cellAt(grid, minutesOfInstant(assignment.start));
    room[m] = assignment.room;
    for (const [g, id] of (assignment.with ?? []).entries())
      if (g < meetings.mostGroups) staff[m * meetings.mostGroups + g] = people.get(id) ?? -1;
  }
  return { cell, room, staff, wasPlaced };
}

/** The options a meeting has at its former time, the class of its former room first. */
export function formerOptions(problem: Compiled, former: Former, m: number): readonly number[] {
  const { options, grid, classes } = problem;
  const cell = at(former.cell, m);
  if (cell < 0) return [];
  const slot = m * (grid.cellCount + 1) + cell;
  const first = at(options.from, slot);
  const list = Array.from({ length: at(options.from, slot + 1) - first }, (_, i) => first + i);
  const wanted = former.room[m] ?? '';
  const isOld = (option: number) => (classes[at(options.roomClass, option)]?.rooms.includes(wanted) ? 0 : 1);
  return list.sort((a, b) => isOld(a) - isOld(b) || a - b);
}

/** True when a meeting stands at another time than before. */
export function isMoved({ options }: Compiled, former: Former, m: number, option: number): boolean {
  return at(former.wasPlaced, m) === 1 && option >= 0 && at(options.cell, option) !== at(former.cell, m);
}
