import { at, realAt } from '../problem/ints.ts';
import { addConflict, type Scratch } from './scratch.ts';
import type { State } from './state.ts';

/** Who would have to give back what the meeting needs of the pools. */
export function addPoolConflicts(state: State, scratch: Scratch, m: number, option: number): boolean {
  const { options, grid, meetings, poolSize } = state.problem;
  const { needs } = meetings;
  const last = at(needs.from, m + 1);
  for (let i = at(needs.from, m); i < last; i += 1) {
    const pool = at(needs.items, i);
    const wanted = countOf(needs.items, at(needs.from, m), last, pool);
    if (wanted > at(poolSize, pool)) return false;
    const end = at(options.end, option);
    for (let c = at(options.cell, option); c < end; c += 1)
      if (at(state.poolUse, pool * grid.cellCount + c) + wanted > at(poolSize, pool))
        if (!freePool(state, scratch, { m, pool, cell: c, wanted })) return false;
  }
  return true;
}

type PoolCell = { readonly m: number; readonly pool: number; readonly cell: number; readonly wanted: number };

function freePool(state: State, scratch: Scratch, { m, pool, cell, wanted }: PoolCell): boolean {
  const { grid, poolSize } = state.problem;
  let over = at(state.poolUse, pool * grid.cellCount + cell) + wanted - at(poolSize, pool);
  const holders = poolHolders(state, pool, cell).filter(({ other }) => other !== m);
  for (const { other, held } of holders) if (at(scratch.seen, other) === scratch.inquiry) over -= held;
  holders.sort((a, b) => realAt(scratch.price, a.other) - realAt(scratch.price, b.other));
  for (const { other, held } of holders) {
    if (over <= 0) return true;
    if (at(scratch.seen, other) === scratch.inquiry || at(state.problem.meetings.isFixed, other) === 1)
      continue;
    if (!addConflict(state, scratch, other)) return false;
    over -= held;
  }
  return over <= 0;
}

function poolHolders(state: State, pool: number, cell: number): { other: number; held: number }[] {
  const { meetings, options, grid } = state.problem;
  const holders: { other: number; held: number }[] = [];
  const day = at(grid.day, cell);
  for (let c = at(grid.dayFirst, day); c <= cell; c += 1)
    for (let row = 0; row < state.problem.classes.length; row += 1)
      for (
        let link = at(state.startHead, row * grid.cellCount + c);
        link > 0;
        link = at(state.startNext, link)
      ) {
        const other = link - 1;
        if (at(options.end, at(state.option, other)) <= cell) continue;
        const { needs } = meetings;
        const held = countOf(needs.items, at(needs.from, other), at(needs.from, other + 1), pool);
        if (held > 0) holders.push({ other, held });
      }
  return holders;
}

function countOf(items: Int32Array, from: number, to: number, wanted: number): number {
  let count = 0;
  for (let i = from; i < to; i += 1) if (at(items, i) === wanted) count += 1;
  return count;
}
