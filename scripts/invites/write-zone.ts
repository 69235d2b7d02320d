import { Temporal } from 'temporal-polyfill';
import { daysInMonth } from '#model/civil-time.ts';
import { foldLines } from './fold-line.ts';
import type { Onset, ZoneRules } from './zone-rules.ts';

/**
 * A VTIMEZONE (RFC 5545 §3.6.5) that agrees with the IANA zone of its name from the start of `firstYear`
 * for as long as `rules` hold. RRULE form only: Outlook ignores RDATE.
 */
export function writeZone(zone: string, rules: ZoneRules, firstYear: number): string {
  return foldLines([
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...(rules.kind === 'fixed'
      ? fixedLines(zone, rules.offsetSeconds, firstYear)
      : rules.onsets.flatMap((onset) => onsetLines(zone, onset, firstYear))),
    'END:VTIMEZONE',
  ]);
}

function fixedLines(zone: string, offsetSeconds: number, year: number): readonly string[] {
  const offset = writeOffset(offsetSeconds);
  return [
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    `TZNAME:${zoneName(zone, Date.UTC(year, 0, 1))}`,
    'END:STANDARD',
  ];
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Begins in the year before the first one needed, so that January has an onset behind it. */
function onsetLines(zone: string, onset: Onset, firstYear: number): readonly string[] {
  const name = onset.toSeconds > onset.fromSeconds ? 'DAYLIGHT' : 'STANDARD';
  const day = firstDay(onset, firstYear - 1);
  return [
    `BEGIN:${name}`,
    `DTSTART:${day}T${onset.time}`,
    `TZOFFSETFROM:${writeOffset(onset.fromSeconds)}`,
    `TZOFFSETTO:${writeOffset(onset.toSeconds)}`,
    `TZNAME:${zoneName(zone, dayAfter(day))}`,
    `RRULE:FREQ=YEARLY;BYMONTH=${onset.month};BYDAY=${onset.nth}${WEEKDAYS[onset.weekday - 1]}`,
    `END:${name}`,
  ];
}

function firstDay({ month, weekday, nth }: Onset, year: number): string {
  const first = new Temporal.PlainDate(year, month, 1);
  const toWeekday = (weekday - first.dayOfWeek + 7) % 7;
  const firstSuch = 1 + toWeekday;
  const lastSuch = firstSuch + 7 * Math.floor((daysInMonth(year, month) - firstSuch) / 7);
  const day = nth === -1 ? lastSuch : firstSuch + 7 * (nth - 1);
  return new Temporal.PlainDate(year, month, day).toString().replaceAll('-', '');
}

/** An instant at which the change of that day holds wherever it is. */
function dayAfter(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6)) + 2);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What people call the time that a zone keeps at an instant; its distance from UTC where it has no such name. */
function zoneName(zone: string, instant: number): string {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' });
  formats.set(zone, format);
  return format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** @example writeOffset(-18000) // '-0500' */
function writeOffset(seconds: number): string {
  const size = Math.abs(seconds);
  const parts = [Math.floor(size / 3600), Math.floor((size % 3600) / 60), size % 60];
  const digits = parts.map((part) => String(part).padStart(2, '0')).join('');
  return `${seconds < 0 ? '-' : '+'}${digits.endsWith('00') ? digits.slice(0, 4) : digits}`;
}
