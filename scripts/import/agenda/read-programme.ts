import { XMLParser } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { readSheets } from '#load/tables/read-sheets.ts';
import { civilOf } from '#model/civil-time.ts';
import { type FoundSession, type Programme, type ProgrammeFault, programmeOf } from './programme.ts';
import { type TableOptions, tableSessions } from './table-sessions.ts';

type Options = TableOptions & { readonly zone: string };

/**
 * A host's programme by its ending: iCalendar, the XML or JSON of conference software (Pentabarf, frab),
 * or a table with a row of headings.
 * @example await readProgramme(bytes, 'forum.ics', { zone: 'Asia/Taipei', headings, days, lexicon })
 */
export async function readProgramme(
  bytes: Uint8Array,
  file: string,
  options: Options,
): Promise<Programme | ProgrammeFault> {
  const text = () =>
    Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\ufeff/, '');
  try {
    if (/\.ics$/i.test(file)) return calendarProgramme(text(), options.zone);
    if (/\.xml$/i.test(file)) return frabProgramme(xmlEvents(text()), options.zone);
    if (/\.json$/i.test(file)) return frabProgramme(jsonEvents(text()), options.zone);
  } catch {
    return { fault: 'unreadable' };
  }
  if (!/\.(?:csv|tsv|xlsx|ods)$/i.test(file)) return { fault: 'unknown-format' };
  const read = await readSheets(bytes, file);
  if ('fault' in read) return { fault: 'unreadable' };
  const { found, unread } = tableSessions(read.sheets, options);
  return programmeOf(found, unread);
}

/** What a session takes of an entry of a calendar, and what is no word of the host's: numbers and stamps. */
const CALENDAR_READ: ReadonlySet<string> = new Set(
  'uid summary dtstart dtend duration location recurrence-id status sequence dtstamp created last-modified class transp'.split(
    ' ',
  ),
);

function calendarProgramme(text: string, zone: string): Programme {
  const root = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  for (const each of root.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(each));
  const events = root
    .getAllSubcomponents('vevent')
    .filter((each) => String(each.getFirstPropertyValue('status')).toUpperCase() !== 'CANCELLED');
  const names = events.flatMap((each) => each.getAllProperties().map(({ name }) => name));
  const unread = names.filter((name) => !CALENDAR_READ.has(name) && !name.startsWith('x-'));
  const found = events.map((component): FoundSession => {
    const event = new ICAL.Event(component);
    const where = oneLine(event.summary) || oneLine(event.uid);
    const from: ICAL.Time | null = event.startDate;
    if (!from) return { where };
    const instance = component.getFirstPropertyValue('recurrence-id');
    const start = clockOf(from, zone);
    const end = clockOf(event.endDate, zone);
    return {
      where,
      uid: instance ? `${event.uid}#${String(instance)}` : event.uid,
      title: oneLine(event.summary),
      date: start.date,
      ...(!from.isDate && { start: start.time, ...(end.time !== start.time && { end: end.time }) }),
      room: oneLine(event.location),
    };
  });
  return programmeOf(
    found,
    [...new Set(unread)].map((name) => name.toUpperCase()),
  );
}

/** A time without a zone is on the clocks of the place. */
function clockOf(time: ICAL.Time, zone: string): { readonly date: string; readonly time: string } {
  const isFloating = time.isDate || time.zone === ICAL.Timezone.localTimezone;
  if (!isFloating) return civilOf(time.toUnixTime() * 1000, zone);
  const text = time.toString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

const oneLine = (text: unknown): string =>
  typeof text === 'string' || typeof text === 'number' ? String(text).replace(/\s+/g, ' ').trim() : '';

type Frab = Readonly<Record<string, unknown>>;
const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Frab)[name] : undefined;
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];

type FrabEvent = { readonly event: unknown; readonly room: string };

function xmlEvents(text: string): readonly FrabEvent[] {
  const parsed: unknown = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
  }).parse(text, true);
  return listOf(fieldOf(fieldOf(parsed, 'schedule'), 'day')).flatMap((day) =>
    listOf(fieldOf(day, 'room')).flatMap((room) =>
      listOf(fieldOf(room, 'event')).map((event) => ({ event, room: oneLine(fieldOf(room, 'name')) })),
    ),
  );
}

function jsonEvents(text: string): readonly FrabEvent[] {
  const parsed: unknown = JSON.parse(text);
  const conference = fieldOf(fieldOf(parsed, 'schedule'), 'conference');
  return listOf(fieldOf(conference, 'days')).flatMap((day) =>
    Object.entries((fieldOf(day, 'rooms') as Frab | undefined) ?? {}).flatMap(([room, events]) =>
      listOf(events).map((event) => ({ event, room })),
    ),
  );
}

/** The same for conference software. */
const FRAB_READ: ReadonlySet<string> = new Set('id guid title date start duration room slug code'.split(' '));

function frabProgramme(events: readonly FrabEvent[], zone: string): Programme {
  const unread = events.flatMap(({ event }) =>
    Object.entries((event ?? {}) as Frab).flatMap(([name, value]) =>
      FRAB_READ.has(name) || isEmpty(value) ? [] : [name],
    ),
  );
  return programmeOf(
    events.map(({ event, room }) => frabSession(event, { room, zone })),
    [...new Set(unread)],
  );
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || value === false || value === '';
}

type FrabPlace = { readonly room: string; readonly zone: string };
const MINUTE = 60_000;

function frabSession(event: unknown, { room, zone }: FrabPlace): FoundSession {
  const instant = Date.parse(oneLine(fieldOf(event, 'date')));
  const [hours = 0, minutes = 0] = oneLine(fieldOf(event, 'duration')).split(':').map(Number);
  const title = oneLine(fieldOf(event, 'title'));
  const uid = oneLine(fieldOf(event, 'guid')) || oneLine(fieldOf(event, 'id'));
  const where = title || uid;
  if (Number.isNaN(instant)) return { where, title, uid };
  const start = civilOf(instant, zone);
  const length = (hours * 60 + minutes) * MINUTE;
  return {
    where,
    uid,
    title,
    date: start.date,
    start: start.time,
    ...(length > 0 && { end: civilOf(instant + length, zone).time }),
    room,
  };
}
