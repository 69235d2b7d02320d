import { at } from '../problem/ints.ts';
import { breakBetween } from './breaks.ts';
import { optionsEnd, optionsStart } from './construct.ts';
import { optionAtCell } from './shift.ts';
import type { State } from './state.ts';

/** A meeting and where to try it. */
export type Aim = { m: number; option: number };

/** Any meeting, anywhere. False when the draw has nothing to offer. */
export function aimAnywhere(state: State, random: () => number, aim: Aim): boolean {
  const m = Math.floor(random() * state.problem.meetings.count);
  return aimWith(state, random, aim, m);
}

function aimWith(state: State, random: () => number, aim: Aim, m: number): boolean {
  const first = optionsStart(state, m);
  const count = optionsEnd(state, m) - first;
  if (count === 0) return false;
  aim.m = m;
  aim.option = first + Math.floor(random() * count);
  return aim.option !== at(state.option, m);
}

/** A start beside another meeting of someone who now waits between two: closes the gap or fills it. */
export function aimAtGap(state: State, random: () => number, aim: Aim): boolean {
  const { breakers, totals, problem } = state;
  if (totals.breakerCount === 0) return false;
  const person = at(breakers, Math.floor(random() * totals.breakerCount));
  const gap = findGap(state, person, random);
  if (!gap) return false;
  const draw = random();
  if (draw < 0.35) return aimAfter(state, random, aim, { m: gap.next, other: gap.last });
  if (draw < 0.7) return aimBefore(state, random, aim, { m: gap.last, other: gap.next });
  const row = person * problem.grid.cellCount;
  const filler = at(state.calendar, row + Math.floor(random() * problem.grid.cellCount)) - 1;
  if (filler < 0 || filler === gap.last || filler === gap.next) return false;
  return random() < 0.5
    ? aimAfter(state, random, aim, { m: filler, other: gap.last })
    : aimBefore(state, random, aim, { m: filler, other: gap.next });
}

/** A meeting outside its preferred window goes into it. */
export function aimAtWish(state: State, random: () => number, aim: Aim): boolean {
  const { options, meetings } = state.problem;
  for (let i = 0; i < 6; i += 1) {
    const m = Math.floor(random() * meetings.count);
    const option = at(state.option, m);
    if (option < 0 || at(options.miss, option) === 0) continue;
    for (let j = 0; j < 6; j += 1)
      if (aimWith(state, random, aim, m) && at(options.miss, aim.option) === 0) return true;
  }
  return false;
}

type Gap = { readonly last: number; readonly next: number };

function findGap(state: State, person: number, random: () => number): Gap | undefined {
  const { grid, options } = state.problem;
  const row = person * grid.cellCount;
  const offset = Math.floor(random() * grid.dayCount);
  for (let i = 0; i < grid.dayCount; i += 1) {
    const day = (i + offset) % grid.dayCount;
    const end = at(grid.dayFirst, day + 1);
    let last = -1;
    for (let cell = at(grid.dayFirst, day); cell < end; cell += 1) {
      const next = at(state.calendar, row + cell) - 1;
      if (next < 0 || next === last) continue;
      if (last >= 0 && breakBetween(state, person, at(options.end, at(state.option, last)), cell) === 1)
        if (random() < 0.6) return { last, next };
      last = next;
    }
  }
  return undefined;
}

type Beside = { readonly m: number; readonly other: number };

/** The first cells after another meeting that leave the buffer, or one or two later. */
function aimAfter(state: State, random: () => number, aim: Aim, { m, other }: Beside): boolean {
  const { grid, options, bufferMinutes } = state.problem;
  let cell = at(options.end, at(state.option, other));
  const start = at(grid.minute, at(options.cell, at(state.option, other)));
  const free = start + at(state.problem.meetings.minutes, other) + bufferMinutes;
  while (cell < grid.cellCount && at(grid.minute, cell) < free) cell += 1;
  if (random() < 0.15) cell += 1;
  return aimAtCell(state, random, aim, { m, cell });
}

function aimBefore(state: State, random: () => number, aim: Aim, { m, other }: Beside): boolean {
  const { grid, options, bufferMinutes, meetings } = state.problem;
  const start = at(grid.minute, at(options.cell, at(state.option, other)));
  const latest = start - bufferMinutes - at(meetings.minutes, m);
  let cell = at(options.cell, at(state.option, other));
  while (cell >= 0 && at(grid.minute, cell) > latest) cell -= 1;
  if (random() < 0.15) cell -= 1;
  return aimAtCell(state, random, aim, { m, cell });
}

function aimAtCell(
  state: State,
  random: () => number,
  aim: Aim,
  { m, cell }: { readonly m: number; readonly cell: number },
): boolean {
  if (cell < 0 || cell >= state.problem.grid.cellCount) return false;
  aim.m = m;
  aim.option = optionAtCell(state, m, cell, random);
  return aim.option >= 0 && aim.option !== at(state.option, m);
}
