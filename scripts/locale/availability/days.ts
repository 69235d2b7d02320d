import { type CivilDate, isCivilDate } from '#model/civil-time.ts';
import type { PhraseFault } from './fault.ts';
import { readDate, type Said, withWeekday } from './said-date.ts';
import { markAt, readTimes, textOf, unitAt } from './times.ts';
import type { Token } from './tokens.ts';

export type DaySource = {
  readonly tokens: readonly Token[];
  /** To quote from: the folded phrase as it was capitalised. */
  readonly text: string;
  /** The mission's days: a date finds its year among them, a weekday its dates. */
  readonly days: readonly CivilDate[];
  /** What `day 2` counts: the days of the event, where there is one; else those of the mission. */
  readonly counted?: readonly CivilDate[];
  /** How those events are called. */
  readonly events?: ReadonlySet<string>;
  /** True where bare figures can only be hours: behind a day. */
  readonly areHours?: boolean;
  /** The part of the day just said before, in minutes since midnight. */
  readonly part?: { readonly from: number; readonly to: number; readonly past?: number } | undefined;
};

export type ReadDays = { readonly next: number } & (
  | { readonly days: readonly CivilDate[]; readonly isOpen?: boolean }
  | { readonly fault: PhraseFault }
);

type Found = { readonly day: CivilDate } | { readonly fault: PhraseFault };

/** Reads days at a token: a date, a weekday, a range of either, or several days of one month. */
export function readDays(source: DaySource, at: number): ReadDays | undefined {
  return (
    readNumbered(source, at) ??
    readDaysThenMonth(source, at) ??
    readDates(source, at) ??
    readOrdinal(source, at) ??
    readWeekdays(source, at)
  );
}

/** `day 2`, 「第二天」, `2日目`, `the last day`. */
function readNumbered(
  { tokens, text, days, counted = days, ...rest }: DaySource,
  at: number,
): ReadDays | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  const source = { tokens, text, days, ...rest };
  if (first?.is === 'endDay') {
    const { end, count = 1 } = first;
    const named = end === 'first' ? counted.slice(0, count) : counted.slice(-count);
    // `two days before the conference` is another day.
    if (count > 1 && isCounted(tokens[at - 1])) return undefined;
    return named.length === 0 ? undefined : { days: named, next: pastEvent(source, at + 1) };
  }
  if (first?.is === 'nthDay') return nthDay({ source, counted }, { at, nth: first.nth, next: at + 1 });
  const number = first?.is === 'number' ? first : second?.is === 'number' ? second : undefined;
  // In `before 10 each day` the figure is an hour.
  const isBeside = /^[ –-]?$/.test(text.slice(first?.to, second?.from));
  const hasWord =
    first?.is === 'dayNumber' || (first?.is === 'number' && second?.is === 'dayNumber' && isBeside);
  if (!number || !hasWord) return undefined;
  const next = at + 2 + (first?.is === 'dayNumber' && tokens[at + 2]?.is === 'dayNumber' ? 1 : 0);
  return nthDay({ source, counted }, { at, nth: number.value, next });
}

type Nth = { readonly at: number; readonly nth: number; readonly next: number };

function nthDay(
  { source, counted }: { readonly source: DaySource; readonly counted: readonly CivilDate[] },
  { at, nth, next }: Nth,
): ReadDays {
  const day = counted[nth - 1];
  if (day !== undefined) return { days: [day], next: pastEvent(source, next) };
  const [from = '', to = ''] = [counted[0], counted.at(-1)];
  const parameters = { word: textOf(source, at, next), from, to };
  return { fault: { code: 'availability-weekday-absent', parameters }, next };
}

function isCounted(before: Token | undefined): boolean {
  return before?.is === 'number' || before?.is === 'unknown' || before?.is === 'length';
}

/** `day 2 of the forum`: the event whose days are counted says nothing more. */
function pastEvent({ tokens, events }: DaySource, at: number): number {
  const token = tokens[at];
  return token?.is === 'session' && events?.has(token.name) ? at + 1 : at;
}

/** `the 27th`, `the 26th and 27th`; a figure that can be no hour is a day too. */
function readOrdinal(source: DaySource, at: number): ReadDays | undefined {
  const { tokens } = source;
  const list: { readonly said: Said; readonly isEnd: boolean }[] = [];
  let next = at;
  for (let isEnd = false; ; ) {
    const token = tokens[next];
    if (token?.is !== 'number' || !isDayFigure(source, next)) break;
    list.push({ said: { day: token.value, next: next + 1 }, isEnd });
    next += 1;
    const mark = markAt(tokens, next);
    if (mark !== 'to' && mark !== 'and' && mark !== 'or' && mark !== 'comma') break;
    if (!isDayFigure(source, next + 1)) break;
    isEnd = mark === 'to';
    next += 1;
  }
  return list.length > 0 ? collect(source, { at, next, list }) : undefined;
}

function isDayFigure({ tokens }: DaySource, at: number): boolean {
  const token = tokens[at];
  if (token?.is !== 'number') return false;
  const isFigure = token.value > 24 && token.value <= 31 && token.to - token.from <= 2;
  return token.isOrdinal === true || isFigure;
}

