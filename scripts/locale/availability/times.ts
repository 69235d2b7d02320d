import type { PhraseFault } from './fault.ts';
import type { Token } from './tokens.ts';

/** A stretch of the clock in minutes since midnight, `[from, to)`; a day ends at 1440. */
export type ClockSpan = { readonly from: number; readonly to: number };

export type ReadTimes = { readonly next: number } & (
  | { readonly span: ClockSpan }
  | { readonly fault: PhraseFault }
);

export const DAY_MINUTES = 24 * 60;
const NOON = 12 * 60;
const PARTS = {
  morning: { from: 0, to: NOON },
  noon: { from: NOON, to: 13 * 60 },
  afternoon: { from: NOON, to: 18 * 60 },
  evening: { from: 18 * 60, to: DAY_MINUTES },
} as const;

type Half = 'am' | 'pm';
type Point = {
  readonly hour: number;
  readonly minute: number;
  readonly half: Half | undefined;
  /** A bare figure is a time only beside one that says so: `2–5 pm`. */
  readonly isBare: boolean;
  readonly next: number;
};

type Source = { readonly tokens: readonly Token[]; readonly text: string };

/** Reads one stretch of the clock at a token: a range, a half-open one or a part of the day. */
export function readTimes(source: Source, at: number): ReadTimes | undefined {
  const { tokens } = source;
  const opener = markAt(tokens, at);
  if (opener === 'between' || opener === 'from' || opener === 'before' || opener === 'after')
    return readOpened(source, at, opener);
  if (opener === 'to') return readOpened(source, at, 'before');
  const token = tokens[at];
  const first = readPoint(tokens, at);
  const isMidday = token?.is === 'part' && first?.next === at + 1 && !isEndNext(tokens, at + 1);
  if (first && !isMidday) return readFromPoint(source, at, first);
  if (token?.is === 'mark' && token.mark === 'allDay')
    return { span: { from: 0, to: DAY_MINUTES }, next: at + 1 };
  return token?.is === 'part' ? { span: PARTS[token.part], next: at + 1 } : undefined;
}

function isEndNext(tokens: readonly Token[], at: number): boolean {
  const mark = markAt(tokens, at);
  return mark === 'to' || mark === 'earlier' || mark === 'later';
}

function readOpened(
  source: Source,
  at: number,
  opener: 'between' | 'from' | 'before' | 'after',
): ReadTimes | undefined {
  const { tokens } = source;
  const first = readPoint(tokens, at + 1);
  if (!first) return undefined;
  const second =
    opener === 'between' || opener === 'from' ? readSecond(tokens, first.next, opener) : undefined;
  if (second) return toSpan(source, at, { first, second });
  if (opener === 'between' || first.isBare)
    return { fault: halfSaid(source, at, first.next), next: first.next };
  return openSpan(source, at, first, opener === 'before' ? 'before' : 'after');
}

function readFromPoint(source: Source, at: number, first: Point): ReadTimes | undefined {
  const { tokens } = source;
  const second = readSecond(tokens, first.next, 'range');
  if (second && !(first.isBare && second.isBare)) return toSpan(source, at, { first, second });
  if (first.isBare) return undefined;
  const mark = markAt(tokens, first.next);
  if (mark === 'earlier' || mark === 'later')
    return openSpan(source, at, { ...first, next: first.next + 1 }, mark === 'earlier' ? 'before' : 'after');
  // `11:00から` without an end: from then on.
  if (mark === 'to' && !tokens[first.next + 1])
    return openSpan(source, at, { ...first, next: first.next + 1 }, 'after');
  return { fault: halfSaid(source, at, first.next), next: first.next };
}

/** The other end of a range; words that close it (`まで`) are taken with it. */
function readSecond(
  tokens: readonly Token[],
  at: number,
  opener: 'between' | 'from' | 'range',
): Point | undefined {
  const mark = markAt(tokens, at);
  const joins = mark === 'to' || mark === 'before' || (opener === 'between' && mark === 'and');
  const point = joins ? readPoint(tokens, at + 1) : undefined;
  if (!point) return undefined;
  const closes = markAt(tokens, point.next) === 'earlier';
  return closes ? { ...point, next: point.next + 1 } : point;
}

