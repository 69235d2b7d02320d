import { dateFields } from './calendar-dates.ts';
import { hanNumeral } from './numerals.ts';

/**
 * A day, month or year of the Republic of China calendar in Han numerals, as abstract sheets write it.
 * A date that is neither (a season, an interval) is for `formatPartialDate`.
 * @example formatHanDate('2014-08-24') // '一百零三年八月二十四日'
 * @example formatHanDate('2014-10') // '一百零三年十月'
 */
export function formatHanDate(date: string): string {
  const { year, month, day } = dateFields(date.replace(/[?~%]$/, ''));
  return `${hanYear(year)}${month ? `${hanNumeral(month)}月` : ''}${day ? `${hanNumeral(day)}日` : ''}`;
}

/**
 * @example formatHanDateRange('2014-08-24', '2014-08-30') // '一百零三年八月二十四日至三十日'
 * @example formatHanDateRange('2011-03-27', '2011-04-01') // '一百年三月二十七日至四月一日'
 */
export function formatHanDateRange(from: string, to: string): string {
  const [first, last] = [dateFields(from), dateFields(to)];
  if (from === to) return formatHanDate(from);
  if (first.year !== last.year) return `${formatHanDate(from)}至${formatHanDate(to)}`;
  const month = first.month === last.month ? '' : `${hanNumeral(last.month)}月`;
  return `${formatHanDate(from)}至${month}${hanNumeral(last.day)}日`;
}

function hanYear(year: number): string {
  const rocYear = year - 1911;
  return rocYear > 0 ? `${hanNumeral(rocYear)}年` : `民國前${hanNumeral(1 - rocYear)}年`;
}
