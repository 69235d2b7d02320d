import type { Compiled } from '../problem/compiled.ts';
import { at, realAt } from '../problem/ints.ts';
import { emptyModel, packModel } from '../prover/linear-model.ts';
import type { PlacementModel } from '../prover/models.ts';
import { addPlacementColumns } from '../prover/placement-columns.ts';
import { addPlacementRows } from '../prover/placement-rows.ts';
import { type Former, isMoved } from './former.ts';

/**
 * What a unit of weight left out is worth in moves: for a meeting of weight 2 to keep its place, ten others
 * may move, but not a hundred.
 */
const MOVES_PER_WEIGHT = 5;

/** The same for what the search counts as 1. */
export function movesPerWeight({ meetings }: Compiled): number {
  return MOVES_PER_WEIGHT * meetings.weightUnit;
}

/** The fewest moves, and the least weight left out, in one cost. */
export function buildMovesModel(problem: Compiled, former: Former): PlacementModel {
  const model = emptyModel();
  const { options, meetings } = problem;
  const price = movesPerWeight(problem);
  const columns = addPlacementColumns(model, problem, {
    shareClasses: false,
    cost: (option) => {
      const m = at(options.meeting, option);
      return Number(isMoved(problem, former, m, option)) - price * realAt(meetings.weight, m);
    },
  });
  addPlacementRows(model, columns);
  return { packed: packModel(model), columns };
}

/** The same cost of a schedule at hand. */
export function repairCost(problem: Compiled, former: Former, { option, weight }: Cost): number {
  return countMoves(problem, former, { option }) - movesPerWeight(problem) * weight;
}

type Cost = { readonly option: Int32Array; readonly weight: number };

export function countMoves(problem: Compiled, former: Former, { option }: Pick<Cost, 'option'>): number {
  return [...option.keys()].filter((m) => isMoved(problem, former, m, at(option, m))).length;
}
