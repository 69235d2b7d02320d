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

/** What `ics` is given, and the texts that stand for its marks (see `markText`). */
export type PreparedEvent = { readonly attributes: IcsEvent; readonly texts: readonly string[] };

/** A code point that no text may hold, and no reader ever sees. */
export const MARK = '\ufdd0';

/**
 * Between two noncharacters, which no cleaned text holds, stands the place of a text in `texts`.
 * Texts travel as marks because `ics` folds them in quadratic time and by grapheme, and leaves some
 * of them (names, categories, alarms) unescaped.
 */
export const TEXT_MARK = /(?:https:\/\/text\/)?\ufdd0(\d+)\ufdd0/g;

/**
 * An entry as `ics` writes it without fault: compact local times (date arrays would pass through the
 * process's own zone), alarms in minutes, everything visible cleaned and behind a mark.
 */
export function prepareEvent(entry: EventEntry, uid: string, { sequence, stamp }: Revision): PreparedEvent {
  const texts: string[] = [];
  const mark = (text: string) => `${MARK}${texts.push(text) - 1}${MARK}`;
  const attributes: IcsEvent = {
    ...icsTimes(entry),
    uid,
    sequence,
    timestamp: writeInstant(stamp),
    ...(entry.status && { status: entry.status }),
    ...(entry.geo && { geo: entry.geo }),
    transp: entry.busy ? 'OPAQUE' : 'TRANSPARENT',
    ...icsTexts(entry, mark),
    ...icsPeople(entry, mark),
    ...icsAlarm(entry, mark),
  };
  return { attributes, texts };
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
