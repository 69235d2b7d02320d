import { at } from '../problem/ints.ts';
import { addRow, type LinearModel } from './linear-model.ts';
import type { PlacementColumns } from './placement-columns.ts';
import { barOf } from './placement-rows.ts';

/**
 * The way between venues: what a person attends at one venue over some cell, and at another over a cell less
 * than the way later, exclude each other. Every such pair of cells gives a clique,
 * together with all that lies over both.
 */
export function addTravelRows(model: LinearModel, columns: PlacementColumns, own: readonly number[]): void {
  const { problem, option } = columns;
  const venueOf = (column: number) =>
    at(problem.rooms.venue, at(problem.options.roomClass, at(option, column)));
  const byVenue = new Map<number, Stay[]>();
  for (const column of own) {
    const start = at(problem.grid.minute, at(columns.cell, column));
    const endMinute =
      start + at(problem.meetings.minutes, at(columns.meeting, column)) + problem.bufferMinutes;
    const bar = { ...barOf(problem, column, at(option, column), problem.bufferMinutes), endMinute };
    const list = byVenue.get(venueOf(column));
    if (list) list.push(bar);
    else byVenue.set(venueOf(column), [bar]);
  }
  for (const [here, first] of byVenue)
    for (const [there, second] of byVenue) {
      const way = at(problem.travel, here * problem.venueCount + there);
      if (way > 0) addPairRows(model, columns, { first, second, others: [...byVenue.values()].flat(), way });
    }
}

type Stay = {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly endMinute: number;
};
type Pair = {
  readonly first: readonly Stay[];
  readonly second: readonly Stay[];
  readonly others: readonly Stay[];
  readonly way: number;
};

function addPairRows(
  model: LinearModel,
  { problem, meeting }: PlacementColumns,
  { first, second, others, way }: Pair,
): void {
  const { grid } = problem;
  for (let cell = 0; cell < grid.cellCount; cell += 1) {
    if (!first.some(({ to }) => to === cell + 1)) continue;
    const here = first.filter(({ from, to }) => from <= cell && cell < to);
    for (let later = cell + 1; later < grid.cellCount; later += 1) {
      const late = here.filter(({ endMinute }) => endMinute + way > at(grid.minute, later));
      if (late.length === 0) break;
      const there = second.filter(({ from, to }) => from <= later && later < to);
      const long = others.filter(({ from, to }) => from <= cell && later < to);
      const columns = [...new Set([...late, ...there, ...long].map(({ column }) => column))];
      if (there.length > 0 && new Set(columns.map((column) => at(meeting, column))).size > 1)
        addRow(model, { columns, upper: 1 });
    }
  }
}
