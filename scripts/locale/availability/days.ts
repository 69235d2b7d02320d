import { type CivilDate, isCivilDate } from '#model/civil-time.ts';
import type { PhraseFault } from './fault.ts';
import { readDate, type Said, withWeekday } from './said-date.ts';
import { markAt, readTimes, textOf } from './times.ts';
import type { Token } from './tokens.ts';

export type DaySource = {
  readonly tokens: readonly Token[];
  /** To quote from: the folded phrase as it was capitalised. */
  readonly text: string;
  /** The mission's days: a date finds its year among them, a weekday its dates. */
  readonly days: readonly CivilDate[];
};

export type ReadDays = { readonly next: number } & (
  | { readonly days: readonly CivilDate[] }
  | { readonly fault: PhraseFault }
);

type Found = { readonly day: CivilDate } | { readonly fault: PhraseFault };

/** Reads days at a token: a date, a weekday, a range of either, or several days of one month. */
export function readDays(source: DaySource, at: number): ReadDays | undefined {
  return readDaysThenMonth(source, at) ?? readDates(source, at) ?? readWeekdays(source, at);
}

/** `26 Aug`, `26–28 Aug`, `26, 27 and 28 Aug 2014`. */
function readDaysThenMonth(source: DaySource, at: number): ReadDays | undefined {
  const { tokens } = source;
  const list: { readonly day: number; readonly isEnd: boolean }[] = [];
  let next = at;
  for (let isEnd = false; ; next += 1) {
    const token = tokens[next];
    if (token?.is !== 'number') return undefined;
    list.push({ day: token.value, isEnd });
    next += 1;
    if (tokens[next]?.is === 'month') break;
    const mark = markAt(tokens, next);
    if (mark !== 'to' && mark !== 'and' && mark !== 'comma') return undefined;
    isEnd = mark === 'to';
    if (mark === 'comma' && markAt(tokens, next + 1) === 'and') next += 1;
  }
  const [, ...later] = list;
  const first = readDate(tokens, next - 1);
  if (!first) return undefined;
  const said = list.map(({ day }) => ({ ...first, day }));
  const last = withWeekday(tokens, first);
  const qualified = later.length === 0 ? [last] : said;
  return collect(source, {
    at,
    next: last.next,
    list: qualified.map((each, i) => ({ said: each, isEnd: list[i]?.isEnd ?? false })),
  });
}

/** A date, and with it the days that follow in its month or up to another date. */
function readDates(source: DaySource, at: number): ReadDays | undefined {
  const { tokens } = source;
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

/** `Tuesday the 26th`. */
function readBareDay(source: DaySource, at: number): Said | undefined {
  const token = source.tokens[at];
  const isDay = token?.is === 'number' && token.value <= 31 && !readTimes(source, at);
  return isDay ? { day: token.value, next: at + 1 } : undefined;
}

function readNext(
  source: DaySource,
  at: number,
  last: Said,
): { readonly said: Said; readonly isEnd: boolean } | undefined {
  const { tokens } = source;
  const mark = markAt(tokens, at);
  if (mark !== 'to' && mark !== 'and' && mark !== 'comma') return undefined;
  const isEnd = mark === 'to';
  const date = readDate(tokens, at + 1);
  const ofMonth = {
    ...(last.year !== undefined && { year: last.year }),
    ...(last.month !== undefined && { month: last.month }),
  };
  if (date && date.month === undefined) return { said: withWeekday(tokens, { ...ofMonth, ...date }), isEnd };
  if (date) return isEnd ? { said: withWeekday(tokens, { ...ofMonth, ...date }), isEnd } : undefined;
  const bare = tokens[at + 1];
  const isDay = bare?.is === 'number' && bare.value <= 31 && last.month !== undefined;
  if (!isDay || readTimes(source, at + 1) || tokens[at + 2]?.is === 'month') return undefined;
  return { said: { ...ofMonth, day: bare.value, next: at + 2 }, isEnd };
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
  if (first?.is !== 'weekday') return undefined;
  const end = markAt(tokens, at + 1) === 'to' ? tokens[at + 2] : undefined;
  const last = end?.is === 'weekday' ? end : undefined;
  const next = last ? at + 3 : at + 1;
  const count = last ? (last.weekday - first.weekday + 7) % 7 : 0;
  const wanted = new Set(Array.from({ length: count + 1 }, (_, i) => ((first.weekday - 1 + i) % 7) + 1));
  const days = source.days.filter((day) => wanted.has(weekdayOf(day)));
  if (days.length > 0) return { days, next };
  const [from = '', to = ''] = [source.days[0], source.days.at(-1)];
  const parameters = { word: textOf(source, at, next), from, to };
  return { fault: { code: 'availability-weekday-absent', parameters }, next };
}

/** Monday is 1. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
