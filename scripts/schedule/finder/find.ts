import type { Compiled } from '../problem/compiled.ts';
import { anneal } from './anneal.ts';
import { breakSpread } from './breaks.ts';
import { construct } from './construct.ts';
import { exchange } from './exchange.ts';
import { raiseWeight } from './raise-weight.ts';
import { beginSearch, type Control, keepBest, type Search, UNHINDERED } from './search.ts';
import { makeSlotTable } from './slot-table.ts';
import { restoreSnapshot, type Snapshot } from './snapshot.ts';

export type FindOptions = {
  readonly seed: number;
  /** How many steps to search; with the seed it decides the schedule, whatever the machine. */
  readonly steps: number;
  readonly control?: Control;
  /** A schedule to begin with, instead of constructing one. */
  readonly from?: Snapshot;
  /** No weight above this is possible, as far as is known. */
  readonly weightBound?: () => number;
};

export type Found = {
  readonly best: Snapshot;
  /** The first complete schedule, before any improvement, to compare with. */
  readonly first: Snapshot;
  readonly steps: number;
  /** True when the search was cut off before its steps were done. */
  readonly wasCutOff: boolean;
};

/**
 * An anytime search: construction, then rounds of ejection chains for the weight placed and of annealing for
 * breaks, preferences and fairness, each round longer than the one before. Ends with the best schedule so far.
 * @example findSchedule(compileProblem(instance), { seed: 1, steps: 200_000 }).best.weight
 */
export function findSchedule(problem: Compiled, options: FindOptions): Found {
  const { seed, steps, control = UNHINDERED, from, weightBound = () => Number.POSITIVE_INFINITY } = options;
  const search = beginSearch(problem, seed, control);
  if (from) restoreSnapshot(search.state, from);
  construct(search.state, search.scratch);
  keepBest(search);
  const first = search.best;
  raiseAll(search, steps, weightBound);
  settleWaits(search, steps);
  return {
    best: search.best,
    first,
    steps: search.steps,
    wasCutOff: search.steps < steps && control.shouldStop(),
  };
}

/** Rounds of annealing over breaks and preferences; by chains of exchanges where slots are all alike. */
function settleWaits(search: Search, steps: number): void {
  const { problem, control } = search;
  const idlePrice = problem.options.miss.includes(1) ? 0 : IDLE_PRICE;
  const table = makeSlotTable(search.state);
  const rounds = table ? [1] : problem.meetings.count > MANY ? [1 / 16, 1] : [1 / 16, 1 / 2, 1];
  for (const share of rounds) {
    if (control.shouldStop() || isDone(search)) return;
    const left = Math.floor((steps - search.steps) * share);
    if (table) exchange(search, table, { steps: left, idlePrice: idlePrice / 3 });
    else anneal(search, { steps: left, hot: HOT, cold: COLD, idlePrice });
  }
}

/** Shares of the steps left: first a quick good answer, then patience; with few meetings, patience twice. */
const MANY = 320;
const HOT = 0.8;
const COLD = 0.2;
/** Idle time leads the way to fewer breaks; beside preferences it leads away from them. */
const IDLE_PRICE = 0.3;
const WEIGHT_SHARE = 0.35;
const LONGEST_ROUND = 800_000;
const WORTH_A_ROUND = 0.0005;

/**
 * Rounds over the weight, each from the best so far, until everything is placed or their steps are done; with
 * many meetings, until a round after the first brings next to nothing.
 */
function raiseAll(search: Search, steps: number, weightBound: () => number): void {
  const { count } = search.problem.meetings;
  const isMany = count > MANY;
  const round = 100_000 + (isMany ? Math.min(LONGEST_ROUND, count * 650) : count * 200);
  const rounds = Math.max(1, Math.floor((steps * WEIGHT_SHARE) / round));
  for (let i = 0; i < rounds && search.state.totals.unplacedCount > 0; i += 1) {
    if (search.control.shouldStop() || search.best.weight >= weightBound()) return;
    const { weight } = search.best;
    raiseWeight(search, Math.min(round, steps - search.steps), weightBound());
    if (isMany && i > 0 && search.best.weight < weight * (1 + WORTH_A_ROUND)) return;
  }
}

function isDone({ state, problem }: Search): boolean {
  const { unplacedCount, misses, breakerCount } = state.totals;
  return (
    unplacedCount === 0 &&
    misses === 0 &&
    breakerCount === 0 &&
    (!problem.instance.fairness || breakSpread(state) === 0)
  );
}