function readPoint(tokens: readonly Token[], at: number): Point | undefined {
  const lead = tokens[at];
  if (lead?.is === 'part') {
    const point = readPoint(tokens, at + 1);
    if (point && !point.half && tokens[at + 1]?.is !== 'part') return inPart(point, lead.part);
    return lead.part === 'noon'
      ? { hour: 12, minute: 0, half: undefined, isBare: false, next: at + 1 }
      : undefined;
  }
  if (lead?.is === 'half') {
    const point = readPoint(tokens, at + 1);
    return point && !point.half ? { ...point, half: lead.half, isBare: false } : undefined;
  }
  if (lead?.is === 'clock') return withHalf(tokens, { hour: lead.hour, minute: lead.minute, next: at + 1 });
  if (lead?.is !== 'number') return undefined;
  if (unitAt(tokens, at + 1) === 'hour') return afterHour(tokens, lead.value, at + 2);
  const point = withHalf(tokens, { hour: lead.value, minute: 0, next: at + 1 });
  return { ...point, isBare: point.half === undefined };
}

/** `下午2時30分`, `2時半`, `14h30`. */
function afterHour(tokens: readonly Token[], hour: number, at: number): Point {
  const rest = tokens[at];
  if (unitAt(tokens, at) === 'halfPast') return withHalf(tokens, { hour, minute: 30, next: at + 1 });
  if (rest?.is !== 'number') return withHalf(tokens, { hour, minute: 0, next: at });
  const hasUnit = unitAt(tokens, at + 1) === 'minute';
  const touches = tokens[at - 1]?.to === rest.from;
  if (!hasUnit && !touches) return withHalf(tokens, { hour, minute: 0, next: at });
  return withHalf(tokens, { hour, minute: rest.value, next: hasUnit ? at + 2 : at + 1 });
}

function withHalf(tokens: readonly Token[], point: Pick<Point, 'hour' | 'minute' | 'next'>): Point {
  const token = tokens[point.next];
  if (token?.is !== 'half') return { ...point, half: undefined, isBare: false };
  return { ...point, half: token.half, isBare: false, next: point.next + 1 };
}

function inPart(point: Point, part: keyof typeof PARTS): Point {
  const isAroundNoon = point.hour <= 2 || point.hour === 12;
  const isAfterNoon = part === 'noon' ? isAroundNoon : part !== 'morning';
  return { ...point, half: isAfterNoon ? 'pm' : 'am', isBare: false };
}

/** A time on the 24-hour clock; nothing when there is none such. */
function minutesOfPoint({ hour, minute }: Point, half: Half | undefined): number | undefined {
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  const twelve = half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour;
  return twelve * 60 + minute;
}

/** An end without its half of the day takes that of the other, or the one that makes it come later. */
function toSpan(
  source: Source,
  at: number,
  ends: { readonly first: Point; readonly second: Point },
): ReadTimes {
  const { first, second } = ends;
  const { next } = second;
  const isSaid = first.half !== undefined || second.half !== undefined;
  const choices = (own: Half | undefined, other: Half | undefined): readonly (Half | undefined)[] =>
    own || !isSaid ? [own] : [other, other === 'pm' ? 'am' : 'pm'];
  for (const one of choices(first.half, second.half)) {
    for (const other of choices(second.half, first.half)) {
      const [from, to] = [minutesOfPoint(first, one), minutesOfPoint(second, other)];
      if (from === undefined || to === undefined)
        return {
          fault: { code: 'availability-not-a-time', parameters: { word: textOf(source, at, next) } },
          next,
        };
      if (from < to) return { span: { from, to }, next };
    }
  }
  const said = (point: Point) => clockText(minutesOfPoint(point, point.half) ?? 0);
  return { fault: { code: 'time-reversed', parameters: { from: said(first), to: said(second) } }, next };
}

function openSpan(source: Source, at: number, point: Point, side: 'before' | 'after'): ReadTimes {
  const { next } = point;
  const minutes = minutesOfPoint(point, point.half);
  const span = side === 'before' ? { from: 0, to: minutes ?? 0 } : { from: minutes ?? 0, to: DAY_MINUTES };
  if (minutes === undefined || span.from >= span.to)
    return {
      fault: { code: 'availability-not-a-time', parameters: { word: textOf(source, at, next) } },
      next,
    };
  return { span, next };
}

function halfSaid(source: Source, at: number, next: number): PhraseFault {
  return { code: 'availability-half-said', parameters: { word: textOf(source, at, next) } };
}

/** The words of tokens `[at, next)` as they stand in the phrase. */
export function textOf({ tokens, text }: Source, at: number, next: number): string {
  return text.slice(tokens[at]?.from, tokens[Math.max(at, next - 1)]?.to);
}

export function markAt(tokens: readonly Token[], at: number) {
  const token = tokens[at];
  return token?.is === 'mark' ? token.mark : undefined;
}

export function unitAt(tokens: readonly Token[], at: number) {
  const token = tokens[at];
  return token?.is === 'unit' ? token.unit : undefined;
}

function clockText(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
