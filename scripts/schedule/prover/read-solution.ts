import { collectConflicts } from '../finder/conflicts.ts';
import { put } from '../finder/journal.ts';
import { makeScratch } from '../finder/scratch.ts';
import { type Snapshot, takeSnapshot } from '../finder/snapshot.ts';
import { emptyState } from '../finder/state.ts';
import type { Compiled } from '../problem/compiled.ts';
import { at, realAt } from '../problem/ints.ts';
import type { PlacementColumns } from './placement-columns.ts';

/**
 * The schedule that a solver's values mean, with staff named for the groups, in the order of time. Nothing
 * when a rule is broken after all, or no naming is found: the model may be looser than the truth.
 */
export function readSolution(
  problem: Compiled,
  columns: PlacementColumns,
  values: Float64Array,
  wishedStaff?: Int32Array,
): Snapshot | undefined {
  const state = emptyState(problem);
  const scratch = makeScratch(state);
  if (wishedStaff) scratch.wished.set(wishedStaff);
  const chosen: number[] = [];
  for (let column = 0; column < columns.count; column += 1)
    if (realAt(values, column) > 0.5) chosen.push(column);
  chosen.sort((a, b) => at(columns.cell, a) - at(columns.cell, b));
  for (const column of chosen) {
    const m = at(columns.meeting, column);
    const option = at(columns.option, column);
    if (!collectConflicts(state, scratch, { m, option, limit: 0 }) || scratch.count > 0) return undefined;
    put(state, m, option, scratch.staff);
  }
  return takeSnapshot(state);
}
