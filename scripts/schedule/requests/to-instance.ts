import { Instance, type InstanceInput } from '../instance.ts';
import { instantText } from '../instant.ts';
import type { MeetingRow, PersonRow, Requests, RoomRow } from './read-rows.ts';
import { type ListSettings, minuteOfDay } from './read-settings.ts';
import type { Stretch } from './read-when.ts';

/** The rows as an instance. */
export function toInstance(
  requests: Requests,
  settings: ListSettings,
  options: { readonly name: string; readonly bufferMinutes: number },
): Instance {
  const { zone, days } = settings;
  const tables = tablesOf(requests, settings);
  const text = instantTexts(zone);
  const pairs = (stretches: readonly Stretch[]) =>
    stretches.map(({ date, from, to }): [string, string] => [text(date, from), text(date, to)]);
  const bufferMinutes = settings.bufferMinutes ?? options.bufferMinutes;
  const input: InstanceInput = {
    format: 'bilat.instance/1',
    name: settings.name ?? options.name,
    timezone: zone,
    slotMinutes: settings.slotMinutes ?? slotOf(requests, settings, bufferMinutes),
    bufferMinutes,
    days: days.map(({ id, date, from, to }) => ({ id, start: text(date, from), end: text(date, to) })),
    venues: [...new Set(requests.rooms.flatMap(({ venue }) => venue ?? []))],
    parties: [...new Set(requests.meetings.flatMap(({ parties }) => parties))].map((id) => ({ id })),
    people: peopleOf(requests).map(({ id, party, busy, maxPerDay }) => ({
      id,
      ...(party !== undefined && { party }),
      gapWeight: 1,
      ...(maxPerDay !== undefined && { maxPerDay }),
      busy: pairs(busy).map(([from, to]) => ({ from, to })),
    })),
    rooms: tables.rooms.map(({ id, venue, seats, open, turnoverMinutes }) => ({
      id,
      ...(venue !== undefined && { venue }),
      ...(seats !== undefined && { seats }),
      turnoverMinutes,
      ...(open && { open: pairs(open) }),
    })),
    pools: requests.equipment.map(({ id, size }) => ({ id, size })),
    meals: days.flatMap(({ date }) =>
      settings.meals.map(({ from, to, minutes }) => ({
        people: '*' as const,
        window: [text(date, from), text(date, to)] as [string, string],
        minutes,
      })),
    ),
    meetings: requests.meetings.map((row) =>
      toMeeting({ ...row, rooms: tables.of(row) ?? row.rooms }, { pairs, text }),
    ),
    precedence: requests.meetings.flatMap(({ id, after }) =>
      after.map((first): [string, string] => [first, id]),
    ),
  };
  return Instance.parse(input);
}

/** Few moments stand in many requests, and each takes a while to find in its zone. */
function instantTexts(zone: string): (date: string, minutes: number) => string {
  const known = new Map<string, string>();
  return (date, minutes) => {
    const key = `${date} ${minutes}`;
    const text = known.get(key) ?? instantText(minuteOfDay(date, minutes, zone), zone);
    known.set(key, text);
    return text;
  };
}

type Write = {
  readonly pairs: (stretches: readonly Stretch[]) => [string, string][];
  readonly text: (date: string, minutes: number) => string;
};

function toMeeting(row: MeetingRow, { pairs, text }: Write): InstanceInput['meetings'][number] {
  const [onlyRoom, ...otherRooms] = row.rooms;
  return {
    id: row.id,
    parties: [...row.parties],
    people: [...new Set(row.sides.flatMap(({ people }) => people))],
    ...(row.oneOf.length > 0 && { oneOf: [[...row.oneOf]] }),
    minutes: row.minutes,
    priority: row.priority,
    weight: row.weight,
    ...(row.windows && { windows: pairs(row.windows) }),
    ...(row.preferred && { prefer: pairs(row.preferred) }),
    needs: [...row.equipment],
    seats: row.seats,
    ...(row.venues.length > 0 && { venues: [...row.venues] }),
    ...(row.rooms.length > 0 && { rooms: [...row.rooms] }),
    mandatory: row.mandatory,
    ...(row.fixed && {
      fixed: {
        start: text(row.fixed.date, row.fixed.minutes),
        ...(onlyRoom !== undefined && otherRooms.length === 0 && { room: onlyRoom }),
      },
    }),
  };
}

