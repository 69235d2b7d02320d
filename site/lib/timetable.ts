import { clockTime, minutesOf } from '#model/civil-time.ts';
import { type GridColumn, layOut } from './grid.ts';
import type { Locale } from './locale.ts';
import type { NowEntry } from './now.ts';

/** A row of a timetable is as long as this: five minutes. */
const ROW_MINUTES = 5;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1440;
const MINUTE_MS = 60_000;

/** An entry with its grid lines, from 1. */
export type TimetableCell = {
  readonly entry: NowEntry;
  readonly row: number;
  readonly rowEnd: number;
  readonly lane: number;
  readonly laneEnd: number;
};
export type Timetable = {
  readonly cells: readonly TimetableCell[];
  readonly columns: readonly (GridColumn & { readonly label: string })[];
  readonly lanes: number;
  /** The full hours, with the row at which each begins. */
  readonly hours: readonly { readonly row: number; readonly time: string }[];
};

/**
 * One day in proportion: a row is five minutes, a column a track, all meetings one more, wider where they overlap.
 * What runs alone spans them all; nothing is left out, also what lasts past midnight.
 */
export function timetableOf(entries: readonly NowEntry[], locale: Locale): Timetable {
  const items = entries.map((entry) => {
    const startMinutes = minutesOf(entry.start);
    const lasts = Math.max(ROW_MINUTES, (entry.endsAt - entry.startsAt) / MINUTE_MS);
    return {
      entry,
      column: entry.column.id,
      startMinutes,
      endMinutes: Math.min(startMinutes + lasts, 2 * DAY_MINUTES),
    };
  });
  const labels = new Map(entries.map(({ column }) => [column.id, column.label]));
  const grid = layOut(items, { columnOrder: [...labels.keys()].toSorted(meetingsLast) });
  const first = Math.floor(Math.min(...items.map((item) => item.startMinutes)) / HOUR_MINUTES) * HOUR_MINUTES;
  const last = Math.max(...items.map((item) => item.endMinutes));
  const rowAt = (minutes: number) => Math.round((minutes - first) / ROW_MINUTES) + 1;
  return {
    cells: grid.cells.map(({ item, lane, laneEnd }) => ({
      entry: item.entry,
      row: rowAt(item.startMinutes),
      rowEnd: Math.max(rowAt(item.startMinutes) + 1, rowAt(item.endMinutes)),
      lane,
      laneEnd,
    })),
    columns: grid.columns.map((column) => ({ ...column, label: labels.get(column.column) ?? '' })),
    lanes: grid.lanes,
    hours: hoursBetween(first, last).map((minutes) => ({
      row: rowAt(minutes),
      time: locale.time(clockTime(minutes % DAY_MINUTES) ?? '00:00'),
    })),
  };
}

const meetingsLast = (a: string, b: string): number => Number(a === 'meetings') - Number(b === 'meetings');

function hoursBetween(first: number, last: number): readonly number[] {
  const count = Math.ceil((last - first) / HOUR_MINUTES);
  return Array.from({ length: count }, (_, index) => first + index * HOUR_MINUTES);
}
