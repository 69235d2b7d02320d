import type { Compiled } from '../problem/compiled.ts';
import { at, rowOf } from '../problem/ints.ts';
import { addColumn, addRow, type LinearModel } from './linear-model.ts';
import { classGroups, type PlacementColumns } from './placement-columns.ts';
import { addTravelRows } from './travel-rows.ts';

/**
 * The rules as rows. Groups of interchangeable staff are counted as pools, which may be looser than the
 * truth; everything else is exact when no classes are shared.
 */
export function addPlacementRows(model: LinearModel, columns: PlacementColumns): void {
  addMeetingRows(model, columns);
  const byPerson = columnsByPerson(columns);
  for (const [person, own] of byPerson.entries()) {
    if (own.length === 0) continue;
    addClashRows(model, columns, { own, mealsOf: person });
    addDayRows(model, columns, person, own);
    addTravelRows(model, columns, own);
  }
  addRoomRows(model, columns);
  addPoolRows(model, columns);
  addStaffRows(model, columns);
  addOrderRows(model, columns);
}

function addMeetingRows(model: LinearModel, { problem, count, meeting }: PlacementColumns): void {
  const own: number[][] = Array.from({ length: problem.meetings.count }, () => []);
  for (let column = 0; column < count; column += 1) own[at(meeting, column)]?.push(column);
  for (const columns of own) if (columns.length > 0) addRow(model, { columns, upper: 1 });
}

function columnsByPerson({ problem, count, meeting }: PlacementColumns): readonly (readonly number[])[] {
  const byPerson: number[][] = Array.from({ length: problem.people.count }, () => []);
  for (let column = 0; column < count; column += 1)
    for (const person of rowOf(problem.meetings.people, at(meeting, column))) byPerson[person]?.push(column);
  return byPerson;
}

type Bar = { readonly column: number; readonly from: number; readonly to: number; readonly value?: number };

/** One row for each largest set of bars over a cell: at most `limit` of them, which may differ by cell. */
export function addCoverRows(
  model: LinearModel,
  bars: readonly Bar[],
  limit: number | ((cell: number) => number),
): void {
  const limitAt = typeof limit === 'number' ? () => limit : limit;
  const ends = new Set(bars.map(({ to }) => to));
  const byCell = new Map<number, Bar[]>();
  for (const bar of bars)
    for (let cell = bar.from; cell < bar.to; cell += 1) {
      const list = byCell.get(cell);
      if (list) list.push(bar);
      else byCell.set(cell, [bar]);
    }
  for (const [cell, over] of byCell) {
    const upper = limitAt(cell);
    const isLargest = ends.has(cell + 1) || limitAt(cell + 1) !== upper;
    if (!isLargest || over.reduce((sum, { value = 1 }) => sum + value, 0) <= upper) continue;
    addRow(model, {
      columns: over.map(({ column }) => column),
      values: over.map(({ value }) => value ?? 1),
      upper,
    });
  }
}

type PersonColumns = { readonly own: readonly number[]; readonly mealsOf: number };

/** One meeting at a time, the buffer after it included; and one start for each meal, where nothing lies over it. */
function addClashRows(model: LinearModel, columns: PlacementColumns, { own, mealsOf }: PersonColumns): void {
  const { problem, option, meeting } = columns;
  if (new Set(own.map((column) => at(meeting, column))).size > 1)
    addCoverRows(
      model,
      own.map((column) => barOf(problem, column, at(option, column), problem.bufferMinutes)),
      1,
    );
  addMealRows(model, columns, { own, mealsOf });
}

export function barOf(problem: Compiled, column: number, option: number, moreMinutes: number): Bar {
  const { options, grid, meetings } = problem;
  const from = at(options.cell, option);
  const end = at(grid.minute, from) + at(meetings.minutes, at(options.meeting, option)) + moreMinutes;
  let to = at(options.end, option);
  while (to < grid.cellCount && at(grid.minute, to) < end) to += 1;
  return { column, from, to };
}

function addMealRows(model: LinearModel, columns: PlacementColumns, { own, mealsOf }: PersonColumns): void {
  const { problem, option } = columns;
  const { people, grid, options, meetings } = problem;
  const meals = new Set<number>();
  for (let day = 0; day < grid.dayCount; day += 1)
    for (const meal of rowOf(people.meals, mealsOf * grid.dayCount + day)) meals.add(meal);
  for (const meal of meals) {
    const minutes = at(people.mealMinutes, meal);
    const starts = [...rowOf(people.mealStarts, meal)];
    const near = own.filter((column) => {
      const from = at(grid.minute, at(options.cell, at(option, column)));
      const to = from + at(meetings.minutes, at(columns.meeting, column));
      return starts.some((start) => start < to && start + minutes > from);
    });
    if (near.length === 0) continue;
    const eats = starts.map(() => addColumn(model, { cost: 0 }));
    addRow(model, { columns: eats, lower: 1, upper: 1 });
    for (const moment of momentsOf(problem, starts, minutes)) {
      const covers = near.filter((column) => {
        const from = at(grid.minute, at(options.cell, at(option, column)));
        return from <= moment && from + at(meetings.minutes, at(columns.meeting, column)) > moment;
      });
      const eating = eats.filter((_, i) => {
        const start = starts[i] ?? 0;
        return start <= moment && start + minutes > moment;
      });
      if (covers.length > 0) addRow(model, { columns: [...covers, ...eating], upper: 1 });
    }
  }
}

