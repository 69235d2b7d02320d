import type { CivilDate } from '#model/civil-time.ts';

const FIGURES = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/;
const ROC_OFFSET = 1911;

/**
 * A day in figures as spreadsheets of any country show it (`22/02/2027`, `2/22/2027`, `116/2/22`), where only
 * one of its readings is among the days; anything else stays as it is.
 * @example plainDay('2/22/2027', ['2027-02-22']) // '2027-02-22'
 */
export function plainDay(text: string, days: readonly CivilDate[]): string {
  const [, first, second, third] = FIGURES.exec(text.normalize('NFKC').trim()) ?? [];
  if (first === undefined || second === undefined || third === undefined) return text;
  const readings =
    third.length === 4
      ? [iso(third, second, first), iso(third, first, second)]
      : [iso(first, second, third), iso(String(Number(first) + ROC_OFFSET), second, third)];
  const meant = new Set(readings.filter((day) => days.some((each) => each === day)));
  const [day] = meant;
  return day !== undefined && meant.size === 1 ? day : text;
}

const iso = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/**
 * A time without the seconds that spreadsheets add.
 * @example plainHours('上午 09:00:00') // '上午 09:00'
 */
export function plainHours(text: string): string {
  return text.normalize('NFKC').replace(/(\d{1,2}:\d{2}):\d{2}(?!\d)/g, '$1');
}
