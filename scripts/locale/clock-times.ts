import { Temporal } from 'temporal-polyfill';
import type { DateStyle } from './calendar-dates.ts';
import { isChinese, isJapanese } from './scripts-and-tags.ts';

/** English of several places: each knows the abbreviations of its own zones (CDT, BST, AEST, NZST, IST). */
const ABBREVIATION_LOCALES = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA'];

/**
 * A clock time.
 * @example formatTime('16:00', { language: 'zh-TW', calendar: 'roc' }) // '下午 4:00'
 * @example formatTime('16:00', { language: 'en', calendar: 'gregory' }) // '16:00'
 */
export function formatTime(time: string, style: DateStyle): string {
  if (isChinese(style.language)) return `${partOfDay(time)} ${twelveHour(time)}`;
  return clockOf(style.language).format(new Date(`2000-01-01T${time}:00Z`));
}

/** Making one costs a hundred times what using it does. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(language: string): Intl.DateTimeFormat {
  const known = clocks.get(language);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  clocks.set(language, made);
  return made;
}

/**
 * A stretch of a day; an end before its start is on the next day.
 * @example formatTimeRange('13:30', '14:30', { language: 'zh-TW', calendar: 'roc' }) // '下午 1:30 至 2:30'
 * @example formatTimeRange('13:30', '14:30', { language: 'en', calendar: 'gregory' }) // '13:30–14:30'
 */
export function formatTimeRange(start: string, end: string | undefined, style: DateStyle): string {
  const first = formatTime(start, style);
  if (end === undefined) return first;
  const nextDay = end < start;
  if (!isChinese(style.language)) return `${first}–${formatTime(end, style)}${nextDay ? ' (+1)' : ''}`;
  if (nextDay) return `${first} 至翌日${formatTime(end, style)}`;
  return partOfDay(start) === partOfDay(end)
    ? `${first} 至 ${twelveHour(end)}`
    : `${first} 至${formatTime(end, style)}`;
}

/**
 * A day and what follows it, such as its hours. Full-width brackets carry their own space.
 * @example withDay('3/26（五）', '下午 2:00') // '3/26（五）下午 2:00'
 */
export function withDay(day: string, rest: string): string {
  return `${day}${day.endsWith('）') ? '' : ' '}${rest}`;
}

/**
 * A zone as it stands at an instant (milliseconds since 1970): its abbreviation, where English has one,
 * and its offset.
 * @example formatTimeZone('America/Chicago', 1409000400000, 'en') // 'CDT, UTC−5'
 * @example formatTimeZone('Asia/Taipei', 1409000400000, 'en') // 'UTC+8'
 */
export function formatTimeZone(zone: string, instant: number, language: string): string {
  const abbreviation = zoneAbbreviation(zone, instant);
  const offset = zoneOffset(zone, instant);
  if (!abbreviation || abbreviation === offset) return offset;
  return `${abbreviation}${commaOf(language)}${offset}`;
}

function commaOf(language: string): string {
  if (isJapanese(language)) return '、';
  return isChinese(language) ? '，' : ', ';
}

function partOfDay(time: string): '上午' | '中午' | '下午' {
  if (time < '12:00') return '上午';
  return time < '13:00' ? '中午' : '下午';
}

function twelveHour(time: string): string {
  const hour = Number(time.slice(0, 2));
  return `${hour > 12 ? hour - 12 : hour}${time.slice(2)}`;
}

function zoneAbbreviation(zone: string, instant: number): string | undefined {
  return ABBREVIATION_LOCALES.map((locale) => shortZoneName(zone, instant, locale)).find(
    (name) => name !== undefined && !/^(?:GMT|UTC)[+-]/.test(name),
  );
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

function shortZoneName(zone: string, instant: number, locale: string): string | undefined {
  const key = `${locale} ${zone}`;
  const format =
    zoneFormats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' });
  zoneFormats.set(key, format);
  return format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value;
}

function zoneOffset(zone: string, instant: number): string {
  const offset = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds;
  const minutes = Math.abs(offset) / 60_000_000_000;
  if (minutes === 0) return 'UTC';
  const rest = minutes % 60;
  return `UTC${offset < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
