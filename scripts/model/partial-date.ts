import { z } from 'zod';
import { type CivilDate, daysInMonth, hasLikelyYear, isCivilDate } from './civil-time.ts';

/**
 * A date as far as it is known, in EDTF (ISO 8601-2:2019): `2014`, `2014-10`, `2014-08-24`, a season,
 * quarter or half (`2012-34` second quarter, `2012-41` second half), uncertain (`2014-10?`),
 * approximate (`2014-10~`), or an interval open on a side (`../2014-12-31`, `2014/..`).
 */
export const PartialDate = z
  .union([z.string(), z.number().int().transform(String)])
  .refine((text) => isPartialDate(text) && hasLikelyYear(text), {
    error: ({ input }) => (isPartialDate(String(input)) ? 'year' : 'partial-date'),
  })
  .brand<'PartialDate'>()
  .meta({ title: 'partial date' });
export type PartialDate = z.output<typeof PartialDate>;

/** The first and last day a partial date can mean; an open side is `undefined`. */
export type DayRange = { readonly earliest: CivilDate | undefined; readonly latest: CivilDate | undefined };

const QUALIFIER = /[?~%]$/;
/** Months of the ISO 8601-2 sub-year groupings: seasons (northern reading), quarters, four-month and half years. */
const SUB_YEAR: Readonly<Record<string, readonly [number, number]>> = {
  21: [3, 5],
  22: [6, 8],
  23: [9, 11],
  24: [12, 12],
  33: [1, 3],
  34: [4, 6],
  35: [7, 9],
  36: [10, 12],
  37: [1, 4],
  38: [5, 8],
  39: [9, 12],
  40: [1, 6],
  41: [7, 12],
};

export function isPartialDate(text: string): boolean {
  return dayRange(text) !== undefined;
}

/**
 * @example dayRange('2012-41') // { earliest: '2012-07-01', latest: '2012-12-31' }
 * @example dayRange('../2014-12-31') // { earliest: undefined, latest: '2014-12-31' }
 */
export function dayRange(text: string): DayRange | undefined {
  const sides = text.split('/');
  if (sides.length === 1) return unqualifiedRange(text);
  const [from, to] = sides;
  if (sides.length !== 2 || !from || !to || (from === '..' && to === '..')) return undefined;
  const start = from === '..' ? { earliest: undefined } : unqualifiedRange(from);
  const end = to === '..' ? { latest: undefined } : unqualifiedRange(to);
  if (!start || !end) return undefined;
  if (start.earliest && end.latest && start.earliest > end.latest) return undefined;
  return { earliest: start.earliest, latest: end.latest };
}

function unqualifiedRange(text: string): DayRange | undefined {
  const date = text.replace(QUALIFIER, '');
  if (isCivilDate(date)) return { earliest: date as CivilDate, latest: date as CivilDate };
  const match = /^(\d{4})(?:-(\d{2}))?$/.exec(date);
  if (!match?.[1]) return undefined;
  const year = match[1];
  if (!match[2]) return monthsRange(year, 1, 12);
  const month = Number(match[2]);
  if (month >= 1 && month <= 12) return monthsRange(year, month, month);
  const group = SUB_YEAR[match[2]];
  return group && monthsRange(year, ...group);
}

function monthsRange(year: string, first: number, last: number): DayRange {
  const pad = (value: number) => String(value).padStart(2, '0');
  return {
    earliest: `${year}-${pad(first)}-01` as CivilDate,
    latest: `${year}-${pad(last)}-${daysInMonth(Number(year), last)}` as CivilDate,
  };
}

/** True when the text says "roughly" or "perhaps": such a date is shown with the source's own words. */
export function isApproximate(text: string): boolean {
  return /[?~%]/.test(text);
}
