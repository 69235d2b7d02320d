import { collectConflicts } from '../finder/conflicts.ts';
import { insertFirst, optionsEnd, optionsStart } from '../finder/construct.ts';
import { beginMove, type Journal, lift, put, takeBack } from '../finder/journal.ts';
import type { Scratch } from '../finder/scratch.ts';
import type { State } from '../finder/state.ts';
import { at, realAt } from '../problem/ints.ts';
import { type Former, formerOptions } from './former.ts';

export type Repair = {
  readonly state: State;
  readonly scratch: Scratch;
  readonly journal: Journal;
  readonly former: Former;
};

/**
 * Lays the former schedule again as far as it holds, then places what lost its place and what is new, at the
 * cost of as few others as possible.
 */
export function mend(repair: Repair): void {
  const { state } = repair;
  const { meetings } = state.problem;
  const all = Array.from({ length: meetings.count }, (_, m) => m);
  layFormer(repair);
  const homeless = all.filter((m) => at(state.option, m) < 0);
  for (const m of byWorth(repair, homeless)) insertFree(repair, m);
  for (const m of byWorth(repair, homeless)) if (at(state.option, m) < 0) makeRoom(repair, m);
}

/** What had no place, before or now, takes what is free. */
export function fillFree(repair: Repair): void {
  const { state, scratch } = repair;
  const all = Array.from({ length: state.problem.meetings.count }, (_, m) => m);
  for (const m of byWorth(repair, all)) if (at(state.option, m) < 0) insertFirst(state, scratch, m);
}

/** What still holds of the former schedule, pins first; where a room is gone, another at the same time will do. */
export function layFormer(repair: Repair): void {
  const { state, former } = repair;
  const all = Array.from({ length: state.problem.meetings.count }, (_, m) => m);
  const isFixed = (m: number) => at(state.problem.meetings.isFixed, m);
  for (const m of byWorth(
    repair,
    all.filter((each) => isFixed(each) === 1),
  ))
    insertFirst(state, repair.scratch, m);
  const placed = byWorth(
    repair,
    all.filter((m) => at(former.wasPlaced, m) === 1 && isFixed(m) === 0),
  );
  for (const m of placed)
    for (const option of oldClassFirst(repair, m).slice(0, 1)) layFree(repair, m, option);
  for (const m of placed)
    if (at(state.option, m) < 0)
      for (const option of oldClassFirst(repair, m)) if (layFree(repair, m, option)) break;
}

function oldClassFirst({ state, former }: Repair, m: number): readonly number[] {
  return formerOptions(state.problem, former, m);
}

function layFree({ state, scratch }: Repair, m: number, option: number): boolean {
  if (!collectConflicts(state, scratch, { m, option, limit: 0 }) || scratch.count > 0) return false;
  put(state, m, option, scratch.staff);
  return true;
}

function insertFree(repair: Repair, m: number): boolean {
  return nearestFirst(repair, m).some((option) => layFree(repair, m, option));
}

/** Options by their distance from the former time, so that a moved meeting moves little. */
function nearestFirst({ state, former }: Repair, m: number): readonly number[] {
  const { options } = state.problem;
  const first = optionsStart(state, m);
  const list = Array.from({ length: optionsEnd(state, m) - first }, (_, i) => first + i);
  const home = at(former.cell, m);
  if (home < 0) return list;
  return list.sort(
    (a, b) => Math.abs(at(options.cell, a) - home) - Math.abs(at(options.cell, b) - home) || a - b,
  );
}

/** Moves those few in the way that find another place free, or, when nothing else helps, the lighter out. */
function makeRoom(repair: Repair, m: number): void {
  const { state, scratch, journal } = repair;
  const ways: { option: number; count: number; weight: number }[] = [];
  for (let option = optionsStart(state, m); option < optionsEnd(state, m); option += 1) {
    if (!collectConflicts(state, scratch, { m, option, limit: Number.POSITIVE_INFINITY })) continue;
    ways.push({ option, count: scratch.count, weight: scratch.weight });
  }
  ways.sort((a, b) => a.count - b.count || a.weight - b.weight);
  for (const { option } of ways) {
    beginMove(journal);
    if (moveAside(repair, m, option)) return;
    takeBack(state, journal);
  }
  const gain = realAt(state.problem.meetings.weight, m);
  const best = ways.filter(({ weight }) => weight < gain).sort((a, b) => a.weight - b.weight)[0];
  if (best) pushOut(repair, m, best.option);
}

function moveAside(repair: Repair, m: number, option: number): boolean {
  return pushOut(repair, m, option).every((other) => insertFree(repair, other));
}

function pushOut({ state, scratch, journal }: Repair, m: number, option: number): readonly number[] {
  if (!collectConflicts(state, scratch, { m, option, limit: Number.POSITIVE_INFINITY })) return [];
  const pushed = Array.from(scratch.found.subarray(0, scratch.count));
  lift(state, journal, m);
  for (const other of pushed) lift(state, journal, other);
  put(state, m, option, scratch.staff);
  return pushed;
}

function byWorth({ state }: Repair, list: readonly number[]): readonly number[] {
  const { weight } = state.problem.meetings;
  return [...list].sort((a, b) => realAt(weight, b) - realAt(weight, a) || a - b);
}
