import type { Compiled } from '../problem/compiled.ts';
import { at, realAt } from '../problem/ints.ts';
import { addColumn, type LinearModel } from './linear-model.ts';

/**
 * The 0/1 columns of a model: one for each start and room class of each meeting. Room classes that differ
 * in seats alone may share a column, which loosens the model: its optimum is then only a bound.
 */
export type PlacementColumns = {
  readonly problem: Compiled;
  readonly count: number;
  /** The option of each column; for shared ones, the first. */
  readonly option: Int32Array;
  readonly columnOf: Int32Array;
  readonly meeting: Int32Array;
  readonly cell: Int32Array;
};

export type ColumnChoice = {
  readonly shareClasses: boolean;
  /** Options left out, by number; all are in when left out. */
  readonly isOut?: (option: number) => boolean;
  readonly cost: (option: number) => number;
};

export function addPlacementColumns(
  model: LinearModel,
  problem: Compiled,
  choice: ColumnChoice,
): PlacementColumns {
  const { options } = problem;
  const groups = choice.shareClasses ? classGroups(problem) : problem.classes.map((_, c) => c);
  const columnOf = new Int32Array(options.cell.length).fill(-1);
  const kept: number[] = [];
  const open = new Map<number, number>();
  let key = -1;
  for (let option = 0; option < options.cell.length; option += 1) {
    const nextKey = at(options.meeting, option) * (problem.grid.cellCount + 1) + at(options.cell, option);
    if (nextKey !== key) open.clear();
    key = nextKey;
    if (choice.isOut?.(option)) continue;
    const group = groups[at(options.roomClass, option)] ?? 0;
    const shared = open.get(group);
    if (shared !== undefined) {
      columnOf[option] = shared;
      continue;
    }
    const column = addColumn(model, { cost: choice.cost(option), isInteger: true });
    columnOf[option] = column;
    open.set(group, column);
    kept.push(option);
  }
  return {
    problem,
    count: kept.length,
    option: Int32Array.from(kept),
    columnOf,
    meeting: Int32Array.from(kept, (option) => at(options.meeting, option)),
    cell: Int32Array.from(kept, (option) => at(options.cell, option)),
  };
}

/** Classes alike in everything but seats get one number. */
export function classGroups({ classes }: Compiled): readonly number[] {
  const looks = classes.map(({ venue, turnoverMinutes, open, rooms }) =>
    JSON.stringify([venue ?? null, turnoverMinutes, open ?? null, rooms.length === 0]),
  );
  return looks.map((look) => looks.indexOf(look));
}

/** The weight of an option's meeting, as a cost to be kept low. */
export function weightCost({ meetings, options }: Compiled): (option: number) => number {
  return (option) => -realAt(meetings.weight, at(options.meeting, option));
}
