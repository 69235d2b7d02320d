import { at } from '../problem/ints.ts';
import { breakSpread } from './breaks.ts';
import { place, remove } from './place.ts';
import type { State } from './state.ts';
import type { Worth } from './worth.ts';

/** A whole schedule, put by: the option and the staff of each meeting, and what they are worth. */
export type Snapshot = Worth & { readonly option: Int32Array; readonly staff: Int32Array };

export function takeSnapshot(state: State): Snapshot {
  const { weight, breaks, misses } = state.totals;
  return {
    option: state.option.slice(),
    staff: state.staff.slice(),
    weight,
    breaks,
    misses,
    spread: breakSpread(state),
  };
}

/** Lays the schedule of a snapshot, taking up whatever stands otherwise. */
export function restoreSnapshot(state: State, snapshot: Snapshot): void {
  const width = state.problem.meetings.mostGroups;
  const isSame = (m: number): boolean => {
    if (at(state.option, m) !== at(snapshot.option, m)) return false;
    for (let g = m * width; g < (m + 1) * width; g += 1)
      if (at(state.staff, g) !== at(snapshot.staff, g)) return false;
    return true;
  };
  const changed: number[] = [];
  for (let m = 0; m < state.option.length; m += 1) if (!isSame(m)) changed.push(m);
  for (const m of changed) if (at(state.option, m) >= 0) remove(state, m);
  for (const m of changed) {
    state.staff.set(snapshot.staff.subarray(m * width, (m + 1) * width), m * width);
    if (at(snapshot.option, m) >= 0) place(state, m, at(snapshot.option, m));
  }
}
