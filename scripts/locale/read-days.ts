import { addDays, CivilDate } from '#model/civil-time.ts';
import { TABLES } from './availability/words.ts';

/** Days that spreadsheets count from the day before 1900: 1954 to 2119. */
export const SERIAL = /^[2-7]\d{4}(?:\.0+)?$/;
/** Years below this are those of the Republic of China. */
const FIRST_WESTERN_YEAR = 1000;
const ROC_OFFSET = 1911;
const REIWA_OFFSET = 2018;
/** What spreadsheets take two digits of a year for. */
const THIS_CENTURY = 2000;

/**
 * The days that a cell can mean, as spreadsheets and people write them: none where it says no day, several
 * where nobody can tell the day from the month or the year.
 * @example readDays('115年1月5日') // ['2026-01-05']
 * @example readDays('5-Jan-26') // ['2026-01-05']
 * @example readDays('1/5/2026') // ['2026-01-05', '2026-05-01']
 */
export function readDays(text: string): readonly CivilDate[] {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[T ]0?0:00(?::00)?$/, '');
  if (SERIAL.test(plain)) return [addDays('1899-12-30', Number(plain))];
  return [...new Set([...yearFirst(plain), ...monthByName(plain), ...yearLast(plain)])];
}

function yearFirst(plain: string): readonly CivilDate[] {
  const match = /^(民國|令和|R)?\s*(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain);
  if (!match) return [];
  const [, era, year = '', month = '', day = ''] = match;
  if (era === undefined && year.length < 2) return [];
  return dayOf(westernYear(year, era), month, day);
}

function westernYear(year: string, era: string | undefined): number {
  if (era === '民國') return Number(year) + ROC_OFFSET;
  if (era !== undefined) return Number(year) + REIWA_OFFSET;
  if (year.length === 2) return Number(year) + THIS_CENTURY;
  return Number(year) < FIRST_WESTERN_YEAR ? Number(year) + ROC_OFFSET : Number(year);
}

/** `1-Dec-26`, as a spreadsheet shows a day of this year; `1 December 2026`, `December 1, 2026`, `1 de diciembre de 2026`. */
function monthByName(plain: string): readonly CivilDate[] {
  const word = '(\\p{L}+)\\.?';
  const dayFirst = new RegExp(`^(\\d{1,2})(?:-| |/| de )${word}(?:-| |/|, | de )(\\d{4}|\\d{2})$`, 'u').exec(
    plain,
  );
  const wordFirst = new RegExp(`^${word}[ -](\\d{1,2})(?:, ?| |-)(\\d{4})$`, 'u').exec(plain);
  const [day = '', name = '', year = ''] = dayFirst
    ? dayFirst.slice(1)
    : [wordFirst?.[2], wordFirst?.[1], wordFirst?.[3]];
  const month = monthNumber(name);
  return month === undefined ? [] : dayOf(westernYear(year, undefined), String(month), day);
}

function monthNumber(name: string): number | undefined {
  const wanted = name.toLowerCase();
  for (const { months = [] } of Object.values(TABLES)) {
    const index = months.findIndex((forms) => forms.split('|').includes(wanted));
    if (index >= 0) return index + 1;
  }
  return undefined;
}

/** `12/1/2026`: the months stand first in America and the days elsewhere. */
function yearLast(plain: string): readonly CivilDate[] {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(plain);
  if (!match) return [];
  const [, first = '', second = '', year = ''] = match;
  const western = westernYear(year, undefined);
  return [...dayOf(western, first, second), ...dayOf(western, second, first)];
}

function dayOf(year: number, month: string, day: string): readonly CivilDate[] {
  const parsed = CivilDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return parsed.success ? [parsed.data] : [];
}
