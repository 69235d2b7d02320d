import type { Aim } from '../finder/aim.ts';
import { optionsEnd, optionsStart } from '../finder/construct.ts';
import { beginMove, takeBack } from '../finder/journal.ts';
import { shiftTo } from '../finder/shift.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot } from '../finder/snapshot.ts';
import { at } from '../problem/ints.ts';
import { movesPerWeight } from './fewest-moves.ts';
import { formerOptions, isMoved } from './former.ts';
import type { Repair } from './mend.ts';

export type PolishOptions = {
  readonly random: () => number;
  readonly steps: number;
  readonly shouldStop: () => boolean;
};

const HOT = 0.8;
const COLD = 0.1;
const STEPS_BETWEEN_LOOKS = 128;
/** A step looks at this many meetings for one that is not at home. */
const LOOKS = 12;

/**
 * Sends moved meetings home and finds places for those that have none, by the same chains as the finder, so
 * that as much is placed and as few are moved as the steps allow.
 */
export function polishMoves(repair: Repair, { random, steps, shouldStop }: PolishOptions): void {
  const { state, journal } = repair;
  const { totals } = state;
  let moved = countMoved(repair);
  const price = movesPerWeight(state.problem);
  let best: Snapshot = takeSnapshot(state);
  let least = moved - price * totals.weight;
  const aim = { m: 0, option: 0 };
  for (let i = 0; i < steps; i += 1) {
    if (i % STEPS_BETWEEN_LOOKS === 0 && (shouldStop() || isWhole(repair, moved))) break;
    if (!takeAim(repair, random, aim)) continue;
    const { weight } = totals;
    beginMove(journal);
    const isDone = shiftTo({ ...repair, random }, { ...aim, worst: Number.POSITIVE_INFINITY });
    const more = isDone ? movedMore(repair) : 0;
    const worse = more - price * (totals.weight - weight);
    const temperature = HOT * (COLD / HOT) ** (i / steps);
    if (!isDone || worse > -temperature * Math.log(Math.max(random(), 1e-12))) {
      takeBack(state, journal);
      continue;
    }
    moved += more;
    const cost = moved - price * totals.weight;
    if (cost >= least) continue;
    best = takeSnapshot(state);
    least = cost;
  }
  restoreSnapshot(state, best);
}

/** Someone who is not at home goes home; or someone without a place, or in the way, goes anywhere. */
function takeAim(repair: Repair, random: () => number, aim: Aim): boolean {
  const { state, former } = repair;
  const { meetings, options } = state.problem;
  const m = findAway(repair, random);
  if (m < 0) return false;
  const home = at(state.option, m) >= 0 && random() < 0.7 ? formerOptions(state.problem, former, m) : [];
  const first = optionsStart(state, m);
  const count = optionsEnd(state, m) - first;
  if (count === 0 || at(meetings.isFixed, m) === 1) return false;
  aim.m = m;
  aim.option = home[Math.floor(random() * home.length)] ?? first + Math.floor(random() * count);
  return aim.option !== at(state.option, m) && aim.option < options.cell.length;
}

function findAway({ state, former }: Repair, random: () => number): number {
  const { problem, totals } = state;
  if (totals.unplacedCount > 0 && random() < 0.4) {
    return at(state.unplaced, Math.floor(random() * totals.unplacedCount));
  }
  for (let i = 0; i < LOOKS; i += 1) {
    const m = Math.floor(random() * problem.meetings.count);
    if (isMoved(problem, former, m, at(state.option, m))) return m;
  }
  return -1;
}

/** How many more stand elsewhere than before the move. */
function movedMore({ state, journal, former }: Repair): number {
  let more = 0;
  for (let i = 0; i < journal.count; i += 1) {
    const m = at(journal.meeting, i);
    more += Number(isMoved(state.problem, former, m, at(state.option, m)));
    more -= Number(isMoved(state.problem, former, m, at(journal.option, i)));
  }
  return more;
}

function countMoved({ state, former }: Repair): number {
  let moved = 0;
  for (let m = 0; m < state.option.length; m += 1)
    moved += Number(isMoved(state.problem, former, m, at(state.option, m)));
  return moved;
}

function isWhole({ state }: Repair, moved: number): boolean {
  return moved === 0 && state.totals.unplacedCount === 0;
}
