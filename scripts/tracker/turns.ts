import { addMonths, type CivilDate, daysInMonth } from '#model/civil-time.ts';
import { dayRange, PartialDate } from '#model/partial-date.ts';

/** One turn of what recurs: its date, as imprecise as the first, and the last day that can mean. */
export type Turn = {
  readonly date: PartialDate | CivilDate;
  readonly latest: CivilDate;
  /** Turns since the first, which is 0. */
  readonly count: number;
};

type Series = { readonly date: string; readonly everyMonths: number };

/**
 * The turn that is next once this one was done on a day. Done late, the turns whose days have passed are
 * over and the next stays where it was: a quarter done in November does not swallow the one of December.
 * A second "done" that lies nearer to the turn before says nothing new: then it is the same turn.
 * @example turnAfter(september, '2026-11-20', { date: '2026-09-30', everyMonths: 3 }).latest // '2026-12-31'
 */
export function turnAfter(turn: Turn, doneOn: string, series: Series): Turn {
  const before = turn.count > 0 ? turnAt(turn.count - 1, series) : undefined;
  if (before && doneOn < turn.latest && daysFrom(before.latest, doneOn) < daysFrom(doneOn, turn.latest))
    return turn;
  let next = turnAt(turn.count + 1, series);
  while (next.latest <= doneOn) next = turnAt(next.count + 1, series);
  return next;
}

/** Each turn is counted from the first: counting from turn to turn would lose the 31st at a short month. */
function turnAt(count: number, { date, everyMonths }: Series): Turn {
  const first = dayRange(date)?.latest;
  if (first === undefined) throw new Error(`${date} has no last day to count from`);
  const latest = monthsLater(first, count * everyMonths);
  return { date: shifted(date, count * everyMonths, latest), latest, count };
}

/** Months on; the end of a month stays one. @example monthsLater('2026-06-30', 6) // '2026-12-31' */
export function monthsLater(date: CivilDate, months: number): CivilDate {
  const later = addMonths(date, months);
  return isMonthEnd(date) ? endOfMonth(later) : later;
}

function isMonthEnd(date: CivilDate): boolean {
  return date === endOfMonth(date);
}

function endOfMonth(date: CivilDate): CivilDate {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return `${date.slice(0, 8)}${daysInMonth(year, month)}` as CivilDate;
}

const MONTHS_OF = { quarter: 3, half: 6, year: 12 } as const;
/** The numbers that EDTF gives quarters and halves of a year. */
const FIRST_OF = { quarter: 33, half: 40 } as const;

/** The same month, quarter, half or year later, where the interval is whole ones of it; else the day. */
function shifted(date: string, months: number, latest: CivilDate): PartialDate | CivilDate {
  const match = /^(\.\.\/)?(\d{4}(?:-\d\d){0,2})([~?%]?)$/.exec(date);
  const [, open = '', plain = '', qualifier = ''] = match ?? [];
  const later = match && shiftedPlain(plain, months, latest);
  const parsed = PartialDate.safeParse(later && `${open}${later}${qualifier}`);
  return parsed.success && dayRange(parsed.data)?.latest === latest ? parsed.data : latest;
}

function shiftedPlain(plain: string, months: number, latest: CivilDate): string | undefined {
  const [year = 0, part, day] = plain.split('-').map(Number);
  if (day !== undefined) return latest;
  if (part === undefined) return months % MONTHS_OF.year === 0 ? String(year + months / 12) : undefined;
  if (part <= 12) return latest.slice(0, 7);
  const unit = part >= 33 && part <= 36 ? 'quarter' : part >= 40 && part <= 41 ? 'half' : undefined;
  if (!unit) return months % MONTHS_OF.year === 0 ? `${year + months / 12}-${plain.slice(5)}` : undefined;
  if (months % MONTHS_OF[unit] !== 0) return undefined;
  const inYear = MONTHS_OF.year / MONTHS_OF[unit];
  const count = year * inYear + (part - FIRST_OF[unit]) + months / MONTHS_OF[unit];
  return `${Math.floor(count / inYear)}-${FIRST_OF[unit] + (count % inYear)}`;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