/** True when the mission has such a day of a month. */
function hasDay({ days }: DaySource, day: number): boolean {
  return days.some((each) => Number(each.slice(8)) === day);
}

/** `26 Aug`, `26–28 Aug`, `26, 27 and 28 Aug 2014`. */
function readDaysThenMonth(source: DaySource, at: number): ReadDays | undefined {
  const { tokens } = source;
  const list: { readonly day: number; readonly isEnd: boolean }[] = [];
  let next = at;
  for (let isEnd = false; ; next += 1) {
    const token = tokens[next];
    if (token?.is !== 'number' || (source.areHours && !hasDay(source, token.value))) return undefined;
    list.push({ day: token.value, isEnd });
    next += 1;
    if (tokens[next]?.is === 'month' || (list.length > 1 && unitAt(tokens, next) === 'day')) break;
    const mark = markAt(tokens, next);
    if (mark !== 'to' && mark !== 'and' && mark !== 'or' && mark !== 'comma') return undefined;
    isEnd = mark === 'to';
    if (mark === 'comma' && ['and', 'or'].includes(markAt(tokens, next + 1) ?? '')) next += 1;
  }
  const [, ...later] = list;
  const first = readDate(tokens, next - 1);
  if (!first) return undefined;
  const said = list.map(({ day }) => ({ ...first, day }));
  const last = later.length === 0 ? withWeekday(tokens, first) : withOwnWeekday(source, first);
  const qualified = [...said.slice(0, -1), last];
  return collect(source, {
    at,
    next: last.next,
    list: qualified.map((each, i) => ({ said: each, isEnd: list[i]?.isEnd ?? false })),
  });
}

/** A date, and with it the days that follow in its month or up to another date. */
function readDates(source: DaySource, at: number): ReadDays | undefined {
  const { tokens } = source;
  const pair = readSlashedPair(source, at);
  if (pair) return pair;
  const weekday = tokens[at]?.is === 'weekday' ? tokens[at].weekday : undefined;
  const comma = weekday !== undefined && markAt(tokens, at + 1) === 'comma' ? 1 : 0;
  const start = weekday === undefined ? at : at + 1 + comma;
  const read = readDate(tokens, start) ?? (weekday === undefined ? undefined : readBareDay(source, start));
  if (!read) return undefined;
  const first = weekday === undefined ? withWeekday(tokens, read) : { ...read, weekday };
  const list: { readonly said: Said; readonly isEnd: boolean }[] = [{ said: first, isEnd: false }];
  let { next } = first;
  for (;;) {
    const more = readNext(source, next, list.at(-1)?.said ?? first);
    if (!more) break;
    list.push(more);
    next = more.said.next;
  }
  return collect(source, { at, next, list });
}

/** 「12/13兩天」: no date of the mission, and both of its days. */
function readSlashedPair(source: DaySource, at: number): ReadDays | undefined {
  const token = source.tokens[at];
  if (token?.is !== 'slashed' || token.year !== undefined || token.first >= token.second) return undefined;
  const said = { month: token.first, day: token.second, isEither: true, next: at + 1 };
  if (source.days.some((day) => isMeant(day, said))) return undefined;
  if (!hasDay(source, token.first) || !hasDay(source, token.second)) return undefined;
  const list = [token.first, token.second].map((day) => ({ said: { day, next: at + 1 }, isEnd: false }));
  return collect(source, { at, next: at + 1, list });
}

/** `Tuesday the 26th`. */
function readBareDay(source: DaySource, at: number): Said | undefined {
  const token = source.tokens[at];
  // `martes 11 a las 15`: a figure before an hour that is said to be one is the day.
  const isBeforeHour = token?.is === 'number' && markAt(source.tokens, at + 1) === 'at';
  if (isBeforeHour && hasDay(source, token.value)) return { day: token.value, next: at + 1 };
  const isDay =
    token?.is === 'number' &&
    token.value <= 31 &&
    !readTimes(source, at) &&
    (token.isOrdinal === true || token.value > 24 || hasDay(source, token.value));
  return isDay ? { day: token.value, next: at + 1 } : undefined;
}