/** Everybody of the requests, with what the table of people says of them. */
function peopleOf({ meetings, people }: Requests): readonly PersonRow[] {
  const told = new Map(people.map((person) => [person.id, person]));
  const sides = meetings.flatMap(({ sides: each }) => each);
  const named = [
    ...sides.flatMap(({ party, people: own }) => own.map((id) => ({ id, party }))),
    ...meetings.flatMap(({ oneOf, parties }) => oneOf.map((id) => ({ id, party: parties[0] }))),
  ];
  const all = new Map<string, PersonRow>();
  for (const { id, party } of named) {
    const known = told.get(id);
    const before = all.get(id);
    all.set(id, {
      id,
      party: known?.party ?? before?.party ?? party,
      busy: known?.busy ?? [],
      maxPerDay: known?.maxPerDay,
    });
  }
  return [...all.values()];
}

/** The rooms of the table; without one, as many as are told or as could ever be in use at once. */
function roomsOf({ rooms, meetings }: Requests, { roomCount }: ListSettings): readonly RoomRow[] {
  if (rooms.length > 0) return rooms;
  const people = new Set(meetings.flatMap(({ sides }) => sides.flatMap((side) => side.people))).size;
  const most = Math.max(1, Math.min(meetings.length, Math.floor(people / 2)));
  const prefix = roomCount === undefined ? '#' : '';
  return Array.from({ length: roomCount ?? most }, (_, index) => ({
    id: `${prefix}${index + 1}`,
    venue: undefined,
    seats: undefined,
    open: undefined,
    turnoverMinutes: 0,
  }));
}

type Tables = {
  readonly rooms: readonly RoomRow[];
  /** The table of a meeting; nothing where parties do not stay at one. */
  readonly of: (row: MeetingRow) => readonly string[] | undefined;
};

/** Where the parties of one side stay put, each has a table, in the order in which they come in the list. */
function tablesOf(requests: Requests, settings: ListSettings): Tables {
  const rooms = roomsOf(requests, settings);
  const { tables } = settings;
  if (!tables) return { rooms, of: () => undefined };
  const partyOf = ({ parties }: MeetingRow) => (tables === 'host' ? parties[0] : parties.at(-1));
  const staying = [...new Set(requests.meetings.flatMap((row) => partyOf(row) ?? []))];
  // Without a table of rooms they are numbered as many as are needed.
  const own = requests.rooms.length > 0 ? rooms : staying.map((_, index) => numberedRoom(index));
  const table = new Map(staying.map((party, index) => [party, own[index % own.length]?.id ?? '']));
  return { rooms: own, of: (row) => [table.get(partyOf(row) ?? '') ?? ''] };
}

function numberedRoom(index: number): RoomRow {
  return { id: String(index + 1), venue: undefined, seats: undefined, open: undefined, turnoverMinutes: 0 };
}

const FINEST_SLOT_MINUTES = 5;

/** The coarsest steps that every length, buffer and given time falls on, but none finer than five minutes. */
function slotOf({ meetings }: Requests, { days }: ListSettings, bufferMinutes: number): number {
  const opening = new Map(days.map(({ date, from }) => [date, from]));
  const offset = (date: string, minutes: number) => Math.max(0, minutes - (opening.get(date) ?? minutes));
  const figures = meetings.flatMap(({ minutes, fixed, windows, preferred }) => [
    minutes,
    ...(fixed ? [offset(fixed.date, fixed.minutes)] : []),
    ...[...(windows ?? []), ...(preferred ?? [])].map(({ date, from }) => offset(date, from)),
  ]);
  const slot = figures.reduce(greatestCommonDivisor, bufferMinutes);
  return Math.max(FINEST_SLOT_MINUTES, slot);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
