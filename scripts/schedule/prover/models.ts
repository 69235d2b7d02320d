import type { Snapshot } from '../finder/snapshot.ts';
import type { Compiled } from '../problem/compiled.ts';
import { at, realAt } from '../problem/ints.ts';
import { addRow, emptyModel, type PackedModel, packModel } from './linear-model.ts';
import { addPlacementColumns, type PlacementColumns, weightCost } from './placement-columns.ts';
import { addPlacementRows } from './placement-rows.ts';
import { addBreakColumns } from './quality-rows.ts';

export type PlacementModel = { readonly packed: PackedModel; readonly columns: PlacementColumns };

/** The most weight that can be placed, as the least of its negative. */
export function buildWeightModel(
  problem: Compiled,
  { shareClasses }: { shareClasses: boolean },
): PlacementModel {
  const model = emptyModel();
  const columns = addPlacementColumns(model, problem, { shareClasses, cost: weightCost(problem) });
  addPlacementRows(model, columns);
  return { packed: packModel(model), columns };
}

/**
 * The least cost of breaks and missed preferences with at least so much weight placed. Options known to be in
 * no schedule of that weight may be left out.
 */
export function buildQualityModel(
  problem: Compiled,
  leastWeight: number,
  isOut: (option: number) => boolean = () => false,
): PlacementModel {
  const model = emptyModel();
  const { options, meetings } = problem;
  const columns = addPlacementColumns(model, problem, {
    shareClasses: false,
    isOut,
    cost: (option) => at(options.miss, option),
  });
  addPlacementRows(model, columns);
  const placed = Array.from({ length: columns.count }, (_, column) => column);
  addRow(model, {
    columns: placed,
    values: placed.map((column) => realAt(meetings.weight, at(columns.meeting, column))),
    lower: leastWeight - 1e-6,
  });
  addBreakColumns(model, columns);
  return { packed: packModel(model), columns };
}

/** True when breaks can be counted exactly: nobody whose gaps count is chosen from a group. */
export function hasExactBreaks({ meetings, people }: Compiled): boolean {
  return meetings.member.every((person) => at(people.hasGaps, person) === 0);
}

/** The columns that are 1 in a schedule. */
export function columnsOfSnapshot(
  { columnOf }: PlacementColumns,
  { option }: Pick<Snapshot, 'option'>,
): Int32Array {
  return option.filter((each) => each >= 0 && at(columnOf, each) >= 0).map((each) => at(columnOf, each));
}
