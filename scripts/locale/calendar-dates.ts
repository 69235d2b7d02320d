import type { WorkspaceSettings } from '#model/workspace-settings.ts';
import { isChinese, isEnglish, isJapanese } from './scripts-and-tags.ts';

/** How dates read: in which language, counted by which calendar. */
export type DateStyle = { readonly language: string; readonly calendar: 'gregory' | 'roc' };

export type DateFields = { readonly year: number; readonly month: number; readonly day: number };

/** The first year of the Republic of China calendar is 1912. */
const YEARS_BEFORE_ROC = 1911;

/** Only the filing language (the first) follows the workspace's calendar; its companion is Gregorian. */
export function dateStyle(settings: WorkspaceSettings, language: string): DateStyle {
  return { language, calendar: language === settings.languages[0] ? settings.calendar : 'gregory' };
}

/**
 * A day in full, whatever zone the process runs in.
 * @example formatDate('2014-08-24', { language: 'zh-TW', calendar: 'roc' }) // '103 年 8 月 24 日'
 * @example formatDate('2014-08-24', { language: 'en', calendar: 'gregory' }, { weekday: true }) // 'Sunday 24 August 2014'
 */
export function formatDate(
  date: string,
  style: DateStyle,
  options: { readonly weekday?: boolean } = {},
): string {
  const { year, month, day } = dateFields(date);
  const weekday = options.weekday ? formatPart(date, style, { weekday: 'long' }) : '';
  if (isChinese(style.language)) {
    return `${formatYear(year, style)} ${month} 月 ${day} 日${weekday && `（${weekday}）`}`;
  }
  if (speaksEnglish(style)) return `${weekday && `${weekday} `}${day} ${monthName(date, style)} ${year}`;
  return formatPart(date, style, { ...(weekday && { weekday: 'long' }), ...LONG_DATE });
}

/**
 * A day as the heading of what happens on it: where weekdays are written small, it still begins large.
 * @example formatDayHeading('2014-08-24', { language: 'es', calendar: 'gregory' }) // 'Domingo, 24 de agosto de 2014'
 */
export function formatDayHeading(date: string, style: DateStyle): string {
  const [first = '', ...rest] = formatDate(date, style, { weekday: true });
  return first.toLocaleUpperCase(style.language) + rest.join('');
}

/**
 * A closed range of days, without repeating a month or year that has not changed.
 * @example formatDateRange('2011-03-27', '2011-04-01', { language: 'zh-TW', calendar: 'roc' }) // '100 年 3 月 27 日至 4 月 1 日'
 * @example formatDateRange('2014-08-24', '2014-08-30', { language: 'en', calendar: 'gregory' }) // '24–30 August 2014'
 */
export function formatDateRange(from: string, to: string, style: DateStyle): string {
  if (from === to) return formatDate(from, style);
  if (isChinese(style.language)) return `${formatDate(from, style)}至 ${chineseRangeEnd(from, to, style)}`;
  if (speaksEnglish(style)) return englishRange(from, to, style);
  // CLDR has no long range for Japanese: its own falls to bare figures (2014/08/24～2014/08/30).
  if (isJapanese(style.language)) return `${formatDate(from, style)}～${japaneseRangeEnd(from, to, style)}`;
  return formatter(style, LONG_DATE).formatRange(utc(from), utc(to));
}

/**
 * A day as tables write it, without the year.
 * @example formatShortDate('2014-08-24', { language: 'zh-TW', calendar: 'roc' }) // '8/24（日）'
 * @example formatShortDate('2014-08-24', { language: 'en', calendar: 'gregory' }) // 'Sun 24 Aug'
 */
export function formatShortDate(date: string, style: DateStyle): string {
  const { month, day } = dateFields(date);
  if (isChinese(style.language))
    return `${month}/${day}（${formatPart(date, style, { weekday: 'narrow' })}）`;
  if (speaksEnglish(style)) {
    return `${formatPart(date, style, { weekday: 'short' })} ${day} ${monthName(date, style).slice(0, 3)}`;
  }
  return formatPart(date, style, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** A year by itself: `103 年`, `2014 年`, `2014`, `2014年`. */
export function formatYear(year: number, style: DateStyle): string {
  if (!isChinese(style.language))
    return formatPart(`${String(year).padStart(4, '0')}-07-01`, style, { year: 'numeric' });
  if (style.calendar === 'gregory') return `${year} 年`;
  const rocYear = year - YEARS_BEFORE_ROC;
  return rocYear > 0 ? `${rocYear} 年` : `民國前 ${1 - rocYear} 年`;
}

/** A month of a year: `103 年 10 月`, `October 2014`. */
export function formatMonth(year: number, month: number, style: DateStyle): string {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  if (isChinese(style.language)) return `${formatYear(year, style)} ${month} 月`;
  if (speaksEnglish(style)) return `${monthName(date, style)} ${year}`;
  return formatPart(date, style, { year: 'numeric', month: 'long' });
}

export function dateFields(date: string): DateFields {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

const LONG_DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;

function chineseRangeEnd(from: string, to: string, style: DateStyle): string {
  const [first, last] = [dateFields(from), dateFields(to)];
  if (first.year !== last.year) return formatDate(to, style);
  return first.month === last.month ? `${last.day} 日` : `${last.month} 月 ${last.day} 日`;
}

function japaneseRangeEnd(from: string, to: string, style: DateStyle): string {
  const [first, last] = [dateFields(from), dateFields(to)];
  if (first.year !== last.year) return formatDate(to, style);
  return first.month === last.month ? `${last.day}日` : `${last.month}月${last.day}日`;
}

function englishRange(from: string, to: string, style: DateStyle): string {
  const [first, last] = [dateFields(from), dateFields(to)];
  if (first.year !== last.year) return `${formatDate(from, style)} – ${formatDate(to, style)}`;
  if (first.month !== last.month) return `${first.day} ${monthName(from, style)} – ${formatDate(to, style)}`;
  return `${first.day}–${formatDate(to, style)}`;
}

/** English has no form of its own for the Republic of China calendar: that one goes through Intl. */
function speaksEnglish(style: DateStyle): boolean {
  return isEnglish(style.language) && style.calendar === 'gregory';
}

function monthName(date: string, style: DateStyle): string {
  return formatPart(date, style, { month: 'long' });
}

function formatPart(date: string, style: DateStyle, parts: Intl.DateTimeFormatOptions): string {
  return formatter(style, parts).format(utc(date));
}

/** Making one costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(style: DateStyle, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([style.language, style.calendar, parts]);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(style.language, {
    ...parts,
    calendar: style.calendar,
    timeZone: 'UTC',
  });
  formatters.set(key, made);
  return made;
}

function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
