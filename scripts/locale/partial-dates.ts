import { type DateStyle, formatDate, formatDateRange, formatMonth, formatYear } from './calendar-dates.ts';
import { isChinese, isEnglish } from './scripts-and-tags.ts';
import type { Translate } from './words.ts';

const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const GROUP = /^(\d{4})-(2[1-4]|3[3-9]|4[01])$/;

/**
 * A date as far as it is known (EDTF, ISO 8601-2:2019), never more precise than it is. `t` gives the
 * words around it (`date.*`).
 * @example formatPartialDate('2012-41', { language: 'en', calendar: 'gregory' }, t) // 'second half of 2012'
 * @example formatPartialDate('../2014-12-31', { language: 'zh-TW', calendar: 'roc' }, t) // '103 年 12 月 31 日前'
 */
export function formatPartialDate(edtf: string, style: DateStyle, t: Translate): string {
  const [from = '', to] = edtf.split('/');
  if (to === undefined) return formatSide(from, style, t);
  if (from === '..')
    return t(FULL_DATE.test(to) ? 'date.by' : 'date.by-end', { date: formatSide(to, style, t) });
  if (to === '..') return t('date.from', { date: formatSide(from, style, t) });
  return formatInterval(from, to, style, t);
}

function formatSide(text: string, style: DateStyle, t: Translate): string {
  const date = formatExact(text.replace(/[?~%]$/, ''), style, t);
  if (text.endsWith('~')) return t('date.about', { date });
  if (text.endsWith('?')) return t('date.uncertain', { date });
  if (text.endsWith('%')) return t('date.uncertain', { date: t('date.about', { date }) });
  return date;
}

function formatExact(date: string, style: DateStyle, t: Translate): string {
  if (FULL_DATE.test(date)) return formatDate(date, style);
  const month = MONTH.exec(date);
  if (month) return formatMonth(Number(month[1]), Number(month[2]), style);
  const group = GROUP.exec(date);
  if (group) return t(`date.group.${group[2]}`, { year: formatYear(Number(group[1]), style) });
  return formatYear(Number(date), style);
}

function formatInterval(from: string, to: string, style: DateStyle, t: Translate): string {
  if (from === to) return formatSide(from, style, t);
  if (FULL_DATE.test(from) && FULL_DATE.test(to)) return formatDateRange(from, to, style);
  return (
    monthsOfOneYear(from, to, style) ??
    t('date.range', { from: formatSide(from, style, t), to: formatSide(to, style, t) })
  );
}

/** `103 年 10 月至 12 月`, `October–December 2014`: the year once, in languages whose order we know. */
function monthsOfOneYear(from: string, to: string, style: DateStyle): string | undefined {
  const [first, last] = [MONTH.exec(from), MONTH.exec(to)];
  if (!first || !last || first[1] !== last[1]) return undefined;
  const year = Number(first[1]);
  const [firstMonth, lastMonth] = [first, last].map((match) =>
    formatMonth(year, Number(match[2]), style),
  ) as [string, string];
  if (isChinese(style.language)) return `${firstMonth}至 ${Number(last[2])} 月`;
  if (isEnglish(style.language) && style.calendar === 'gregory')
    return `${firstMonth.split(' ')[0]}–${lastMonth}`;
  return undefined;
}
