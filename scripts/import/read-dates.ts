import { ENGLISH_MONTHS } from '#locale/english-months.ts';
import { rocYear } from './roc-year.ts';

/** A date or days from one to another, as a report writes them, in ISO 8601; a month without its day is `2014-10`. */
export type FoundDate = {
  readonly from: string;
  readonly to?: string;
  /** True where the year is not written and was taken from the report's own. */
  readonly isYearTaken: boolean;
};

const NUMBER = '(?:\\d{1,4}|[〇零一二三四五六七八九十百]+)';
const YEAR = `(?:(?:中華民國|民國|西元)\\s*)?(?:(?:本|今|去|前|明)\\s*[（(]\\s*(${NUMBER})\\s*[)）]\\s*年|(${NUMBER})\\s*年|(本|今|去|明)\\s*年)\\s*`;
const DAY = `(${NUMBER})\\s*月(?:\\s*(${NUMBER})\\s*日?)?`;
const WEEKDAY = '(?:\\s*[（(](?:(?:星期|週|周|禮拜)?[一二三四五六日天])[)）])?';
const END = `${WEEKDAY}(?:\\s*(?:至|到|[-–—~～－])\\s*(?:(?:中華民國|民國|西元)?\\s*(${NUMBER})\\s*年\\s*)?(?:(${NUMBER})\\s*月)?\\s*(${NUMBER})\\s*日)?`;
const HAN_DATE = new RegExp(`(?:${YEAR})?${DAY}${END}`, 'gu');
const PLAIN_DATE = /(?<!\d)(\d{2,4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/g;
const MONTH = `(${ENGLISH_MONTHS.join('|')}|${ENGLISH_MONTHS.map((each) => each.slice(0, 3)).join('|')})`;
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})\\s+${MONTH}\\.?,?\\s+(\\d{4})\\b`, 'gi');
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})\\b`, 'gi');

/**
 * The dates in a text: every way of the Republic of China's calendar, Han numerals, `本（103）年`, the
 * common one, and English. A date without a year is of `year`, and says so; a day that no calendar has is none.
 * @example findDates('一百零三年八月二十四日至三十日') // [{ from: '2014-08-24', to: '2014-08-30', isYearTaken: false }]
 * @example findDates('本年 8 月 25 日', 2014) // [{ from: '2014-08-25', isYearTaken: true }]
 */
export function findDates(text: string, year?: number): readonly FoundDate[] {
  const folded = text.normalize('NFKC');
  const found = [
    ...[...folded.matchAll(HAN_DATE)].map((match) => ({ at: match.index, date: hanDate(match, year) })),
    ...[...folded.matchAll(PLAIN_DATE)].map((match) => ({
      at: match.index,
      date: made(rocYear(match[1] ?? ''), Number(match[2]), Number(match[3])),
    })),
    ...[...folded.matchAll(DAY_FIRST)].map((match) => ({
      at: match.index,
      date: made(Number(match[3]), monthOf(match[2]), Number(match[1])),
    })),
    ...[...folded.matchAll(MONTH_FIRST)].map((match) => ({
      at: match.index,
      date: made(Number(match[3]), monthOf(match[1]), Number(match[2])),
    })),
  ];
  return found.toSorted((a, b) => a.at - b.at).flatMap(({ date }) => (date ? [date] : []));
}

function hanDate(match: RegExpMatchArray, own: number | undefined): FoundDate | undefined {
  const [, bracketed, written, relative, month, day, endYear, endMonth, endDay] = match;
  const said = bracketed ?? written;
  const year = said === undefined ? taken(relative, own) : rocYear(said);
  if (year === undefined) return undefined;
  const from = isoOf(year, numberOf(month), day === undefined ? undefined : numberOf(day));
  if (from === undefined) return undefined;
  const to =
    endDay === undefined
      ? undefined
      : isoOf(endYear ? rocYear(endYear) : year, numberOf(endMonth ?? month), numberOf(endDay));
  const isYearTaken = said === undefined;
  return to === undefined || to < from ? { from, isYearTaken } : { from, to, isYearTaken };
}

function taken(relative: string | undefined, own: number | undefined): number | undefined {
  if (own === undefined) return undefined;
  return own + (relative === '去' ? -1 : relative === '明' ? 1 : 0);
}

function made(year: number, month: number, day: number): FoundDate | undefined {
  const from = isoOf(year, month, day);
  return from === undefined ? undefined : { from, isYearTaken: false };
}

const monthOf = (name = ''): number =>
  ENGLISH_MONTHS.findIndex((each) => each.startsWith(name.toLowerCase().slice(0, 3))) + 1;

function numberOf(text = ''): number {
  return rocYear(text, 0);
}

/** Undefined where the calendar has no such day. */
function isoOf(year: number, month: number, day: number | undefined): string | undefined {
  if (!(year >= 1900 && year <= 2199) || !(month >= 1 && month <= 12)) return undefined;
  const pad = (value: number) => String(value).padStart(2, '0');
  if (day === undefined) return `${year}-${pad(month)}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= last ? `${year}-${pad(month)}-${pad(day)}` : undefined;
}
