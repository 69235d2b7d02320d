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
    case 'early':
    case 'middle':
    case 'late':
      return fitsThird(thirdOf(to, relation), { said, given, to });
    case 'before':
      return given.latest === addDays(to.earliest, -1) || (isDay(to) && given.latest === to.latest);
    case 'by':
      return within || given.latest === addDays(to.earliest, -1);
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

type Third = 'early' | 'middle' | 'late';

const DAYS_OF_THIRDS = { early: ['01', '10'], middle: ['11', '20'], late: ['21', undefined] } as const;
const QUADRIMESTERS = { early: 37, middle: 38, late: 39 } as const;

/** `上旬`, `mid-October`: ten days of a month, or four months of a year. */
function thirdOf(whole: Days, third: Third): Days {
  const isMonth = whole.earliest.slice(0, 7) === whole.latest.slice(0, 7);
  if (!isMonth) return daysOf(`${whole.earliest.slice(0, 4)}-${QUADRIMESTERS[third]}`) ?? whole;
  const [first, last] = DAYS_OF_THIRDS[third].map(
    (day) => day && daysOf(`${whole.earliest.slice(0, 7)}-${day}`),
  );
  return first ? { earliest: first.earliest, latest: last ? last.latest : whole.latest } : whole;
}

type Compared = { readonly said: SaidDue; readonly given: Given; readonly to: Days };

function fitsThird(third: Days, { said: { relations }, given, to }: Compared): boolean {
  const { earliest, latest } = given;
  if (relations.has('from') || relations.has('after'))
    return latest === undefined && earliest !== undefined && earliest >= to.earliest && earliest <= to.latest;
  if (latest === undefined) return false;
  if (relations.has('before') || relations.has('by'))
    return latest >= addDays(third.earliest, -1) && latest <= third.latest;
  if (relations.has('early')) return latest >= to.earliest && latest <= third.latest;
  return latest >= third.earliest && latest <= to.latest && (relations.has('late') || latest < to.latest);
}

/** `前` of a day commonly takes the day in. */
const isDay = ({ earliest, latest }: Days): boolean => earliest === latest;

/** Before or by the end of a time is its end, whatever else is said. */
export function mainRelation({ first, last, relations }: SaidDue): Relation | undefined {
  if (relations.has('end')) return 'end';
  const isRange = edtfOf(first, 0) !== edtfOf(last, 0) || first.year !== last.year;
  const order = isRange
    ? (['before', 'by'] as const)
    : (['early', 'middle', 'late', 'before', 'by', 'from', 'after', 'during'] as const);
  return order.find((relation) => relations.has(relation));
}

function meant({ from, to, texts }: Reading, said: SaidDue): string {
  const [first, last] = texts;
  const relation = mainRelation(said);
  switch (relation) {
    case 'before':
      return `../${dayBefore(to, last)}`;
    case 'end':
    case 'by':
      return `../${last}`;
    case 'from':
      return `${first}/..`;
    case 'after':
      return `${addDays(from.latest, 1)}/..`;
    case 'early':
    case 'middle':
    case 'late':
      return thirdMeant(thirdOf(to, relation), said, { last, relation });
    default:
      return first === last ? last : `${first}/${last}`;
  }
}

function thirdMeant(
  third: Days,
  { relations }: SaidDue,
  { last, relation }: { readonly last: string; readonly relation: Third },
): string {
  if (relations.has('from') || relations.has('after')) return `${third.earliest}/..`;
  if (relations.has('before') || relations.has('by')) return `../${third.latest}`;
  if (/^\d{4}$/.test(last)) return `${last}-${QUADRIMESTERS[relation]}~`;
  return relation === 'middle' ? `${last}~` : `${third.earliest}/${third.latest}`;
}

/** The time before, as precise as the time: before September is up to August. */
function dayBefore({ earliest }: Days, text: string): string {
  const day = addDays(earliest, -1);
  return text.length === 4 ? day.slice(0, 4) : text.length === 7 ? day.slice(0, 7) : day;
}
