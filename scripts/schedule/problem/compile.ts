import type { Instance } from '../instance.ts';
import { compileMeetings } from './compile-meetings.ts';
import { compileOptions } from './compile-options.ts';
import { compilePeople } from './compile-people.ts';
import type { Compiled } from './compiled.ts';
import { heldPools } from './held.ts';
import { classifyRooms } from './room-classes.ts';
import { cellsBefore, layTimeGrid } from './time-grid.ts';

/**
 * Compiles an instance that `readInstance` has accepted. Nothing is searched here: a meeting that cannot
 * stand anywhere simply has no option.
 * @example compileProblem(instance).options.from // where the options of each meeting begin
 */
export function compileProblem(instance: Instance): Compiled {
  const grid = layTimeGrid(instance);
  const classes = classifyRooms(instance);
  const venues = venueNumbers(instance);
  const travel = travelTable(instance, [...venues.keys()]);
  const venueCount = venues.size + 1;
  const venueOf = (venue: string | undefined) => venues.get(venue ?? '') ?? venues.size;
  const nearMinutes = instance.bufferMinutes + travel.reduce((most, each) => Math.max(most, each), 0);
  const shared = { instance, grid, classes, venueOf, travel, venueCount, nearMinutes };
  return {
    instance,
    grid,
    classes,
    meetings: compileMeetings(shared),
    options: compileOptions(shared),
    people: compilePeople(instance, grid),
    rooms: {
      size: Int32Array.from(classes.map(({ rooms }) => rooms.length)),
      venue: Int32Array.from(classes.map(({ venue }) => venueOf(venue))),
    },
    poolSize: Int32Array.from(instance.pools.map(({ size }) => size)),
    poolHeld: heldPools(instance, grid),
    travel,
    venueCount,
    bufferMinutes: instance.bufferMinutes,
    nearFrom: cellsBefore(grid, nearMinutes),
  };
}

/** What the parts of compilation share. */
export type CompileInput = Pick<Compiled, 'instance' | 'grid' | 'classes' | 'travel' | 'venueCount'> & {
  readonly venueOf: (venue: string | undefined) => number;
  /** The longest time two meetings of one person must ever be apart. */
  readonly nearMinutes: number;
};

function venueNumbers(instance: Instance): ReadonlyMap<string, number> {
  const venues = new Set([
    ...instance.rooms.flatMap(({ venue }) => venue ?? []),
    ...(instance.held ?? []).flatMap(({ venue }) => venue ?? []),
    ...instance.people.flatMap(({ busy }) => busy.flatMap(({ venue }) => venue ?? [])),
  ]);
  return new Map([...venues].map((venue, index) => [venue, index]));
}

function travelTable({ travelMinutes }: Instance, venues: readonly string[]): Int32Array {
  const count = venues.length + 1;
  const table = new Int32Array(count * count);
  for (const [row, from] of venues.entries())
    for (const [column, to] of venues.entries())
      if (from !== to)
        table[row * count + column] = travelMinutes[from]?.[to] ?? travelMinutes[to]?.[from] ?? 0;
  return table;
}