function readNext(
  source: DaySource,
  at: number,
  last: Said,
): { readonly said: Said; readonly isEnd: boolean } | undefined {
  const { tokens } = source;
  const mark = markAt(tokens, at);
  if (mark !== 'to' && mark !== 'and' && mark !== 'or' && mark !== 'comma') return undefined;
  const isEnd = mark === 'to';
  const weekday = tokens[at + 1];
  const past = markAt(tokens, at + 2) === 'comma' ? at + 3 : at + 2;
  const dated = weekday?.is === 'weekday' ? readDate(tokens, past) : undefined;
  const date =
    dated && weekday?.is === 'weekday' ? { ...dated, weekday: weekday.weekday } : readDate(tokens, at + 1);
  const ofMonth = {
    ...(last.year !== undefined && { year: last.year }),
    ...(last.month !== undefined && { month: last.month }),
  };
  const qualify = (said: Said) => (isEnd ? withOwnWeekday(source, said) : withWeekday(tokens, said));
  if (date && date.month === undefined) return { said: qualify({ ...ofMonth, ...date }), isEnd };
  if (date) return isEnd ? { said: qualify({ ...ofMonth, ...date }), isEnd } : undefined;
  const bare = tokens[at + 1];
  const isDay = bare?.is === 'number' && bare.value <= 31 && last.month !== undefined;
  if (!isDay || readTimes(source, at + 1) || tokens[at + 2]?.is === 'month') return undefined;
  // In `26 Aug, 9–11` the figures are hours, unless the mission has such days.
  if (bare.value <= 24 && !hasDay(source, bare.value) && mark !== 'to') return undefined;
  return { said: { ...ofMonth, day: bare.value, next: at + 2 }, isEnd };
}

/** In `11–13日、水曜以外` the weekday behind the comma is another day than the last. */
function withOwnWeekday(source: DaySource, said: Said): Said {
  const qualified = withWeekday(source.tokens, said);
  const isBehindComma = markAt(source.tokens, said.next) === 'comma';
  const isOwn = source.days.some((day) => isMeant(day, said) && weekdayOf(day) === qualified.weekday);
  return isBehindComma && !isOwn ? said : qualified;
}

type Collection = {
  readonly at: number;
  readonly next: number;
  readonly list: readonly { readonly said: Said; readonly isEnd: boolean }[];
};

function collect(source: DaySource, { at, next, list }: Collection): ReadDays {
  const word = textOf(source, at, next);
  const days: CivilDate[] = [];
  for (const { said, isEnd } of list) {
    const found = find(source, said, word);
    if ('fault' in found) return { fault: found.fault, next };
    const from = days.at(-1);
    if (isEnd && from !== undefined && from > found.day)
      return { fault: { code: 'range-reversed', parameters: { from, to: found.day } }, next };
    const between = source.days.filter((day) => isEnd && from !== undefined && day > from && day < found.day);
    days.push(...between, found.day);
  }
  return { days, next };
}

/** The day of the mission that a date means. */
function find(source: DaySource, said: Said, word: string): Found {
  const fits = source.days.filter((day) => isMeant(day, said));
  const onWeekday = said.weekday === undefined ? fits : fits.filter((day) => weekdayOf(day) === said.weekday);
  const [one, other] = onWeekday;
  if (one !== undefined && other === undefined) return { day: one };
  if (one !== undefined && other !== undefined)
    return { fault: { code: 'availability-date-ambiguous', parameters: { word, one, other } } };
  const [from = '', to = ''] = [source.days[0], source.days.at(-1)];
  return fits[0] === undefined
    ? { fault: { code: 'date-outside-mission', parameters: { date: fullDate(said) ?? word, from, to } } }
    : { fault: { code: 'availability-weekday-wrong', parameters: { word, date: fits[0] } } };
}

function isMeant(day: string, { year, month, day: date, isEither }: Said): boolean {
  const [y, m, d] = day.split('-').map(Number);
  if (year !== undefined && y !== year) return false;
  const isThis = d === date && (month === undefined || m === month);
  return isThis || (isEither === true && d === month && m === date);
}

function fullDate({ year, month, day }: Said): string | undefined {
  const pad = (value: number | undefined) => String(value).padStart(2, '0');
  const text = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  return isCivilDate(text) ? text : undefined;
}

/** `Tuesday`, `Mon–Wed`: every such day of the mission. */
function readWeekdays(source: DaySource, at: number): ReadDays | undefined {
  const { tokens } = source;
  const first = tokens[at];
  if (first?.is === 'weekdays') {
    const fits = source.days.filter((day) => first.weekdays.includes(weekdayOf(day)));
    return fits.length > 0
      ? { days: fits, next: at + 1 }
      : { fault: weekdayAbsent(source, at, at + 1), next: at + 1 };
  }
  if (first?.is !== 'weekday') return undefined;
  const joint = markAt(tokens, at + 1);
  const isBetween = joint === 'and' && markAt(tokens, at - 1) === 'between';
  const end = joint === 'to' || isBetween ? tokens[at + 2] : undefined;
  const last = end?.is === 'weekday' ? end : undefined;
  const next = last ? at + 3 : at + 1;
  const count = last ? (last.weekday - first.weekday + 7) % 7 : 0;
  const wanted = new Set(Array.from({ length: count + 1 }, (_, i) => ((first.weekday - 1 + i) % 7) + 1));
  const days = source.days.filter((day) => wanted.has(weekdayOf(day)));
  if (days.length > 0) return { days, next };
  return { fault: weekdayAbsent(source, at, next), next };
}

function weekdayAbsent(source: DaySource, at: number, next: number): PhraseFault {
  const [from = '', to = ''] = [source.days[0], source.days.at(-1)];
  return { code: 'availability-weekday-absent', parameters: { word: textOf(source, at, next), from, to } };
}

/** Monday is 1. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
