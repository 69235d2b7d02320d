import { at } from '../problem/ints.ts';
import { addConflict, type Scratch } from './scratch.ts';
import type { State } from './state.ts';

/** What would come too early or too late beside it. */
export function addOrderConflicts(state: State, scratch: Scratch, m: number, option: number): boolean {
  const { meetings, options } = state.problem;
  const cell = at(options.cell, option);
  const { before, after } = meetings;
  for (let i = at(before.from, m); i < at(before.from, m + 1); i += 1) {
    const later = at(before.items, i);
    const other = at(state.option, later);
    if (other >= 0 && at(options.cell, other) <= cell && !addConflict(state, scratch, later)) return false;
  }
  for (let i = at(after.from, m); i < at(after.from, m + 1); i += 1) {
    const earlier = at(after.items, i);
    const other = at(state.option, earlier);
    if (other >= 0 && at(options.cell, other) >= cell && !addConflict(state, scratch, earlier)) return false;
  }
  return true;
}
