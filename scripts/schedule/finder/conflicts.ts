import { at } from '../problem/ints.ts';
import { chooseStaff } from './choose-staff.ts';
import { addOrderConflicts } from './order-conflicts.ts';
import { addPersonConflicts } from './person-conflicts.ts';
import { addPoolConflicts } from './pool-conflicts.ts';
import { addRoomConflicts } from './room-conflicts.ts';
import type { Scratch } from './scratch.ts';
import type { State } from './state.ts';

/**
 * Collects in `scratch` the meetings that would have to go for `m` to stand at `option`, and the staff it
 * would take. False when something pinned is in the way, nobody of a group may come, or the price passes
 * `limit`.
 */
export function collectConflicts(
  state: State,
  scratch: Scratch,
  request: { readonly m: number; readonly option: number; readonly limit: number },
): boolean {
  const { m, option, limit } = request;
  scratch.count = 0;
  scratch.weight = 0;
  scratch.inquiry += 1;
  scratch.seen[m] = scratch.inquiry;
  const { people } = state.problem.meetings;
  const last = at(people.from, m + 1);
  for (let i = at(people.from, m); i < last; i += 1)
    if (!addPersonConflicts(state, scratch, at(people.items, i), m, option) || scratch.weight > limit)
      return false;
  if (!addRoomConflicts(state, scratch, m, option) || scratch.weight > limit) return false;
  if (!addPoolConflicts(state, scratch, m, option) || scratch.weight > limit) return false;
  if (!addOrderConflicts(state, scratch, m, option)) return false;
  return chooseStaff(state, scratch, m, option) && scratch.weight <= limit;
}
