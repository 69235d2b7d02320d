import { at } from '../problem/ints.ts';
import { place, remove } from './place.ts';
import type { State } from './state.ts';

/** What a compound move has lifted so far, so that it can be taken back whole. */
export type Journal = {
  readonly meeting: Int32Array;
  readonly option: Int32Array;
  readonly staff: Int32Array;
  /** When each meeting was last lifted, by number of move. */
  readonly lifted: Int32Array;
  count: number;
  move: number;
};

export function makeJournal(state: State): Journal {
  const { count, mostGroups } = state.problem.meetings;
  return {
    meeting: new Int32Array(count),
    option: new Int32Array(count),
    staff: new Int32Array(count * mostGroups),
    lifted: new Int32Array(count),
    count: 0,
    move: 0,
  };
}

export function beginMove(journal: Journal): void {
  journal.count = 0;
  journal.move += 1;
}

export function isLifted(journal: Journal, m: number): boolean {
  return at(journal.lifted, m) === journal.move;
}

/** Remembers where a meeting stands and takes it up; an unplaced one is remembered as such. */
export function lift(state: State, journal: Journal, m: number): void {
  if (!isLifted(journal, m)) {
    const width = state.problem.meetings.mostGroups;
    journal.lifted[m] = journal.move;
    journal.meeting[journal.count] = m;
    journal.option[journal.count] = at(state.option, m);
    for (let g = 0; g < width; g += 1)
      journal.staff[journal.count * width + g] = at(state.staff, m * width + g);
    journal.count += 1;
  }
  if (at(state.option, m) >= 0) remove(state, m);
}

/** Puts a lifted meeting down with the staff given. */
export function put(state: State, m: number, option: number, staff: Int32Array): void {
  const width = state.problem.meetings.mostGroups;
  for (let g = 0; g < width; g += 1) state.staff[m * width + g] = at(staff, g);
  place(state, m, option);
}

/** Everything back to where it was before the move. */
export function takeBack(state: State, journal: Journal): void {
  const width = state.problem.meetings.mostGroups;
  for (let i = 0; i < journal.count; i += 1) {
    const m = at(journal.meeting, i);
    if (at(state.option, m) >= 0) remove(state, m);
  }
  for (let i = 0; i < journal.count; i += 1) {
    const m = at(journal.meeting, i);
    if (at(journal.option, i) < 0) continue;
    for (let g = 0; g < width; g += 1) state.staff[m * width + g] = at(journal.staff, i * width + g);
    place(state, m, at(journal.option, i));
  }
}
