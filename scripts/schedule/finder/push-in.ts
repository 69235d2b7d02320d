import { at, realAt } from '../problem/ints.ts';
import { collectConflicts } from './conflicts.ts';
import { insertFirst, optionsEnd, optionsStart } from './construct.ts';
import { put } from './journal.ts';
import { remove } from './place.ts';
import type { Scratch } from './scratch.ts';
import type { State } from './state.ts';

export type PushOptions = {
  readonly random: () => number;
  /** Weight that may be lost for a while, on average. */
  readonly temperature: number;
};

/**
 * One link of an ejection chain: sets a meeting down, pushes away what is in the way when that is worth it,
 * and tries to put that elsewhere. An unplaced meeting tries all its starts from a random one on; a placed
 * one tries one. False when nothing was worth it.
 */
export function pushIn(
  state: State,
  scratch: Scratch,
  m: number,
  { random, temperature }: PushOptions,
): boolean {
  const former = at(state.option, m);
  const gain = former < 0 ? realAt(state.problem.meetings.weight, m) : 0;
  const limit = gain - temperature * Math.log(Math.max(random(), 1e-12));
  const staffBefore = former < 0 ? undefined : liftWithStaff(state, m);
  const option = firstWorthwhile(state, scratch, { m, limit, former, random });
  if (option < 0) {
    if (staffBefore) put(state, m, former, staffBefore);
    return false;
  }
  const pushed = scratch.count > 0 ? Array.from(scratch.found.subarray(0, scratch.count)) : NOBODY;
  for (const other of pushed) remove(state, other);
  put(state, m, option, scratch.staff);
  for (const other of pushed) insertFirst(state, scratch, other, Math.floor(random() * 4096));
  return true;
}

type Hunt = {
  readonly m: number;
  readonly limit: number;
  readonly former: number;
  readonly random: () => number;
};

function firstWorthwhile(state: State, scratch: Scratch, { m, limit, former, random }: Hunt): number {
  const first = optionsStart(state, m);
  const count = optionsEnd(state, m) - first;
  const offset = Math.floor(random() * count);
  const tries = former < 0 ? count : Math.min(1, count);
  for (let i = 0; i < tries; i += 1) {
    const option = first + ((offset + i) % count);
    if (option !== former && collectConflicts(state, scratch, { m, option, limit })) return option;
  }
  return -1;
}

const NOBODY: readonly number[] = [];

function liftWithStaff(state: State, m: number): Int32Array {
  const width = state.problem.meetings.mostGroups;
  const staff = state.staff.slice(m * width, (m + 1) * width);
  remove(state, m);
  return staff;
}
