import { at, realAt } from '../problem/ints.ts';
import type { PackedModel } from './linear-model.ts';

export type SafeBound = {
  /** No solution costs less than this. */
  readonly bound: number;
  /** What each column costs beside the duals: one at 1 raises the bound by this, when positive. */
  readonly reducedCost: Float64Array;
};

/**
 * A bound that holds for any duals whatever, and so does not depend on how exactly the solver worked:
 * by weak duality, `c·x ≥ Σ yᵢbᵢ + Σ min(0, cⱼ − yAⱼ)·uⱼ` for all x between 0 and u.
 */
export function safeBound(model: PackedModel, duals: Float64Array): SafeBound {
  const reducedCost = model.cost.slice();
  let bound = 0;
  for (let row = 0; row < model.rowCount; row += 1) {
    const dual = usableDual(model, row, realAt(duals, row));
    if (dual === 0) continue;
    bound += dual * realAt(dual > 0 ? model.rowLower : model.rowUpper, row);
    const end = at(model.rowStart, row + 1);
    for (let i = at(model.rowStart, row); i < end; i += 1) {
      const column = at(model.rowColumn, i);
      reducedCost[column] = realAt(reducedCost, column) - dual * realAt(model.rowValue, i);
    }
  }
  for (let column = 0; column < model.columnCount; column += 1)
    bound += Math.min(0, realAt(reducedCost, column)) * realAt(model.columnUpper, column);
  return { bound, reducedCost };
}

/** A dual on a side where the row has no limit says nothing. */
function usableDual(model: PackedModel, row: number, dual: number): number {
  if (!Number.isFinite(dual)) return 0;
  const limit = realAt(dual > 0 ? model.rowLower : model.rowUpper, row);
  return Number.isFinite(limit) ? dual : 0;
}
