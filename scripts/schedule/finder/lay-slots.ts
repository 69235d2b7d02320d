import { at } from '../problem/ints.ts';
import { place, remove } from './place.ts';
import type { SlotTable } from './slot-table.ts';
import type { State } from './state.ts';

/** Lays a table of slots back into the state it was made from; each meeting into any room that is left. */
export function laySlots(state: State, { cell }: SlotTable): void {
  const { options } = state.problem;
  const moved: number[] = [];
  for (const [m, to] of cell.entries())
    if (to >= 0 && at(options.cell, at(state.option, m)) !== to) moved.push(m);
  for (const m of moved) remove(state, m);
  for (const m of moved) place(state, m, optionWithRoom(state, m, at(cell, m)));
}

function optionWithRoom(state: State, m: number, cell: number): number {
  const { options, grid, rooms } = state.problem;
  const first = at(options.from, m * (grid.cellCount + 1) + cell);
  const last = at(options.from, m * (grid.cellCount + 1) + cell + 1);
  for (let option = first; option < last; option += 1) {
    const roomClass = at(options.roomClass, option);
    if (at(state.roomUse, roomClass * grid.cellCount + cell) < at(rooms.size, roomClass)) return option;
  }
  throw new Error('a table of slots holds more meetings in a slot than there are rooms');
}
