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
      ? fixedLines(rules.offsetSeconds)
      : rules.onsets.flatMap((onset) => onsetLines(onset, firstYear))),
    'END:VTIMEZONE',
  ]);
}

function fixedLines(offsetSeconds: number): readonly string[] {
  const offset = writeOffset(offsetSeconds);
  return [
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    'END:STANDARD',
  ];
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Begins in the year before the first one needed, so that January has an onset behind it. */
function onsetLines(onset: Onset, firstYear: number): readonly string[] {
  const name = onset.toSeconds > onset.fromSeconds ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${name}`,
    `DTSTART:${firstDay(onset, firstYear - 1)}T${onset.time}`,
    `TZOFFSETFROM:${writeOffset(onset.fromSeconds)}`,
    `TZOFFSETTO:${writeOffset(onset.toSeconds)}`,
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

/** @example writeOffset(-18000) // '-0500' */
function writeOffset(seconds: number): string {
  const size = Math.abs(seconds);
  const parts = [Math.floor(size / 3600), Math.floor((size % 3600) / 60), size % 60];
  const digits = parts.map((part) => String(part).padStart(2, '0')).join('');
  return `${seconds < 0 ? '-' : '+'}${digits.endsWith('00') ? digits.slice(0, 4) : digits}`;
}
