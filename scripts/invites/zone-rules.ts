import { Temporal } from 'temporal-polyfill';
import { daysInMonth } from '#model/civil-time.ts';

/** A yearly change of the clocks. Offsets in seconds east of UTC; `time` as `HHMMSS` before the change. */
export type Onset = {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly month: number;
  /** ISO: Monday 1 … Sunday 7. */
  readonly weekday: number;
  /** Which of these weekdays in the month; -1 is the last. */
  readonly nth: number;
  readonly time: string;
};

export type ZoneRules =
  | { readonly kind: 'fixed'; readonly offsetSeconds: number }
  | { readonly kind: 'yearly'; readonly onsets: readonly Onset[] };

type Transition = {
  readonly local: Temporal.PlainDateTime;
  readonly fromSeconds: number;
  readonly toSeconds: number;
};

const known = new Map<string, ZoneRules | undefined>();

/**
 * How a zone keeps time from `firstYear` to `lastYear`, from the runtime's own IANA data: one offset, or
 * two changes a year by the same rule. `undefined` where neither holds for every year of the span (a zone
 * that changed its rules, or follows the moon): its times are best written in UTC.
 * @example zoneRules('Asia/Taipei', 2014, 2014) // { kind: 'fixed', offsetSeconds: 28800 }
 */
export function zoneRules(zone: string, firstYear: number, lastYear: number): ZoneRules | undefined {
  const key = `${zone} ${firstYear} ${lastYear}`;
  if (!known.has(key)) known.set(key, readRules(zone, firstYear, lastYear));
  return known.get(key);
}

function readRules(zone: string, firstYear: number, lastYear: number): ZoneRules | undefined {
  const years = range(firstYear, lastYear);
  const covered = years.map((year) => transitionsOf(zone, year));
  if (covered.every((transitions) => transitions.length === 0)) {
    return { kind: 'fixed', offsetSeconds: offsetSeconds(startOfYear(zone, firstYear)) };
  }
  if (covered.some((transitions) => transitions.length !== 2)) return undefined;
  // The years around tell "second Sunday" from "last Sunday" where one year alone fits both.
  const around = [...years, firstYear - 1, lastYear + 1, lastYear + 2].map((year) =>
    transitionsOf(zone, year),
  );
  const onsets = [0, 1].map((index) => commonOnset(column(covered, index), column(around, index)));
  const [first, second] = onsets;
  return first && second && isThereAndBack(first, second)
    ? { kind: 'yearly', onsets: [first, second] }
    : undefined;
}

/** In some years a zone changed twice and did not come back (Simferopol in 2014): no yearly rule holds then. */
function isThereAndBack(first: Onset, second: Onset): boolean {
  return first.fromSeconds === second.toSeconds && first.toSeconds === second.fromSeconds;
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function column(years: readonly (readonly Transition[])[], index: number): readonly Transition[] {
  return years.flatMap((transitions) => transitions[index] ?? []);
}

function startOfYear(zone: string, year: number): Temporal.ZonedDateTime {
  return new Temporal.PlainDateTime(year, 1, 1).toZonedDateTime(zone);
}

function transitionsOf(zone: string, year: number): readonly Transition[] {
  const transitions: Transition[] = [];
  let before = startOfYear(zone, year).subtract({ milliseconds: 1 });
  const end = startOfYear(zone, year + 1).epochMilliseconds;
  for (;;) {
    const after = before.getTimeZoneTransition('next');
    if (!after || after.epochMilliseconds >= end) return transitions;
    const fromSeconds = offsetSeconds(after.subtract({ milliseconds: 1 }));
    const toSeconds = offsetSeconds(after);
    const local = after.toPlainDateTime().add({ seconds: fromSeconds - toSeconds });
    if (fromSeconds !== toSeconds) transitions.push({ local, fromSeconds, toSeconds });
    before = after;
  }
}

function offsetSeconds(at: Temporal.ZonedDateTime): number {
  return at.offsetNanoseconds / 1e9;
}

/** The rule that all `covered` transitions keep; of two, the one that more of those `around` keep. */
function commonOnset(covered: readonly Transition[], around: readonly Transition[]): Onset | undefined {
  const first = covered[0];
  if (!first) return undefined;
  const candidates = onsetsOf(first).filter((onset) => covered.every((each) => keeps(each, onset)));
  const support = (onset: Onset) => around.filter((each) => keeps(each, onset)).length;
  return candidates.sort((a, b) => support(b) - support(a))[0];
}

function onsetsOf({ local, fromSeconds, toSeconds }: Transition): Onset[] {
  const time = local.toPlainTime().toString({ smallestUnit: 'second' }).replaceAll(':', '');
  const onset = { fromSeconds, toSeconds, month: local.month, weekday: local.dayOfWeek, time };
  const isLast = local.day + 7 > daysInMonth(local.year, local.month);
  const nth = Math.ceil(local.day / 7);
  return [...(nth <= 4 ? [{ ...onset, nth }] : []), ...(isLast ? [{ ...onset, nth: -1 }] : [])];
}

function keeps(transition: Transition, onset: Onset): boolean {
  return onsetsOf(transition).some((each) => isSame(each, onset));
}

function isSame(a: Onset, b: Onset): boolean {
  return (
    a.fromSeconds === b.fromSeconds &&
    a.toSeconds === b.toSeconds &&
    a.month === b.month &&
    a.weekday === b.weekday &&
    a.nth === b.nth &&
    a.time === b.time
  );
}
