import type { ActionUpdate } from '#model/action-item.ts';
import { addDays, addMonths, type CivilDate } from '#model/civil-time.ts';
import type { Commitment } from '#model/commitment.ts';
import { dayRange, PartialDate } from '#model/partial-date.ts';
import type { ActionDue } from './action-item.ts';

/** When an item is due before its turns are counted: moved by an update, else as the source has it. */
export function firstDue(commitment: Commitment, updates: readonly ActionUpdate[]): ActionDue {
  const movedTo = updates.findLast((update) => update.dueDate !== undefined)?.dueDate;
  const date = movedTo ?? commitment.due?.date;
  return { words: commitment.due?.words, date, latest: date && dayRange(date)?.latest, movedTo };
}

/**
 * When a recurring item is next to be done: the first time, or, once done, the turn after the one that
 * lies nearest to the day it was done (done a week early or late, it is the same turn). Absent where the
 * source gives no first date or no interval: no date is made up.
 * @example nextTurn(yearly, { date: '2026-12-31', … }, '2026-12-20')?.latest // '2027-12-31'
 */
export function nextTurn(
  commitment: Commitment,
  due: ActionDue,
  doneOn: string | undefined,
): ActionDue | undefined {
  const everyMonths = commitment.recurs?.everyMonths;
  if (!everyMonths || !due.latest || !due.date) return undefined;
  if (doneOn === undefined) return due;
  const months = monthsToTurnAfter(doneOn, { first: due.latest, everyMonths });
  const latest = addMonths(due.latest, months);
  return { ...due, date: shiftYears(due.date, months / 12) ?? latest, latest };
}

/** Each turn is counted from the first: counting from turn to turn would lose the 31st at a short month. */
function monthsToTurnAfter(
  doneOn: string,
  turns: { readonly first: CivilDate; readonly everyMonths: number },
): number {
  const { first, everyMonths } = turns;
  const daysAfter = (months: number) => daysBetweenDates(doneOn, addMonths(first, months));
  let months = 0;
  while (daysAfter(months + everyMonths) <= Math.abs(daysAfter(months))) months += everyMonths;
  return months + everyMonths;
}

/** The same half, month or day of another year: `2025-40` a year on is `2026-40`, as imprecise as it was. */
function shiftYears(date: string, years: number): PartialDate | undefined {
  if (!Number.isInteger(years)) return undefined;
  const shifted = date.replace(
    /(^|\/)(\d{4})/g,
    (_whole, before: string, year: string) => `${before}${Number(year) + years}`,
  );
  const parsed = PartialDate.safeParse(shifted);
  return parsed.success ? parsed.data : undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days from one civil date to another. */
function daysBetweenDates(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

export type DueOptions = { readonly today: string; readonly dueSoonDays: number };

export function isOverdue(due: ActionDue, { today }: Pick<DueOptions, 'today'>): boolean {
  return due.latest !== undefined && due.latest < today;
}

/** The date of a watched item has come: time to see what became of it. */
export function isToLookAt(due: ActionDue, { today }: Pick<DueOptions, 'today'>): boolean {
  return due.latest !== undefined && due.latest <= today;
}

/** Due today or within the days that count as soon. */
export function isDueSoon(due: ActionDue, { today, dueSoonDays }: DueOptions): boolean {
  return due.latest !== undefined && due.latest >= today && due.latest <= addDays(today, dueSoonDays);
}
