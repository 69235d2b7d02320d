import { at, realAt } from '../problem/ints.ts';
import { collectConflicts } from './conflicts.ts';
import { put } from './journal.ts';
import type { Scratch } from './scratch.ts';
import type { State } from './state.ts';

/**
 * Places what it can, pins first, then the heaviest, then what has the fewest starts, each at the first
 * start that disturbs nothing.
 */
export function construct(state: State, scratch: Scratch): void {
  const { meetings } = state.problem;
  const order = Array.from({ length: meetings.count }, (_, m) => m);
  const choices = (m: number) => optionsEnd(state, m) - optionsStart(state, m);
  order.sort(
    (a, b) =>
      at(meetings.isFixed, b) - at(meetings.isFixed, a) ||
      realAt(meetings.weight, b) - realAt(meetings.weight, a) ||
      choices(a) - choices(b) ||
      a - b,
  );
  for (const m of order) if (at(state.option, m) < 0) insertFirst(state, scratch, m);
}

/** Places a meeting at its first start, from `offset` on and round, that disturbs nothing. */
export function insertFirst(state: State, scratch: Scratch, m: number, offset = 0): boolean {
  const first = optionsStart(state, m);
  const count = optionsEnd(state, m) - first;
  for (let i = 0; i < count; i += 1) {
    const option = first + ((i + offset) % count);
    if (!collectConflicts(state, scratch, { m, option, limit: 0 })) continue;
    if (scratch.count > 0) continue;
    put(state, m, option, scratch.staff);
    return true;
  }
  return false;
}

export function optionsStart(state: State, m: number): number {
  return at(state.problem.options.from, m * (state.problem.grid.cellCount + 1));
}

export function optionsEnd(state: State, m: number): number {
  return at(state.problem.options.from, (m + 1) * (state.problem.grid.cellCount + 1));
}
