import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A day of the Gregorian calendar that exists: `2014-08-24`; `2014-02-30` is refused, and so is `3027-08-24`. */
export const CivilDate = z
  .string()
  .refine((text) => isCivilDate(text) && hasLikelyYear(text), {
    error: ({ input }) => (isCivilDate(String(input)) ? 'year' : 'civil-date'),
  })
  .brand<'CivilDate'>()
  .meta({ title: 'day' });
export type CivilDate = z.output<typeof CivilDate>;

/** A wall-clock time, 24 hours: `08:00`, `16:30`. */
export const ClockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'clock-time' })
  .brand<'ClockTime'>()
  .meta({ title: 'time' });
export type ClockTime = z.output<typeof ClockTime>;

/** An IANA zone name this runtime knows: `America/Chicago`. Never an abbreviation such as `GMT+8`. */
export const TimeZone = z
  .string()
  .refine(isTimeZone, { error: 'time-zone' })
  .brand<'TimeZone'>()
  .meta({ title: 'zone' });
export type TimeZone = z.output<typeof TimeZone>;

export function isCivilDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;

/**
 * Are all years of a date such that a mission can speak of them? `3027` and `2207` for 2027 are slips, and what
 * counts the days up to them takes long.
 * @example hasLikelyYear('../2207-12-31') // false
 */
export function hasLikelyYear(date: string): boolean {
  const years = [...date.matchAll(/(?<!\d|-)\d{4}/g)].map(([year]) => Number(year));
  return years.every((year) => year >= EARLIEST_YEAR && year <= LATEST_YEAR);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isTimeZone(text: string): boolean {
  if (text !== 'UTC' && !text.includes('/')) return false;
  const known = zones.get(text) ?? isKnownZone(text);
  if (zones.size < MOST_ZONES) zones.set(text, known);
  return known;
}

/** A workspace names a few zones many times, and each is slow to be asked for. */
const zones = new Map<string, boolean>();
const MOST_ZONES = 1_000;
let canonical: ReadonlySet<string> | undefined;

function isKnownZone(text: string): boolean {
  canonical ??= new Set(Intl.supportedValuesOf('timeZone'));
  if (canonical.has(text)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** What a wall-clock time is in a zone: once, twice (clocks back) or never (clocks forward). */
export type LocalTimeFit = 'exact' | 'ambiguous' | 'missing';

export function localTimeFit(date: string, time: string, zone: string): LocalTimeFit {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return 'exact';
  return earlier.toPlainDateTime().equals(local) ? 'ambiguous' : 'missing';
}

/**
 * The instant of a wall-clock time, in milliseconds since 1970-01-01T00:00Z.
 * An ambiguous time takes its first occurrence (RFC 5545 §3.3.5), a missing one the offset before
 * the gap; use `localTimeFit` to refuse those first.
 * @example instantOf('2014-08-25', '16:00', 'America/Chicago') // 1409000400000
 */
export function instantOf(date: string, time: string, zone: string): number {
  const [, hour, minute] = CLOCK.exec(time) ?? [];
  const day = hour === undefined ? undefined : dayOf(date, zone);
  // On the days that clocks are put, and for what is written otherwise, every time is asked for by itself.
  if (!day || day.to - day.from !== DAY_MILLISECONDS) return zonedInstant(date, time, zone);
  return day.from + (Number(hour) * 60 + Number(minute)) * 60_000;
}

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;
const DAY_MILLISECONDS = 24 * 60 * 60_000;
const MOST_DAYS_KEPT = 10_000;

type Day = { readonly from: number; readonly to: number };
const days = new Map<string, Day>();

/** From midnight to midnight of a zone; every time of a programme is of a few days, and each is slow to be asked for. */
function dayOf(date: string, zone: string): Day {
  const key = `${date} ${zone}`;
  const known = days.get(key);
  if (known) return known;
  const day = {
    from: zonedInstant(date, '00:00', zone),
    to: zonedInstant(addDays(date, 1), '00:00', zone),
  };
  if (days.size < MOST_DAYS_KEPT) days.set(key, day);
  return day;
}

function zonedInstant(date: string, time: string, zone: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;
}

/** The wall-clock date and time of an instant in a zone. */
export function civilOf(
  instant: number,
  zone: string,
): { readonly date: CivilDate; readonly time: ClockTime } {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return {
    date: local.toPlainDate().toString() as CivilDate,
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }) as ClockTime,
  };
}

/** Days from `date`, civil arithmetic. @example addDays('2014-08-30', 2) // '2014-09-01' */
export function addDays(date: string, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as CivilDate;
}

/** Months from `date`, clamped to the month's end. @example addMonths('2014-11-30', 3) // '2015-02-28' */
export function addMonths(date: string, months: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as CivilDate;
}

/** Every day of a closed range. */
export function daysBetween(from: string, to: string): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from as CivilDate; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Minutes since midnight. @example minutesOf('16:30') // 990 */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The clock time of minutes since midnight; `undefined` past the end of the day. */
export function clockTime(minutes: number): ClockTime | undefined {
  if (minutes < 0 || minutes >= 24 * 60) return undefined;
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}` as ClockTime;
}
