import { at, realAt } from '../problem/ints.ts';
import { addConflict, type Scratch } from './scratch.ts';
import type { State } from './state.ts';

/** Who would have to leave the room class, over any of the cells. */
export function addRoomConflicts(state: State, scratch: Scratch, m: number, option: number): boolean {
  const { options, grid, rooms } = state.problem;
  const roomClass = at(options.roomClass, option);
  const row = roomClass * grid.cellCount;
  const size = at(rooms.size, roomClass);
  const end = at(options.roomEnd, option);
  for (let c = at(options.cell, option); c < end; c += 1) {
    if (at(state.roomUse, row + c) < size) continue;
    if (!freeOneRoom(state, scratch, { m, roomClass, cell: c })) return false;
  }
  return true;
}

type RoomCell = { readonly m: number; readonly roomClass: number; readonly cell: number };

/** Among those in the class at a cell, one has to go, the cheapest, unless one is going anyhow. */
function freeOneRoom(state: State, scratch: Scratch, { m, roomClass, cell }: RoomCell): boolean {
  const { options, grid, rooms, meetings } = state.problem;
  const row = roomClass * grid.cellCount;
  let over = at(state.roomUse, row + cell) + 1 - at(rooms.size, roomClass);
  let best = -1;
  let ties = 0;
  let left = at(state.roomUse, row + cell);
  for (let c = cell; c >= 0 && left > 0; c -= 1) {
    for (let link = at(state.startHead, row + c); link > 0; link = at(state.startNext, link)) {
      const other = link - 1;
      if (at(options.roomEnd, at(state.option, other)) <= cell) continue;
      left -= 1;
      if (other === m || at(scratch.seen, other) === scratch.inquiry) over -= 1;
      else if (at(meetings.isFixed, other) === 0) {
        const price = best < 0 ? 1 : realAt(scratch.price, other) - realAt(scratch.price, best);
        if (best >= 0 && price === 0) ties += 1;
        if (best < 0 || price < 0 || (price === 0 && (scratch.inquiry * 7 + other * 13) % (ties + 1) === 0))
          best = other;
        if (price < 0) ties = 0;
      }
    }
  }
  if (over <= 0) return true;
  return over === 1 && best >= 0 && addConflict(state, scratch, best);
}
