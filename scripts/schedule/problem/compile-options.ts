import type { InstanceMeeting } from '../instance.ts';
import { minutesOfInstant } from '../instant.ts';
import type { CompileInput } from './compile.ts';
import type { CompiledOptions } from './compiled.ts';
import { heldOf } from './held.ts';
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
    const people = peopleOf(meeting, numbers);
    const fitting = people ? fittingClasses(input, meeting) : [];
    const form: Form = {
      m,
      minutes: meeting.minutes,
      prefer: meeting.prefer?.map(toSpan),
      classes: fitting.map(({ looks, index, venue }) => ({
        index,
        open: looks.open,
        roomEnds: tables(meeting.minutes + looks.turnoverMinutes),
        free: (people ?? []).map((person) => isFree(person, venue, meeting.minutes)),
      })),
      ends: tables(meeting.minutes),
      nearEnds: tables(meeting.minutes + input.nearMinutes),
    };
    const windows = meeting.windows?.map(toSpan);
    for (let cell = 0; cell < grid.cellCount; cell += 1) {
      from[m * width + cell] = lists.cell.length;
      if (mayStart(grid, meeting, cell, windows)) addOptionsAt(lists, grid, form, cell);
    }
    from[m * width + grid.cellCount] = lists.cell.length;
    from[(m + 1) * width] = lists.cell.length;
  }
  // A constructor copies a long list many times faster than `Int32Array.from`.
  return {
    from,
    meeting: new Int32Array(lists.meeting),
    cell: new Int32Array(lists.cell),
    end: new Int32Array(lists.end),
    roomEnd: new Int32Array(lists.roomEnd),
    nearEnd: new Int32Array(lists.nearEnd),
    roomClass: new Int32Array(lists.roomClass),
    miss: new Int32Array(lists.miss),
  };
}

/** What is the same for all starts of a meeting. */
type Form = {
  readonly m: number;
  readonly minutes: number;
  readonly prefer: readonly Span[] | undefined;
  readonly classes: readonly {
    readonly index: number;
    readonly open: readonly Span[] | undefined;
    readonly roomEnds: Int32Array;
    /** Of those required, who may come when. */
    readonly free: readonly Int32Array[];
  }[];
  readonly ends: Int32Array;
  readonly nearEnds: Int32Array;
};

function addOptionsAt(lists: Lists, grid: TimeGrid, form: Form, cell: number): void {
  const start = at(grid.minute, cell);
  const end = start + form.minutes;
  const miss = isInside(start, end, form.prefer) ? 0 : 1;
  for (const { index, open, roomEnds, free } of form.classes) {
    if (open && !isInside(start, end, open)) continue;
    if (!areAllFree(free, cell)) continue;
    lists.meeting.push(form.m);
    lists.cell.push(cell);
    lists.end.push(at(form.ends, cell));
    lists.roomEnd.push(at(roomEnds, cell));
    lists.nearEnd.push(at(form.nearEnds, cell));
    lists.roomClass.push(index);
    lists.miss.push(miss);
  }
}

function areAllFree(tables: readonly Int32Array[], cell: number): boolean {
  for (const table of tables) if (at(table, cell) === 0) return false;
  return true;
}

type Lists = Record<Exclude<keyof CompiledOptions, 'from'>, number[]>;

/** The cells at which a person's own engagements, and the way to them, leave room for a meeting: 1 or 0. */
export function freeCellsOf(
  input: CompileInput,
  { person, venue, minutes }: { person: number; venue: number; minutes: number },
): Int32Array {
  const { grid, travel, venueCount } = input;
  const free = new Int32Array(grid.cellCount).fill(1);
  for (const span of takenOf(input, person)) {
    const way = at(travel, venue * venueCount + span.venue);
    for (let cell = 0; cell < grid.cellCount; cell += 1) {
      const start = at(grid.minute, cell);
      if (start + minutes + way > span.from && span.to + way > start) free[cell] = 0;
    }
  }
  return free;
}

type Taken = Span & { readonly venue: number };

/** A person's engagements, and the meetings that stand already with the buffer around them. */
function takenOf({ instance, venueOf }: CompileInput, person: number): readonly Taken[] {
  const { id = '', busy = [] } = instance.people[person] ?? {};
  const pad = instance.bufferMinutes;
  return [
    ...busy.map((each) => ({ ...toSpan(each), venue: venueOf(each.venue) })),
    ...heldOf(instance, id).map(({ from, to, venue }) => ({
      from: from - pad,
      to: to + pad,
      venue: venueOf(venue),
    })),
  ];
}

function freeTables(input: CompileInput): (person: number, venue: number, minutes: number) => Int32Array {
  const known = new Map<number, Int32Array>();
  return (person, venue, minutes) => {
    const key = (minutes * input.instance.people.length + person) * input.venueCount + venue;
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
