import type { Compiled } from '../problem/compiled.ts';
import { at } from '../problem/ints.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Gives each placed meeting a room of its class; the index of the room in the class, or -1 when unplaced.
 * `wanted` names the room a meeting should keep if that is possible.
 */
export function nameRooms(
  problem: Compiled,
  { option }: Pick<Snapshot, 'option'>,
  wanted: (m: number) => string | undefined = () => undefined,
): Int32Array {
  const named = new Int32Array(option.length).fill(-1);
  for (const [c, { rooms }] of problem.classes.entries()) {
    const members = membersOf(problem, option, c);
    const free = new Int32Array(rooms.length);
    for (const m of members) {
      const cell = at(problem.options.cell, at(option, m));
      const wish = rooms.indexOf(wanted(m) ?? '');
      const room = wish >= 0 && at(free, wish) <= cell ? wish : free.findIndex((until) => until <= cell);
      if (room < 0) throw new Error('a room class holds more meetings than it has rooms');
      named[m] = room;
      free[room] = at(problem.options.roomEnd, at(option, m));
    }
  }
  return named;
}

function membersOf({ options }: Compiled, option: Int32Array, roomClass: number): readonly number[] {
  const members: number[] = [];
  for (let m = 0; m < option.length; m += 1)
    if (at(option, m) >= 0 && at(options.roomClass, at(option, m)) === roomClass) members.push(m);
  return members.sort((a, b) => at(options.cell, at(option, a)) - at(options.cell, at(option, b)));
}