/** Every minute at which something may begin during a meal. */
function momentsOf({ grid }: Compiled, starts: readonly number[], minutes: number): readonly number[] {
  const first = Math.min(...starts);
  const last = Math.max(...starts) + minutes;
  const cells = [...grid.minute].filter((minute) => minute >= first && minute < last);
  return [...new Set([...starts, ...cells])];
}

function addDayRows(
  model: LinearModel,
  columns: PlacementColumns,
  person: number,
  own: readonly number[],
): void {
  const { problem, cell } = columns;
  for (let day = 0; day < problem.grid.dayCount; day += 1) {
    const most = at(problem.people.maxPerDay, person * problem.grid.dayCount + day);
    const today = own.filter((column) => at(problem.grid.day, at(cell, column)) === day);
    if (new Set(today.map((column) => at(columns.meeting, column))).size > most)
      addRow(model, { columns: today, upper: most });
  }
}

/** A class takes as many as it has rooms; those that need larger rooms are counted in the larger ones alone. */
function addRoomRows(model: LinearModel, columns: PlacementColumns): void {
  const { problem } = columns;
  const groups = classGroups(problem);
  const isShared = isSharing(columns);
  const seen = new Set<number>();
  for (const [c, roomClass] of problem.classes.entries()) {
    const members = isShared
      ? problem.classes.flatMap((other, i) =>
          groups[i] === groups[c] && other.seats >= roomClass.seats ? [i] : [],
        )
      : [c];
    const bars: Bar[] = [];
    for (let column = 0; column < columns.count; column += 1) {
      const own = optionsOfColumn(columns, column);
      if (!own.every((option) => members.includes(at(problem.options.roomClass, option)))) continue;
      const option = at(columns.option, column);
      bars.push({ column, from: at(problem.options.cell, option), to: at(problem.options.roomEnd, option) });
    }
    seen.add(c);
    const limit = members.reduce((sum, member) => sum + at(problem.rooms.size, member), 0);
    addCoverRows(model, bars, limit);
  }
}

function isSharing({ columnOf }: PlacementColumns): boolean {
  for (let option = 1; option < columnOf.length; option += 1)
    if (at(columnOf, option) >= 0 && at(columnOf, option) === at(columnOf, option - 1)) return true;
  return false;
}

function optionsOfColumn({ problem, option, columnOf }: PlacementColumns, column: number): number[] {
  const first = at(option, column);
  const own: number[] = [];
  const key = (o: number) => at(problem.options.meeting, o) === at(problem.options.meeting, first);
  for (let o = first; o < columnOf.length && key(o); o += 1) {
    if (at(problem.options.cell, o) !== at(problem.options.cell, first)) break;
    if (at(columnOf, o) === column) own.push(o);
  }
  return own;
}

function addPoolRows(model: LinearModel, { problem, count, meeting, option }: PlacementColumns): void {
  const { grid } = problem;
  for (let pool = 0; pool < problem.poolSize.length; pool += 1) {
    const bars: Bar[] = [];
    for (let column = 0; column < count; column += 1) {
      const held = rowOf(problem.meetings.needs, at(meeting, column)).filter((each) => each === pool).length;
      if (held > 0) bars.push({ ...barOf(problem, column, at(option, column), 0), value: held });
    }
    addCoverRows(model, bars, (cell) => {
      const held = cell < grid.cellCount ? at(problem.poolHeld, pool * grid.cellCount + cell) : 0;
      return Math.max(0, at(problem.poolSize, pool) - held);
    });
  }
}

/** At any time no more meetings may draw on a group than it has people who are not engaged themselves. */
function addStaffRows(model: LinearModel, { problem, count, meeting, option }: PlacementColumns): void {
  const { meetings } = problem;
  const keys = new Map<string, { people: readonly number[]; groups: Set<number> }>();
  for (let group = 0; group + 1 < meetings.groupMembers.from.length; group += 1) {
    const people = [...rowOf(meetings.groupMembers, group)]
      .map((position) => at(meetings.member, position))
      .sort();
    const known = keys.get(people.join());
    if (known) known.groups.add(group);
    else keys.set(people.join(), { people, groups: new Set([group]) });
  }
  for (const { people, groups } of keys.values()) {
    const bars: Bar[] = [];
    for (let column = 0; column < count; column += 1) {
      const held = rowOf(meetings.groups, at(meeting, column)).filter((group) => groups.has(group)).length;
      const bar = barOf(problem, column, at(option, column), problem.bufferMinutes);
      if (held > 0) bars.push({ ...bar, value: held });
    }
    addCoverRows(model, bars, people.length);
  }
}

function addOrderRows(model: LinearModel, { problem, count, meeting, cell }: PlacementColumns): void {
  const own = (m: number) => Array.from({ length: count }, (_, c) => c).filter((c) => at(meeting, c) === m);
  for (let first = 0; first < problem.meetings.count; first += 1)
    for (const second of rowOf(problem.meetings.before, first)) {
      const firsts = own(first);
      const seconds = own(second);
      for (const moment of new Set(firsts.map((column) => at(cell, column)))) {
        const late = firsts.filter((column) => at(cell, column) >= moment);
        const early = seconds.filter((column) => at(cell, column) <= moment);
        if (early.length > 0) addRow(model, { columns: [...late, ...early], upper: 1 });
      }
    }
}
