import type { Calendar, CalendarEntry, RevisedEntry, Revision, Timed, ZonedTime } from './calendar-entry.ts';
import { cleanText, cleanTitle, cleanUrl, escapeText } from './clean-text.ts';
import { textDigest } from './digest.ts';
import { writeEvent } from './event-template.ts';
import { inUtc } from './event-time.ts';
import { foldLines } from './fold-line.ts';
import { writeInstant } from './prepare-event.ts';
import { writeTodo } from './write-todo.ts';
import { writeZone } from './write-zone.ts';
import { type ZoneRules, zoneRules } from './zone-rules.ts';

/** Entries as written before, by `keyOfBlock`: what has not changed is not written again. */
export type Blocks = Map<string, string>;

/**
 * A calendar file (RFC 5545): events in the shapes that `ics` writes, mended; zones, tasks and the header by us. The same values give the same bytes under any process time zone.
 * @example writeCalendar({ language: 'en', feed: { name: 'C-TPAT 2014' }, entries })
 */
export function writeCalendar(calendar: Calendar, blocks?: Blocks): string {
  return writeKeyedCalendar(calendar, blocks).text;
}

/** Everything of a file but its header: the same for each name that it goes by. */
export type KeyedBody = {
  readonly text: string;
  /** Names the text of each entry, in the order of the file. */
  readonly keys: readonly string[];
};

/** The whole file, with the names by which its entries can be taken over when it is written the next time. */
export function writeKeyedCalendar(calendar: Calendar, blocks?: Blocks): KeyedBody {
  const body = writeBody(calendar.entries, blocks);
  return { text: withHeader(calendar, body), keys: body.keys };
}

/** A file of these entries under a header of its own. */
export function withHeader(calendar: Calendar, body: KeyedBody): string {
  return `${header(calendar)}${body.text}`;
}

/** Zones and entries. */
export function writeBody(revised: readonly RevisedEntry[], blocks: Blocks = new Map()): KeyedBody {
  const zones = planZones(revised);
  const areKnown = [...zones.values()].every(({ rules }) => rules);
  const entries = revised.map(({ entry, uid, revision }): KeyedEntry => {
    const written = areKnown ? entry : withKnownZones(entry, zones);
    return { entry: written, uid, revision, key: `${uid} ${keyOfBlock(revision, zonesOf(written))}` };
  });
  const keys = entries.map(({ key }) => key);
  const text = [
    ...[...zones].flatMap(([zone, plan]) =>
      plan.rules ? [writeZone(zone, plan.rules, plan.firstYear)] : [],
    ),
    ...entries.map((each) => blockOf(each, blocks)),
    // A calendar has at least one component (RFC 5545 §3.6).
    ...(entries.length === 0 ? [writeZone('UTC', UTC_RULES, 1970)] : []),
    'END:VCALENDAR\r\n',
  ].join('');
  return { text, keys };
}

function blockOf({ key, entry, uid, revision }: KeyedEntry, blocks: Blocks): string {
  const known = blocks.get(key);
  if (known !== undefined) return known;
  const block = entry.kind === 'todo' ? writeTodo(entry, uid, revision) : writeEvent(entry, uid, revision);
  blocks.set(key, block);
  return block;
}

const UTC_RULES = { kind: 'fixed', offsetSeconds: 0 } as const;

type KeyedEntry = RevisedEntry & { readonly key: string };

/**
 * Names the text of an entry: its content and language (both in the digest), its version, and whether its
 * times are written in UTC.
 */
export function keyOfBlock(
  { digest, sequence, stamp }: Revision,
  times: { readonly start: string; readonly end: string } | undefined,
): string {
  const pins = times ? `${times.start === 'UTC'}${times.end === 'UTC'}` : '';
  return `${digest} ${sequence} ${stamp} ${pins}`;
}

function zonesOf(entry: CalendarEntry) {
  return entry.kind === 'event' && entry.when.kind === 'timed'
    ? { start: entry.when.start.zone, end: entry.when.end.zone }
    : undefined;
}

/** Raised when the way of writing changes, so that no text written otherwise is taken over. */
const WRITER = 2;

/** Stands for a file's text and the way it was written. */
export function fileDigest(text: string): string {
  return `${WRITER}-${textDigest(text)}`;
}

const PRODUCT = '-//Attache//Missions and bilateral meetings//EN';

function header({ feed, method, entries }: Calendar): string {
  const name = feed && escapeText(cleanTitle(feed.name));
  const description = feed?.description && escapeText(cleanText(feed.description));
  const source = feed?.source && cleanUrl(feed.source);
  const url = feed?.url && cleanUrl(feed.url);
  const changed = entries.reduce((last, { revision }) => Math.max(last, revision.stamp), 0);
  return foldLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    ...(method ? [`METHOD:${method}`] : []),
    ...(name ? [`NAME:${name}`, `X-WR-CALNAME:${name}`] : []),
    ...(description ? [`X-WR-CALDESC:${description}`] : []),
    ...(feed ? ['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H'] : []),
    ...(feed && changed > 0 ? [`LAST-MODIFIED:${writeInstant(changed)}`] : []),
    ...(source ? [`SOURCE;VALUE=URI:${source}`] : []),
    ...(url ? [`URL:${url}`] : []),
  ]);
}

type ZonePlan = {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly rules?: ZoneRules | undefined;
};

/** Each zone in use with the rules it keeps over the years in use. */
function planZones(entries: readonly RevisedEntry[]): ReadonlyMap<string, ZonePlan> {
  const spans = new Map<string, ZonePlan>();
  for (const { entry } of entries) {
    if (entry.kind === 'todo' || entry.when.kind === 'days') continue;
    widen(spans, entry.when.start);
    widen(spans, entry.when.end);
  }
  spans.delete('UTC');
  const plans = [...spans].map(
    ([zone, span]) => [zone, { ...span, rules: zoneRules(zone, span.firstYear, span.lastYear) }] as const,
  );
  return new Map(plans.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function widen(spans: Map<string, ZonePlan>, { zone, date }: ZonedTime): void {
  const year = Number(date.slice(0, 4));
  const span = spans.get(zone);
  if (!span) spans.set(zone, { firstYear: year, lastYear: year });
  else if (year < span.firstYear) spans.set(zone, { ...span, firstYear: year });
  else if (year > span.lastYear) spans.set(zone, { ...span, lastYear: year });
}

function withKnownZones(entry: CalendarEntry, zones: ReadonlyMap<string, ZonePlan>): CalendarEntry {
  if (entry.kind !== 'event' || entry.when.kind !== 'timed') return entry;
  const { start, end } = entry.when;
  const known = (at: Timed['start']) => (at.zone === 'UTC' || zones.get(at.zone)?.rules ? at : inUtc(at));
  if (known(start) === start && known(end) === end) return entry;
  return { ...entry, when: { kind: 'timed', start: known(start), end: known(end) } };
}
