import { hasLikelyYear, instantOf, isCivilDate, TimeZone } from '#model/civil-time.ts';
import type { CellReader } from './read-cells.ts';
import type { ListCell, ListRow, ListTables } from './read-tables.ts';
import { datesIn, type ListDay, readClock, readWhen, WHOLE_DAY } from './read-when.ts';

const SETTINGS = [
  ...(['name', 'zone', 'day', 'slot', 'buffer', 'minutes', 'meal', 'host', 'rooms'] as const),
  ...(['tables', 'share'] as const),
] as const;
const SIDES = ['host', 'guest'] as const;
type Setting = (typeof SETTINGS)[number];
const PREFIX = 'schedule.list.setting.';

/** The days are open so long when only their dates are known. */
const DEFAULT_HOURS = { from: 9 * 60, to: 18 * 60 };

export type ListSettings = {
  readonly name: string | undefined;
  readonly zone: string;
  readonly days: readonly ListDay[];
  readonly slotMinutes: number | undefined;
  readonly bufferMinutes: number | undefined;
  readonly minutes: number | undefined;
  readonly meals: readonly { readonly from: number; readonly to: number; readonly minutes: number }[];
  readonly host: string | undefined;
  readonly roomCount: number | undefined;
  /** The side whose parties stay at a table each, and are come to. */
  readonly tables: (typeof SIDES)[number] | undefined;
  /** So many meetings of each party come before all that go beyond. */
  readonly share: number | undefined;
};

/** Where a list belongs to, which need not say then where and when that is. */
export type ListScene = { readonly zone: string; readonly days: readonly string[] };

type Place = Pick<ListCell, 'position'> & { readonly scene: ListScene | undefined };

/** The settings of a list, and the days of it; zone and days have to be known. Sets the reader's days. */
export function readSettings(reader: CellReader, tables: ListTables['tables'], start: Place): ListSettings {
  const cells = settingCells(reader, tables.settings);
  const [last, all] = [(key: Setting) => cells.get(key)?.at(-1), (key: Setting) => cells.get(key) ?? []];
  const zone = readZone(reader, last('zone'), start);
  reader.days = readDays(reader, all('day'), tables, start);
  const minutes = { least: 1, most: 24 * 60 };
  return {
    name: last('name')?.text,
    zone,
    days: reader.days,
    slotMinutes: reader.whole(last('slot'), { least: 1, most: 240 }),
    bufferMinutes: reader.whole(last('buffer'), { ...minutes, least: 0 }),
    minutes: reader.whole(last('minutes'), minutes),
    meals: all('meal').flatMap((cell) => readMeal(reader, cell) ?? []),
    host: last('host')?.text,
    roomCount: reader.whole(last('rooms'), { least: 1, most: 10_000 }),
    tables: readSide(reader, last('tables')),
    share: reader.whole(last('share'), { least: 1, most: 1000 }),
  };
}

function settingCells(
  reader: CellReader,
  rows: readonly ListRow[],
): ReadonlyMap<Setting, readonly ListCell[]> {
  const found = new Map<Setting, ListCell[]>();
  for (const row of rows) {
    const [name, value] = [row.cell('setting'), row.cell('value')];
    if (!name || !value) continue;
    const key = reader.oneOf(name, SETTINGS, PREFIX);
    if (key) found.set(key, [...(found.get(key) ?? []), value]);
    else
      reader.fault('requests-unknown-setting', name, {
        value: name.text,
        suggestion: reader.nearest(name, SETTINGS, PREFIX),
      });
  }
  return found;
}

function readSide(reader: CellReader, cell: ListCell | undefined): ListSettings['tables'] {
  if (!cell) return undefined;
  const side = reader.oneOf(cell, SIDES, 'schedule.list.column.');
  if (!side)
    reader.fault('requests-side', cell, {
      value: cell.text,
      suggestion: reader.nearest(cell, SIDES, 'schedule.list.column.'),
    });
  return side;
}

function readZone(reader: CellReader, cell: ListCell | undefined, start: Place): string {
  if (!cell && start.scene) return start.scene.zone;
  if (!cell) {
    reader.fault('requests-no-zone', start);
    return 'UTC';
  }
  if (TimeZone.safeParse(cell.text).success) return cell.text;
  reader.fault('requests-zone', cell, { value: cell.text });
  return 'UTC';
}

function readDays(
  reader: CellReader,
  cells: readonly ListCell[],
  { requests }: ListTables['tables'],
  start: Place,
): readonly ListDay[] {
  const told = cells.flatMap((cell) => {
    const dates = datesIn(cell.text, reader.when).map((date) => ({ date }));
    if (dates.length === 0) return reader.fault('requests-day', cell, { value: cell.text }) ?? [];
    return reader.told(cell, readWhen(cell.text, dates, reader.when)) ?? [];
  });
  const days = told.map(({ date, from, to }) => {
    const isWhole = from === WHOLE_DAY.from && to === WHOLE_DAY.to;
    return { id: date, date, ...(isWhole ? DEFAULT_HOURS : { from, to }) };
  });
  if (days.length > 0) return inOrder(days);
  if (start.scene && cells.length === 0)
    return inOrder(start.scene.days.map((date) => ({ id: date, date, ...DEFAULT_HOURS })));
  const dates = requests.flatMap((row) =>
    ['windows', 'preferred', 'fixed'].flatMap((column) => datesIn(row.cell(column)?.text ?? '', reader.when)),
  );
  if (dates.length === 0 && cells.length === 0) reader.fault('requests-no-days', start);
  return inOrder([...new Set(dates)].map((date) => ({ id: date, date, ...DEFAULT_HOURS })));
}

/** By date; hours of one date that touch or overlap are one, and of two apart the second is told apart by its number. */
function inOrder(days: readonly ListDay[]): readonly ListDay[] {
  const sorted = [...days].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.from - b.from));
  const joined: ListDay[] = [];
  for (const day of sorted) {
    const last = joined.at(-1);
    if (!last || last.date !== day.date || last.to < day.from) joined.push(day);
    else joined[joined.length - 1] = { ...last, to: Math.max(last.to, day.to) };
  }
  return joined.map((day, index) => {
    const earlier = joined.slice(0, index).filter(({ date }) => date === day.date).length;
    return earlier === 0 ? day : { ...day, id: `${day.date}#${earlier + 1}` };
  });
}

/** `12:00–14:00 45`: so many minutes within that time, each day and for everybody. */
function readMeal(reader: CellReader, cell: ListCell) {
  const match = /^(\d{1,2}:\d{2})\D+?(\d{1,2}:\d{2})\D*?(\d{1,3})?\D*$/.exec(cell.text.normalize('NFKC'));
  const [from, to] = [readClock(match?.[1] ?? ''), readClock(match?.[2] ?? '')];
  if (from === undefined || to === undefined || from >= to)
    return reader.fault('requests-meal', cell, { value: cell.text });
  const minutes = match?.[3] === undefined ? Math.min(60, to - from) : Number(match[3]);
  if (minutes < 1 || minutes > to - from) return reader.fault('requests-meal', cell, { value: cell.text });
  return { from, to, minutes };
}

/** The instant of a minute of a day, in minutes since 1970; minute 1440 is the next day's first. */
export function minuteOfDay(date: string, minutes: number, zone: string): number {
  if (!isCivilDate(date) || !hasLikelyYear(date)) return Number.NaN;
  const pad = (value: number) => String(value).padStart(2, '0');
  if (minutes >= WHOLE_DAY.to) return instantOf(date, '23:59', zone) / 60_000 + 1;
  return instantOf(date, `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`, zone) / 60_000;
}
