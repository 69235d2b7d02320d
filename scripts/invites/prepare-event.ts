import type { EventAttributes } from 'ics';
import { addDays } from '#model/civil-time.ts';
import type { CalendarAddress, EventEntry, Guest, Revision, ZonedTime } from './calendar-entry.ts';
import {
  cleanCategory,
  cleanLine,
  cleanName,
  cleanText,
  cleanTitle,
  cleanUrl,
  escapeText,
  isCalendarAddress,
} from './clean-text.ts';

/** `ics` takes a timestamp, though its types do not say so. */
type IcsEvent = EventAttributes & { readonly timestamp: string };

/** What `ics` is given, the same for all events of a shape, and the values that stand for its marks. */
export type PreparedEvent = {
  readonly attributes: IcsEvent;
  readonly values: readonly string[];
  /** The mark of the address where one joins from afar. */
  readonly conference?: string | undefined;
};

/** Places of the values that every event has. */
export const VALUE = { uid: 0, stamp: 1, start: 2, end: 3, sequence: 4 } as const;

/** What `ics` writes in their stead: it takes only times and numbers there. */
export const PLACEHOLDER = {
  uid: 'uid',
  stamp: '19700101T000000Z',
  start: '19700101T000000',
  end: '19700101T010000',
  sequence: 0,
} as const;

/** The mark of the value at a place. @example markOf(0) // '\ufdd00\ufdd0' */
export function markOf(place: number): string {
  return `${MARK}${place}${MARK}`;
}

/** A code point that no text may hold, and no reader ever sees. */
const MARK = '\ufdd0';

/**
 * Between two noncharacters, which no cleaned text holds, stands the place of a text in `texts`.
 * Texts travel as marks because `ics` folds them in quadratic time and by grapheme, and leaves some
 * of them (names, categories, alarms) unescaped.
 */
export const TEXT_MARK = /(?:https:\/\/text\/)?\ufdd0(\d+)\ufdd0/g;

/**
 * An entry as `ics` writes it without fault: compact local times (date arrays would pass through the
 * process's own zone), alarms in minutes, everything visible cleaned; all that differs between events of one
 * shape behind a mark.
 */
export function prepareEvent(entry: EventEntry, uid: string, { sequence, stamp }: Revision): PreparedEvent {
  const { start, end } = icsTimes(entry);
  const values: string[] = [uid, writeInstant(stamp), start, end, String(sequence)];
  const mark = (text: string) => markOf(values.push(text) - 1);
  const attributes: IcsEvent = {
    start: PLACEHOLDER.start,
    end: PLACEHOLDER.end,
    uid: PLACEHOLDER.uid,
    sequence: PLACEHOLDER.sequence,
    timestamp: PLACEHOLDER.stamp,
    ...(entry.status && { status: entry.status }),
    ...(entry.geo && { geo: entry.geo }),
    transp: entry.busy ? 'OPAQUE' : 'TRANSPARENT',
    ...icsTexts(entry, mark),
    ...icsPeople(entry, mark),
    ...icsAlarm(entry, mark),
  };
  const conference = entry.conference && cleanUrl(entry.conference);
  return { attributes, values, ...(conference && { conference: mark(conference) }) };
}

/** Puts a text, escaped for where it stands, behind a mark. */
type Mark = (text: string) => string;

function icsTexts(entry: EventEntry, mark: Mark) {
  const description = escapeText(cleanText(entry.description));
  const location = escapeText(cleanLine(entry.location ?? ''));
  const url = entry.url && cleanUrl(entry.url);
  const categories = entry.categories.map(cleanCategory).filter((category) => category !== '');
  return {
    title: mark(escapeText(cleanTitle(entry.summary))),
    ...(description && { description: mark(description) }),
    ...(location && { location: mark(location) }),
    // The pattern of `ics` wants to see an address, and takes long to read some.
    ...(url && { url: `https://text/${mark(url)}` }),
    ...(categories.length > 0 && { categories: [mark(categories.join(','))] }),
  };
}

function icsPeople({ organizer, guests }: EventEntry, mark: Mark) {
  const address = ({ name, email }: CalendarAddress) => {
    if (!isCalendarAddress(email)) throw new Error('an address is checked before it becomes a guest');
    return { name: mark(cleanName(name) || email), email };
  };
  return {
    ...(organizer && { organizer: address(organizer) }),
    ...(guests && { attendees: guests.map((guest) => ({ ...address(guest), ...answerOf(guest) })) }),
  };
}

const DAY_MINUTES = 24 * 60;

function icsAlarm({ alarmMinutesBefore: minutes, summary }: EventEntry, mark: Mark) {
  if (minutes === undefined) return {};
  const description = mark(escapeText(cleanTitle(summary)));
  const length = minutes % DAY_MINUTES === 0 ? { days: minutes / DAY_MINUTES } : { minutes };
  return { alarms: [{ action: 'display' as const, description, trigger: { before: true, ...length } }] };
}

/** Whoever is not asked for an answer is not said to owe one. */
function answerOf({
  role,
  partstat,
  isAsked = partstat === undefined || partstat === 'NEEDS-ACTION',
}: Guest) {
  return {
    role,
    cutype: 'INDIVIDUAL' as const,
    ...(isAsked && { rsvp: true }),
    ...((isAsked || partstat) && { partstat: partstat ?? ('NEEDS-ACTION' as const) }),
  };
}

function icsTimes({ when }: EventEntry): { readonly start: string; readonly end: string } {
  if (when.kind === 'timed') return { start: writeTime(when.start), end: writeTime(when.end) };
  return { start: writeDate(when.from), end: writeDate(addDays(when.to, 1)) };
}

/** @example writeDate('2014-08-25') // '20140825' */
export function writeDate(date: string): string {
  return date.replaceAll('-', '');
}

function writeTime({ date, time, zone }: ZonedTime): string {
  return `${writeDate(date)}T${time.replace(':', '')}00${zone === 'UTC' ? 'Z' : ''}`;
}

/** @example writeInstant(0) // '19700101T000000Z' */
export function writeInstant(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
}
