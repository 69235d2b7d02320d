import { BREAK_COST } from '../finder/worth.ts';
import { at, realAt, rowOf } from '../problem/ints.ts';
import { addColumn, addRow, type LinearModel } from './linear-model.ts';
import type { PlacementColumns } from './placement-columns.ts';

/**
 * Breaks as columns, with their cost: of a person's meetings of a day, each one is followed by a break unless
 * it is the last or the next begins without one. So breaks = meetings − followed at once − days with any.
 * Exact for people whom meetings require; staff chosen from groups must have no gap weight.
 */
export function addBreakColumns(model: LinearModel, columns: PlacementColumns): void {
  const { people, grid } = columns.problem;
  const byPersonDay = groupColumns(columns);
  for (let person = 0; person < people.count; person += 1) {
    const price = BREAK_COST * realAt(people.gapWeight, person);
    if (price === 0) continue;
    for (let day = 0; day < grid.dayCount; day += 1) {
      const own = byPersonDay.get(person * grid.dayCount + day);
      if (own && countMeetings(columns, own) > 1) addDay(model, columns, { own, person, price });
    }
  }
}

type PersonDay = { readonly own: readonly number[]; readonly person: number; readonly price: number };

function addDay(model: LinearModel, columns: PlacementColumns, { own, person, price }: PersonDay): void {
  for (const column of own) model.cost[column] = (model.cost[column] ?? 0) + price;
  const any = addColumn(model, { cost: -price });
  addRow(model, { columns: [...own, any], values: [...own.map(() => 1), -1], lower: 0 });
  const starts = indexBy(own, (column) => at(columns.cell, column));
  const ends = indexBy(own, (column) => at(columns.problem.options.end, at(columns.option, column)));
  for (const [end, ending] of ends) {
    const next = [...starts]
      .filter(([cell]) => isFollowed(columns, person, end, cell))
      .flatMap(([, list]) => list);
    if (next.length === 0) continue;
    const followed = addColumn(model, { cost: -price });
    addRow(model, { columns: [...ending, followed], values: [...ending.map(() => 1), -1], lower: 0 });
    addRow(model, { columns: [...next, followed], values: [...next.map(() => 1), -1], lower: 0 });
  }
}

/** True when a meeting that begins at `cell` comes without a break after one that ends at `end`. */
function isFollowed({ problem }: PlacementColumns, person: number, end: number, cell: number): boolean {
  const { people, grid, bufferMinutes } = problem;
  if (cell < end) return false;
  const row = person * (grid.cellCount + 1);
  return (at(people.idle, row + cell) - at(people.idle, row + end)) * grid.slotMinutes <= bufferMinutes;
}

function groupColumns({ problem, count, meeting, cell }: PlacementColumns): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let column = 0; column < count; column += 1)
    for (const person of rowOf(problem.meetings.people, at(meeting, column))) {
      const key = person * problem.grid.dayCount + at(problem.grid.day, at(cell, column));
      const list = groups.get(key);
      if (list) list.push(column);
      else groups.set(key, [column]);
    }
  return groups;
}

function countMeetings({ meeting }: PlacementColumns, own: readonly number[]): number {
  return new Set(own.map((column) => at(meeting, column))).size;
}

function indexBy(list: readonly number[], key: (item: number) => number): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (const item of list) {
    const known = index.get(key(item));
    if (known) known.push(item);
    else index.set(key(item), [item]);
  }
  return index;
}
