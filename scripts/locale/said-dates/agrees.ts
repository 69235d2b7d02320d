import { addDays, type CivilDate } from '#model/civil-time.ts';
import { dayRange } from '#model/partial-date.ts';
import type { Relation } from './date-tokens.ts';
import type { SaidDate, SaidDue } from './read-said-date.ts';

/** Days from the first to the last that a date can mean. */
type Days = { readonly earliest: CivilDate; readonly latest: CivilDate };

/**
 * The EDTF that words mean where the given one ends otherwise; nothing where the two agree. A year that
 * the words leave out is taken from the date given; "this year" is one of `years`.
 * @example otherwise(readSaidDue('9 月前', 'zh-TW'), '../2016-09', [2016]) // '../2016-08'
 */
export function otherwise(said: SaidDue, edtf: string, years: readonly number[]): string | undefined {
  const given = dayRange(edtf);
  if (!given) return undefined;
  const around = [given.latest, given.earliest].flatMap((day) => (day ? [Number(day.slice(0, 4))] : []));
  const readings = yearsOf(said.last, years, around).flatMap((year) => readingOf(said, year) ?? []);
  if (readings.length === 0 || readings.some((reading) => fits(reading, said, given))) return undefined;
  const [likely] = readings;
  return likely && meant(likely, said);
}

function yearsOf(
  { year, relative }: SaidDate,
  years: readonly number[],
  around: readonly number[],
): readonly number[] {
  if (year !== undefined) return [year];
  if (relative !== undefined) return years.map((each) => each + relative);
  return around.flatMap((each) => [each, each + 1]);
}

type Reading = { readonly from: Days; readonly to: Days; readonly texts: readonly [string, string] };

function readingOf(said: SaidDue, lastYear: number): Reading | undefined {
  const firstYear = said.first.year ?? lastYear;
  const texts = [edtfOf(said.first, firstYear), edtfOf(said.last, said.last.year ?? lastYear)] as const;
  const [from, to] = [daysOf(texts[0]), daysOf(texts[1])];
  return from && to && { from, to, texts };
}

/** A date of which the year is known, in EDTF. */
export function edtfOf({ month, day, group }: SaidDate, year: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  if (group !== undefined) return `${year}-${group}`;
  return [String(year), ...(month ? [pad(month), ...(day ? [pad(day)] : [])] : [])].join('-');
}

function daysOf(text: string): Days | undefined {
  const range = dayRange(text);
  return range?.earliest && range.latest ? { earliest: range.earliest, latest: range.latest } : undefined;
}

type Given = { readonly earliest: CivilDate | undefined; readonly latest: CivilDate | undefined };

function fits({ from, to }: Reading, said: SaidDue, given: Given): boolean {
  const relation = mainRelation(said);
  const within = given.latest !== undefined && given.latest >= from.earliest && given.latest <= to.latest;
  switch (relation) {
    case 'before':
      return given.latest === addDays(to.earliest, -1) || (isDay(to) && given.latest === to.latest);
    case 'by':
      return within || given.latest === addDays(to.earliest, -1);
    case 'middle':
      return within && given.latest < to.latest;
    case 'during':
      return within;
    case 'from':
      return given.latest === undefined && given.earliest === from.earliest;
    case 'after':
      return (
        given.latest === undefined &&
        (given.earliest === from.earliest || given.earliest === addDays(from.latest, 1))
      );
    case 'end':
    case undefined:
      return given.latest === to.latest;
    default:
      return relation satisfies never;
  }
}

/** `前` of a day commonly takes the day in. */
const isDay = ({ earliest, latest }: Days): boolean => earliest === latest;

/** Before or by the end of a time is its end, whatever else is said. */
export function mainRelation({ first, last, relations }: SaidDue): Relation | undefined {
  if (relations.has('end')) return 'end';
  const isRange = edtfOf(first, 0) !== edtfOf(last, 0) || first.year !== last.year;
  const order = isRange
    ? (['before', 'by'] as const)
    : (['before', 'by', 'middle', 'from', 'after', 'during'] as const);
  return order.find((relation) => relations.has(relation));
}

function meant({ from, to, texts }: Reading, said: SaidDue): string {
  const [first, last] = texts;
  switch (mainRelation(said)) {
    case 'before':
      return `../${dayBefore(to, last)}`;
    case 'end':
    case 'by':
      return `../${last}`;
    case 'from':
      return `${first}/..`;
    case 'after':
      return `${addDays(from.latest, 1)}/..`;
    case 'middle':
      return /^\d{4}$/.test(last) ? `${last}-38~` : `${last}~`;
    default:
      return first === last ? last : `${first}/${last}`;
  }
}

/** The time before, as precise as the time: before September is up to August. */
function dayBefore({ earliest }: Days, text: string): string {
  const day = addDays(earliest, -1);
  return text.length === 4 ? day.slice(0, 4) : text.length === 7 ? day.slice(0, 7) : day;
}
