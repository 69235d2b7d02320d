import type { Compiled } from '../problem/compiled.ts';
import type { Aim } from './aim.ts';
import { breakSpread } from './breaks.ts';
import { type Journal, makeJournal } from './journal.ts';
import { seedRandom } from './random.ts';
import { makeScratch, type Scratch } from './scratch.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { emptyState, type State } from './state.ts';
import { compareWorth, qualityCost, type Worth } from './worth.ts';

/** Everything one search works with. */
export type Search = {
  readonly problem: Compiled;
  readonly state: State;
  readonly scratch: Scratch;
  readonly journal: Journal;
  readonly aim: Aim;
  readonly random: () => number;
  readonly control: Control;
  best: Snapshot;
  /** Steps done, over all rounds: what a seed and a number of steps give is the same on every machine. */
  steps: number;
};

/** How the world outside may end a search and look on. */
export type Control = {
  /** Asked often; true ends the search with the best so far. A clock or Ctrl-C may stand behind it. */
  readonly shouldStop: () => boolean;
  readonly onImprove: (best: Snapshot, steps: number) => void;
};

export const UNHINDERED: Control = { shouldStop: () => false, onImprove: () => {} };

export function beginSearch(problem: Compiled, seed: number, control: Control): Search {
  const state = emptyState(problem);
  return {
    problem,
    state,
    scratch: makeScratch(state),
    journal: makeJournal(state),
    aim: { m: 0, option: 0 },
    random: seedRandom(seed),
    control,
    best: takeSnapshot(state),
    steps: 0,
  };
}

/** Keeps the schedule as it stands when it is the best so far; one that is not fair enough only at first. */
export function keepBest(search: Search): boolean {
  const { best, state } = search;
  const { weight } = state.totals;
  if (weight < best.weight) return false;
  if (weight === best.weight && qualityCost(state.totals) > qualityCost(best) && isFairEnough(search, best))
    return false;
  const worth = { ...state.totals, spread: breakSpread(state) };
  const gain = Number(isFairEnough(search, worth)) - Number(isFairEnough(search, best));
  if (weight === best.weight && gain < 0) return false;
  if (compareWorth(worth, best) >= 0 && gain <= 0) return false;
  search.best = takeSnapshot(state);
  search.control.onImprove(search.best, search.steps);
  return true;
}

export function spreadLimit({ problem }: Search): number {
  return problem.instance.fairness?.maxBreakSpread ?? Number.POSITIVE_INFINITY;
}

export function isFairEnough(search: Search, { spread }: Worth): boolean {
  return spread <= spreadLimit(search);
}
