import { collectConflicts } from '../finder/conflicts.ts';
import { beginMove, lift, makeJournal, put, takeBack } from '../finder/journal.ts';
import { raiseWeight } from '../finder/raise-weight.ts';
import { seedRandom } from '../finder/random.ts';
import { makeScratch } from '../finder/scratch.ts';
import { beginSearch, keepBest, UNHINDERED } from '../finder/search.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot } from '../finder/snapshot.ts';
import { emptyState } from '../finder/state.ts';
import type { Compiled } from '../problem/compiled.ts';
import { at } from '../problem/ints.ts';
import { repairCost } from './fewest-moves.ts';
import { type Former, formerOptions, isMoved } from './former.ts';
import { fillFree, layFormer, mend, type Repair } from './mend.ts';
import { polishMoves } from './polish.ts';

const SEED = 1;

/** Steps decide what comes out; whoever stops them cuts off. */
export type Patience = { readonly steps: number; readonly shouldStop: () => boolean };

/** The repair and so many steps of polish, without a solver, at any size. */
export function repairAtOnce(problem: Compiled, former: Former, steps: number): Snapshot {
  const repair = beginRepair(problem, former);
  mend(repair);
  polish(repair, { steps, shouldStop: () => false });
  return takeSnapshot(repair.state);
}

/** From a repair: as much weight as the finder gets placed, then everyone home who can. The better of both. */
export function repairThoroughly(
  problem: Compiled,
  former: Former,
  from: Snapshot,
  patience: Patience,
): Snapshot {
  const repair = beginRepair(problem, former);
  restoreSnapshot(repair.state, from);
  polish(repair, patience);
  const patient = takeSnapshot(repair.state);
  if (repair.state.totals.unplacedCount === 0 || patience.shouldStop())
    return better(problem, former, [from, patient]);
  const search = beginSearch(problem, SEED, { ...UNHINDERED, shouldStop: patience.shouldStop });
  restoreSnapshot(search.state, from);
  keepBest(search);
  raiseWeight(search, patience.steps, Number.POSITIVE_INFINITY);
  restoreSnapshot(repair.state, search.best);
  polish(repair, patience);
  return better(problem, former, [from, patient, takeSnapshot(repair.state)]);
}

/** A schedule of the smaller problem, laid in the whole one; what had no place before takes what is free. */
export function layAndFill(problem: Compiled, former: Former): Snapshot {
  const repair = beginRepair(problem, former);
  layFormer(repair);
  fillFree(repair);
  return takeSnapshot(repair.state);
}

/** Whoever kept the hour gets the former room and staff back too, where they are free. */
export function tidyRooms(problem: Compiled, former: Former, from: Snapshot): Snapshot {
  const repair = beginRepair(problem, former);
  const { state, scratch, journal } = repair;
  restoreSnapshot(state, from);
  for (let m = 0; m < problem.meetings.count; m += 1) {
    if (at(state.option, m) < 0 || at(former.wasPlaced, m) === 0) continue;
    if (isMoved(problem, former, m, at(state.option, m))) continue;
    const [home] = formerOptions(problem, former, m);
    beginMove(journal);
    lift(state, journal, m);
    const isFree =
      home !== undefined &&
      collectConflicts(state, scratch, { m, option: home, limit: 0 }) &&
      scratch.count === 0;
    if (isFree) put(state, m, home, scratch.staff);
    else takeBack(state, journal);
  }
  return takeSnapshot(state);
}

function beginRepair(problem: Compiled, former: Former): Repair {
  const state = emptyState(problem);
  const scratch = makeScratch(state);
  scratch.wished.set(former.staff);
  return { state, scratch, journal: makeJournal(state), former };
}

function polish(repair: Repair, patience: Patience): void {
  polishMoves(repair, { random: seedRandom(SEED), ...patience });
}

function better(problem: Compiled, former: Former, all: readonly Snapshot[]): Snapshot {
  const [first, ...rest] = all;
  if (!first) throw new Error('nothing to choose from');
  return rest.reduce(
    (best, each) => (repairCost(problem, former, each) < repairCost(problem, former, best) ? each : best),
    first,
  );
}
