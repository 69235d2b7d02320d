import type { InstanceMeeting } from '../instance.ts';
import { minutesOfInstant } from '../instant.ts';
import type { CompileInput } from './compile.ts';
import type { CompiledOptions } from './compiled.ts';
import { at } from './ints.ts';
import { type RoomClass, suits } from './room-classes.ts';
import { cellsAfter, isInside, type Span, type TimeGrid, toSpan } from './time-grid.ts';

/** Every start and room class that windows, opening hours and the required people's engagements leave. */
export function compileOptions(input: CompileInput): CompiledOptions {
  const { instance, grid } = input;
  const tables = afterTables(grid);
  const isFree = freeTables(input);
  const numbers = new Map(instance.people.map(({ id }, person) => [id, person]));
  const lists: Lists = { meeting: [], cell: [], end: [], roomEnd: [], nearEnd: [], roomClass: [], miss: [] };
  const width = grid.cellCount + 1;
  const from = new Int32Array(instance.meetings.length * width + 1);
  for (const [m, meeting] of instance.meetings.entries()) {
    const windows = meeting.windows?.map(toSpan);
    const prefer = meeting.prefer?.map(toSpan);
    const people = peopleOf(meeting, numbers);
    const fitting = people ? fittingClasses(input, meeting) : [];
    const ends = tables(meeting.minutes);
    const nearEnds = tables(meeting.minutes + input.nearMinutes);
    const venues = new Map(
      [...new Set(fitting.map(({ venue }) => venue))].map((venue) => [
        venue,
        (people ?? []).map((person) => isFree(person, venue, meeting.minutes)),
      ]),
    );
    const roomEnds = fitting.map(({ looks }) => tables(meeting.minutes + looks.turnoverMinutes));
    for (let cell = 0; cell < grid.cellCount; cell += 1) {
      from[m * width + cell] = lists.cell.length;
      const start = at(grid.minute, cell);
      if (!mayStart(grid, meeting, cell, windows)) continue;
      for (const [i, { looks, index, venue }] of fitting.entries()) {
        if (!isInside(start, start + meeting.minutes, looks.open)) continue;
        if (!(venues.get(venue) ?? []).every((table) => at(table, cell) === 1)) continue;
        lists.meeting.push(m);
        lists.cell.push(cell);
        lists.end.push(at(ends, cell));
        lists.roomEnd.push(at(roomEnds[i] ?? ends, cell));
        lists.nearEnd.push(at(nearEnds, cell));
        lists.roomClass.push(index);
        lists.miss.push(isInside(start, start + meeting.minutes, prefer) ? 0 : 1);
      }
    }
    from[m * width + grid.cellCount] = lists.cell.length;
    from[(m + 1) * width] = lists.cell.length;
  }
  return {
    from,
    meeting: Int32Array.from(lists.meeting),
    cell: Int32Array.from(lists.cell),
    end: Int32Array.from(lists.end),
    roomEnd: Int32Array.from(lists.roomEnd),
    nearEnd: Int32Array.from(lists.nearEnd),
    roomClass: Int32Array.from(lists.roomClass),
    miss: Int32Array.from(lists.miss),
  };
}

type Lists = Record<Exclude<keyof CompiledOptions, 'from'>, number[]>;

/** The cells at which a person's own engagements, and the way to them, leave room for a meeting: 1 or 0. */
export function freeCellsOf(
  { instance, grid, travel, venueCount, venueOf }: CompileInput,
  { person, venue, minutes }: { person: number; venue: number; minutes: number },
): Int32Array {
  const free = new Int32Array(grid.cellCount).fill(1);
  for (const busy of instance.people[person]?.busy ?? []) {
    const span = toSpan(busy);
    const way = at(travel, venue * venueCount + venueOf(busy.venue));
    for (let cell = 0; cell < grid.cellCount; cell += 1) {
      const start = at(grid.minute, cell);
      if (start + minutes + way > span.from && span.to + way > start) free[cell] = 0;
    }
  }
  return free;
}

function freeTables(input: CompileInput): (person: number, venue: number, minutes: number) => Int32Array {
  const known = new Map<string, Int32Array>();
  return (person, venue, minutes) => {
    const key = `${person} ${venue} ${minutes}`;
    const table = known.get(key) ?? freeCellsOf(input, { person, venue, minutes });
    known.set(key, table);
    return table;
  };
}

function afterTables(grid: TimeGrid): (minutes: number) => Int32Array {
  const known = new Map<number, Int32Array>();
  return (minutes) => {
    const table = known.get(minutes) ?? cellsAfter(grid, minutes);
    known.set(minutes, table);
    return table;
  };
}

/** Nothing when a person is unknown or asked for twice: such a meeting cannot be held. */
function peopleOf(
  meeting: InstanceMeeting,
  numbers: ReadonlyMap<string, number>,
): readonly number[] | undefined {
  const people = meeting.people.map((id) => numbers.get(id) ?? -1);
  return people.includes(-1) || new Set(people).size < people.length ? undefined : people;
}

type Fitting = { readonly looks: RoomClass; readonly index: number; readonly venue: number };

function fittingClasses({ classes, venueOf }: CompileInput, meeting: InstanceMeeting): readonly Fitting[] {
  return classes.flatMap((looks, index) =>
    suits(meeting, looks) ? [{ looks, index, venue: venueOf(looks.venue) }] : [],
  );
}

function mayStart(
  grid: TimeGrid,
  meeting: InstanceMeeting,
  cell: number,
  windows: readonly Span[] | undefined,
): boolean {
  const start = at(grid.minute, cell);
  const end = start + meeting.minutes;
  if (meeting.fixed && start !== minutesOfInstant(meeting.fixed.start)) return false;
  return end <= at(grid.dayEndMinute, at(grid.day, cell)) && isInside(start, end, windows);
}
