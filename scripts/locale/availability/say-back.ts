import { type DateStyle, formatShortDate, formatTimeRange, withDay } from '#locale/dates.ts';
import type { Translate } from '#locale/words.ts';
import { addDays, type CivilDate, type ClockTime, civilOf } from '#model/civil-time.ts';
import { intersect, merge, type Stretch } from './stretches.ts';

export type SayBack = {
  readonly t: Translate;
  readonly style: DateStyle;
  readonly zone: string;
  /** The hours that meetings are held in, a stretch a day: nothing beyond them is said. */
  readonly hours: readonly Stretch[];
};

type Piece = { readonly date: CivilDate; readonly start: ClockTime; readonly end: ClockTime };

/**
 * What was understood, in plain words of the reader's language: days in a row with the same hours are said
 * together, and what is open all through is "any time".
 * @example sayBack(reader(['mornings']).stretches ?? [], scene) // 'Tue 24 Aug – Sat 28 Aug 09:00–12:00'
 */
export function sayBack(stretches: readonly Stretch[], scene: SayBack): string {
  const { t, style, zone, hours } = scene;
  const within = hours.flatMap((day) => intersect(stretches, [day]));
  if (within.length === 0) return t('availability.never');
  if (lengthOf(within) === lengthOf(merge(hours))) return t('availability.any-time');
  const pieces = within.map((each): Piece => {
    const [start, end] = [civilOf(each.from * 60_000, zone), civilOf(each.to * 60_000, zone)];
    return { date: start.date, start: start.time, end: end.time };
  });
  const days = [...Map.groupBy(pieces, ({ date }) => date)].map(([date, own]) => ({
    date,
    hours: own.map(({ start, end }) => formatTimeRange(start, end, style)).join(t('availability.and')),
  }));
  return inRows(days)
    .map(({ from, to, hours: clock }) => {
      const first = formatShortDate(from, style);
      const span = from === to ? first : `${first} – ${formatShortDate(to, style)}`;
      return withDay(span, clock);
    })
    .join(t('availability.or'));
}

type Day = { readonly date: CivilDate; readonly hours: string };
type Row = { readonly from: CivilDate; readonly to: CivilDate; readonly hours: string };

function inRows(days: readonly Day[]): readonly Row[] {
  const rows: Row[] = [];
  for (const { date, hours } of days) {
    const last = rows.at(-1);
    if (last && last.hours === hours && addDays(last.to, 1) === date)
      rows[rows.length - 1] = { ...last, to: date };
    else rows.push({ from: date, to: date, hours });
  }
  return rows;
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}
