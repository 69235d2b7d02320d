import type { RequestSheet } from '#load/tables/read-sheets.ts';
import type { Translate } from '#locale/words.ts';
import { instantOf } from '#model/civil-time.ts';
import type { Assignment, Instance, Schedule } from '../instance.ts';
import { instantText } from '../instant.ts';
import { readClock } from './read-when.ts';

const COLUMNS = ['id', 'date', 'start', 'room', 'everyone'] as const;
type Column = (typeof COLUMNS)[number];

/**
 * A table of a schedule as it was written out, perhaps changed by hand, as a former schedule to stay with; in
 * any language there are words in. Nothing when no row of headings names the meetings and when they begin.
 * Rows without a time had no place; meetings that are no longer asked for are left out.
 */
export function readFormerTable(
  sheets: readonly RequestSheet[],
  instance: Instance,
  words: readonly Translate[],
): Schedule | undefined {
  for (const { rows } of sheets) {
    const found = rows.findIndex((cells) => columnsIn(cells, words) !== undefined);
    const columns = found < 0 ? undefined : columnsIn(rows[found] ?? [], words);
    if (columns) return toFormer(rows.slice(found + 1), columns, instance);
  }
  return undefined;
}

type Columns = ReadonlyMap<Column, number>;

function columnsIn(cells: readonly string[], words: readonly Translate[]): Columns | undefined {
  const fold = (text: string) => text.trim().toLowerCase();
  const columns = new Map<Column, number>();
  for (const [index, cell] of cells.entries()) {
    const column = COLUMNS.find((each) =>
      words.some((t) => fold(t(`schedule.column.${each}`)) === fold(cell)),
    );
    if (column && !columns.has(column)) columns.set(column, index);
  }
  return columns.has('id') && columns.has('date') && columns.has('start') ? columns : undefined;
}

function toFormer(rows: readonly (readonly string[])[], columns: Columns, instance: Instance): Schedule {
  const known = new Map(instance.meetings.map((meeting) => [meeting.id, meeting]));
  const assignments: Assignment[] = [];
  const unplaced: string[] = [];
  for (const row of rows) {
    const cell = (column: Column) => row[columns.get(column) ?? -1]?.trim() ?? '';
    const meeting = known.get(cell('id'));
    if (!meeting) continue;
    const start = instantAt(cell('date'), cell('start'), instance.timezone);
    if (start === undefined) {
      unplaced.push(meeting.id);
      continue;
    }
    const present = new Set(cell('everyone').split(/\s*;\s*/));
    const staff = meeting.oneOf.flatMap((group) => group.find((id) => present.has(id)) ?? []);
    const room = cell('room') || (instance.rooms[0]?.id ?? '');
    assignments.push({ meeting: meeting.id, start, room, ...(staff.length > 0 && { with: staff }) });
  }
  return { format: 'bilat.schedule/1', instance: instance.name, assignments, unplaced };
}

function instantAt(date: string, start: string, zone: string): string | undefined {
  const minutes = readClock(start);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || minutes === undefined) return undefined;
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return instantText(instantOf(date, clock, zone) / 60_000, zone);
}
