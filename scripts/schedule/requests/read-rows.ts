import type { CellReader } from './read-cells.ts';
import type { ListSettings } from './read-settings.ts';
import type { ListRow, ListTables } from './read-tables.ts';
import type { Stretch } from './read-when.ts';
import { mutualWeight, shareWeights } from './weigh.ts';

export type MeetingRow = {
  readonly id: string;
  readonly parties: readonly string[];
  readonly sides: readonly { readonly party: string | undefined; readonly people: readonly string[] }[];
  readonly oneOf: readonly string[];
  readonly minutes: number;
  readonly priority: 'A' | 'B' | 'C';
  readonly weight: number;
  readonly windows: readonly Stretch[] | undefined;
  readonly preferred: readonly Stretch[] | undefined;
  readonly seats: number;
  readonly rooms: readonly string[];
  readonly venues: readonly string[];
  readonly equipment: readonly string[];
  readonly mandatory: boolean;
  readonly fixed: { readonly date: string; readonly minutes: number } | undefined;
  readonly after: readonly string[];
};
export type RoomRow = {
  readonly id: string;
  readonly venue: string | undefined;
  readonly seats: number | undefined;
  readonly open: readonly Stretch[] | undefined;
  readonly turnoverMinutes: number;
};
export type PersonRow = {
  readonly id: string;
  readonly party: string | undefined;
  readonly busy: readonly Stretch[];
  readonly maxPerDay: number | undefined;
};
export type Requests = {
  readonly meetings: readonly MeetingRow[];
  readonly rooms: readonly RoomRow[];
  readonly people: readonly PersonRow[];
  readonly equipment: readonly { readonly id: string; readonly size: number }[];
};

const WEIGHT_BY_PRIORITY = { A: 10, B: 5, C: 2 } as const;
const DEFAULT_MINUTES = 30;
const LONGEST_MINUTES = 480;

/** The rows of every table, read; faults go to the reader. */
export function readRows(reader: CellReader, tables: ListTables['tables'], settings: ListSettings): Requests {
  const rooms = once(reader, tables.rooms, 'room').map(
    ({ id, row }): RoomRow => ({
      id,
      venue: row.cell('venue')?.text,
      seats: reader.whole(row.cell('seats'), { least: 1, most: 100_000 }),
      open: reader.stretches(row.cell('open')),
      turnoverMinutes: reader.whole(row.cell('turnover'), { least: 0, most: 1440 }) ?? 0,
    }),
  );
  const people = once(reader, tables.people, 'person').map(
    ({ id, row }): PersonRow => ({
      id: reader.same('person', id),
      party: row.cell('party') && reader.same('party', row.cell('party')?.text ?? ''),
      busy: reader.stretches(row.cell('busy')) ?? [],
      maxPerDay: reader.whole(row.cell('maxPerDay'), { least: 1, most: 1000 }),
    }),
  );
  const equipment = once(reader, tables.equipment, 'equipment').map(({ id, row }) => ({
    id,
    size: reader.whole(row.cell('count'), { least: 0, most: 100_000 }) ?? 0,
  }));
  const known: Known = {
    rooms: new Set(rooms.map(({ id }) => id)),
    venues: new Set(rooms.flatMap(({ venue }) => venue ?? [])),
    equipment: new Set(equipment.map(({ id }) => id)),
    requests: new Set(tables.requests.map((row, index) => row.cell('id')?.text ?? `m${index + 1}`)),
  };
  const meetings = tables.requests.map((row, index) =>
    readRequest(reader, row, { known, settings, otherwiseId: `m${index + 1}` }),
  );
  once(reader, tables.requests, 'id');
  tellPairsTwice(reader, tables.requests, meetings);
  const weighed = settings.share === undefined ? meetings : shareWeights(meetings, settings.share);
  return { meetings: weighed, rooms, people, equipment };
}

/** The same people of the same two sides, asked for in two rows: once too often, or two meetings. */
function tellPairsTwice(reader: CellReader, rows: readonly ListRow[], meetings: readonly MeetingRow[]): void {
  const seen = new Map<string, string>();
  for (const [index, { id, sides, oneOf }] of meetings.entries()) {
    const people = [...sides.flatMap((side) => side.people), ...oneOf].sort();
    const key = people.join('\n');
    const other = seen.get(key);
    const row = rows[index];
    if (other !== undefined && row && people.length > 1)
      reader.warn('requests-pair-twice', row, { value: people.join(' – '), other });
    else seen.set(key, id);
  }
}

type Known = Readonly<Record<'rooms' | 'venues' | 'equipment' | 'requests', ReadonlySet<string>>>;

function readRequest(
  reader: CellReader,
  row: ListRow,
  {
    known,
    settings,
    otherwiseId,
  }: { readonly known: Known; readonly settings: ListSettings; readonly otherwiseId: string },
): MeetingRow {
  const party = (text: string | undefined) => (text === undefined ? text : reader.same('party', text));
  const [host, guest] = [party(row.cell('host')?.text ?? settings.host), party(row.cell('guest')?.text)];
  const named = (column: string) => reader.list(row.cell(column)).map((id) => reader.same('person', id));
  const id = row.cell('id')?.text ?? otherwiseId;
  const others = named('people');
  const sides = [
    ...sideOf(host, named('hostPeople')),
    ...sideOf(guest, named('guestPeople')),
    ...(others.length > 0 ? [{ party: undefined, people: others }] : []),
  ];
  if (sides.length === 0 || (guest === undefined && others.length === 0 && !row.cell('guestPeople')))
    reader.fault('requests-nobody', row);
  if (host !== undefined && host === guest)
    reader.fault('requests-itself', row.cell('guest') ?? row, { value: host });
  const priority = reader.priority(row.cell('priority')) ?? 'B';
  const parties = [host, guest].filter((each) => each !== undefined);
  const rank = (column: string) => reader.whole(row.cell(column), { least: 1, most: 1000 });
  return {
    id,
    parties,
    sides,
    oneOf: named('anyOf'),
    minutes:
      reader.minutes(row.cell('minutes'), { least: 1, most: LONGEST_MINUTES }) ??
      settings.minutes ??
      DEFAULT_MINUTES,
    priority,
    weight:
      reader.weight(row.cell('weight')) ??
      mutualWeight(rank('hostRank'), rank('guestRank')) ??
      WEIGHT_BY_PRIORITY[priority],
    windows: reader.stretches(row.cell('windows')),
    preferred: reader.stretches(row.cell('preferred')),
    seats: reader.whole(row.cell('seats'), { least: 0, most: 100_000 }) ?? 0,
    rooms: reader.known(row.cell('rooms'), known.rooms, 'room'),
    venues: reader.known(row.cell('venues'), known.venues, 'venue'),
    equipment: reader.known(row.cell('equipment'), known.equipment, 'equipment'),
    mandatory: reader.yes(row.cell('mandatory')) ?? false,
    fixed: reader.moment(row.cell('fixed')),
    after: reader.known(row.cell('after'), known.requests, 'request'),
  };
}

/** A side without named people comes as one: it can be at one meeting at a time. */
function sideOf(party: string | undefined, people: readonly string[]): MeetingRow['sides'] {
  if (people.length > 0) return [{ party, people }];
  return party === undefined ? [] : [{ party, people: [party] }];
}

/** The rows of a table that have a name, each name once. */
function once(reader: CellReader, rows: readonly ListRow[], column: string) {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const cell = row.cell(column);
    if (!cell) return [];
    if (seen.has(cell.text)) reader.fault('requests-twice', cell, { value: cell.text });
    seen.add(cell.text);
    return [{ id: cell.text, row }];
  });
}
