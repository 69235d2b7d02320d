import type { PhraseFault } from './fault.ts';
import { type Point, readPoint } from './points.ts';
import type { Token } from './tokens.ts';

/** A stretch of the clock in minutes since midnight, `[from, to)`; a day ends at 1440. */
export type ClockSpan = { readonly from: number; readonly to: number };

/** A stretch as it was said: between two ends, open at one, or a part of the day. */
export type TimeKind = 'closed' | 'open' | 'part';

export type ReadTimes = { readonly next: number } & (
  | { readonly span: ClockSpan; readonly kind: TimeKind }
  | { readonly fault: PhraseFault }
);

export const DAY_MINUTES = 24 * 60;
const NOON = 12 * 60;
export const PARTS = {
  morning: { from: 0, to: NOON },
  noon: { from: NOON, to: 13 * 60 },
  afternoon: { from: NOON, to: 18 * 60 },
  lateAfternoon: { from: 16 * 60, to: 18 * 60 },
  dusk: { from: 17 * 60, to: 19 * 60 },
  evening: { from: 18 * 60, to: DAY_MINUTES },
} as const;
/** Nobody meets before this by a figure that does not say so. */
const DAWN_HOUR = 7;

type Half = 'am' | 'pm';

export type TimeSource = {
  readonly tokens: readonly Token[];
  readonly text: string;
  /** True where bare figures can only be hours: behind a day. */
  readonly areHours?: boolean;
  /** The part of the day just said before: `Thursday afternoon, before 3`. */
  readonly part?: (ClockSpan & { readonly past?: number }) | undefined;
};

/** Reads one stretch of the clock at a token: a range, a half-open one or a part of the day. */
export function readTimes(source: TimeSource, at: number): ReadTimes | undefined {
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
    return { span: { from: 0, to: DAY_MINUTES }, kind: 'part', next: at + 1 };
  if (token?.is === 'part') return { span: PARTS[token.part], kind: 'part', next: at + 1 };
  if (token?.is === 'half')
    return { span: PARTS[token.half === 'am' ? 'morning' : 'afternoon'], kind: 'part', next: at + 1 };
  return undefined;
}

function isEndNext(tokens: readonly Token[], at: number): boolean {
  const mark = markAt(tokens, at);
  return mark === 'to' || mark === 'earlier' || mark === 'later';
}

function readOpened(
  source: TimeSource,
  at: number,
  opener: 'between' | 'from' | 'before' | 'after',
): ReadTimes | undefined {
  const { tokens } = source;
  const first = readPoint(tokens, at + 1);
  if (!first) return undefined;
  const second =
    opener === 'between' || opener === 'from' ? readSecond(tokens, first.next, opener) : undefined;
  if (second) return toSpan(source, at, { first, second });
  if (opener === 'between' || (first.isBare && first.hour > 24))
    return { fault: halfSaid(source, at, first.next), next: first.next };
  // `from 14:00 onwards`, 「到中午為止」 say it twice.
  const isTwice = markAt(tokens, first.next) === (opener === 'before' ? 'earlier' : 'later');
  if (opener === 'before')
    return openSpan(source, at, isTwice ? { ...first, next: first.next + 1 } : first, 'before');
  return openSpan(source, at, isTwice ? { ...first, next: first.next + 1 } : first, 'after');
}

function readFromPoint(source: TimeSource, at: number, first: Point): ReadTimes | undefined {
  const { tokens, areHours = false } = source;
  const second = readSecond(tokens, first.next, 'range');
  if (second && (!(first.isBare && second.isBare) || areHours)) return toSpan(source, at, { first, second });
  if (first.isBare) return undefined;
  const lasting = readLasting(source, at, first);
  if (lasting) return lasting;
  const mark = markAt(tokens, first.next);
  if (mark === 'earlier' || mark === 'later')
    return openSpan(source, at, { ...first, next: first.next + 1 }, mark === 'earlier' ? 'before' : 'after');
  // `11:00から` without an end, `11:00からなら可`: from then on.
  if (mark === 'to' && isEndless(source, first.next))
    return openSpan(source, at, { ...first, next: first.next + 1 }, 'after');
  // `10時から閉会式まで`, `10:00 to the closing`: the word belongs to the session behind it.
  const behind = tokens[first.next + 1];
  if (mark === 'to' && (behind?.is === 'session' || behind?.is === 'kind'))
    return openSpan(source, at, first, 'after');
  return { fault: halfSaid(source, at, first.next), next: first.next };
}

const SINCE: ReadonlySet<string> = new Set(['から', 'より', '起']);

function isEndless(source: TimeSource, at: number): boolean {
  const behind = source.tokens[at + 1];
  if (!behind) return true;
  const closes = behind.is === 'mark' && (behind.mark === 'fine' || behind.mark === 'end');
  return closes && SINCE.has(textOf(source, at, at + 1));
}

/** `at 10:00, for 90 minutes`, `15時から1時間`: it ends when that has passed. */
function readLasting(source: TimeSource, at: number, first: Point): ReadTimes | undefined {
  const { tokens } = source;
  const length = lengthBehind(source, markAt(tokens, first.next) === 'to' ? first.next + 1 : first.next);
  if (!length) return undefined;
  const { next } = length;
  const start = inPart(source, first, first.next);
  const from = minutesOfPoint(start, start.half);
  if (from === undefined || isContrary(start)) return notATime(source, at, next);
  const span = { from, to: from + length.minutes };
  if (span.to > DAY_MINUTES) return notATime(source, at, next);
  const later = { from: from + NOON, to: span.to + NOON };
  return isOfNight(start)
    ? { fault: twoReadings(textOf(source, at, next), [span, later]), next }
    : { span, kind: 'closed', next };
}

/** The other end of a range; words that close it (`まで`) are taken with it. */
function readSecond(
  tokens: readonly Token[],
  at: number,
  opener: 'between' | 'from' | 'range',
): Point | undefined {
  const mark = markAt(tokens, at);
  const joins =
    mark === 'to' || mark === 'before' || mark === 'at' || (opener === 'between' && mark === 'and');
  const point = joins ? readPoint(tokens, at + 1) : undefined;
  if (!point) return undefined;
  const closes = markAt(tokens, point.next) === 'earlier';
  return closes ? { ...point, next: point.next + 1 } : point;
}

/** A time on the 24-hour clock; nothing when there is none such. */
function minutesOfPoint({ hour, minute }: Point, half: Half | undefined): number | undefined {
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  const twelve = half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour;
  return twelve * 60 + minute;
}

/** An end without its half of the day takes that of the other, or the one that makes it come later. */
function toSpan(
  source: TimeSource,
  at: number,
  ends: { readonly first: Point; readonly second: Point },
): ReadTimes {
  const { next } = ends.second;
  const first = inPart(source, ends.first, next);
  const last = first === ends.first ? ends.second : inPart(source, ends.second, next);
  // `de 10 a 12 de la mañana` ends at noon.
  const second = isTwelveAm(last) && first.half !== 'pm' ? { ...last, half: 'pm' as const } : last;
  const isSaid = first.half !== undefined || second.half !== undefined;
  const choices = (own: Half | undefined, other: Half | undefined): readonly (Half | undefined)[] => {
    if (own) return [own];
    return isSaid ? [other, other === 'pm' ? 'am' : 'pm'] : [undefined];
  };
  if (isContrary(first) || isContrary(second)) return notATime(source, at, next);
  if (isTwelveAm(first)) return twelve(source, at, next);
  for (const one of choices(first.half, second.half)) {
    for (const other of choices(second.half, first.half)) {
      const [from, to] = [minutesOfPoint(first, one), minutesOfPoint(second, other)];
      if (from === undefined || to === undefined) return notATime(source, at, next);
      if (from < to && (isSaid || !isOfNight(first))) return { span: { from, to }, kind: 'closed', next };
      if (!isSaid && from !== to) return twelveHours(source, { at, next, from, to });
    }
  }
  const said = (point: Point) => clockText(minutesOfPoint(point, point.half) ?? 0);
  return { fault: { code: 'time-reversed', parameters: { from: said(first), to: said(second) } }, next };
}

/** `2:00` without a word is as likely the afternoon; `02:00` is what it says. */
function isOfNight({ hour, isPadded, half }: Point): boolean {
  return half === undefined && !isPadded && hour > 0 && hour < DAWN_HOUR;
}

type Bare = { readonly at: number; readonly next: number; readonly from: number; readonly to: number };

/** `10:00–2:00` ends after noon; `2:00–4:00` may be either, and is asked about. */
function twelveHours(source: TimeSource, { at, next, from, to }: Bare): ReadTimes {
  const later = to + NOON;
  if (from > to && from >= DAWN_HOUR * 60 && to < DAWN_HOUR * 60 && from < later)
    return { span: { from, to: later }, kind: 'closed', next };
  if (from > to)
    return {
      fault: { code: 'time-reversed', parameters: { from: clockText(from), to: clockText(to) } },
      next,
    };
  const afternoon = to + NOON <= DAY_MINUTES ? to + NOON : to;
  const word = textOf(source, at, next);
  return {
    fault: twoReadings(word, [
      { from, to },
      { from: from + NOON, to: afternoon },
    ]),
    next,
  };
}

/** In an afternoon or evening that was just said, an hour without its half is of the second one. */
function inPart({ tokens, part }: TimeSource, point: Point, next: number): Point {
  const minutes = minutesOfPoint(point, point.half);
  const isLast = tokens[next] === undefined || tokens[next]?.is === 'mark';
  if (!part || !isLast || point.half || point.isPadded || minutes === undefined) return point;
  const later = minutes + NOON;
  const isHidden = part.past === undefined || minutes <= part.past;
  return isHidden && later >= part.from && later <= part.to && minutes < NOON
    ? { ...point, half: 'pm' }
    : point;
}

function openSpan(source: TimeSource, at: number, said: Point, side: 'before' | 'after'): ReadTimes {
  const { next } = said;
  const point = inPart(source, said, next);
  const minutes = minutesOfPoint(point, point.half);
  const until = (minute: number) =>
    side === 'before' ? { from: 0, to: minute } : { from: minute, to: DAY_MINUTES };
  const span = until(minutes ?? 0);
  const word = textOf(source, at, next);
  if (minutes === undefined || isContrary(point) || span.from >= span.to) return notATime(source, at, next);
  if (isTwelveAm(point)) return twelve(source, at, next);
  if (isOfNight(point))
    return {
      fault: {
        code: 'availability-two-readings',
        parameters: { word, one: clockText(minutes), other: clockText(minutes + NOON) },
      },
      next,
    };
  const lasting = side === 'after' ? lengthBehind(source, next) : undefined;
  if (lasting === undefined) return { span, kind: 'open', next };
  const closed = { from: span.from, to: Math.min(span.from + lasting.minutes, DAY_MINUTES) };
  // 「9點開始，1小時」 is that hour; `from 15:00, 30 minutes` may be any half an hour after.
  return STARTS.test(word)
    ? { span: closed, kind: 'closed', next: lasting.next }
    : { fault: twoReadings(word, [closed, span]), next: lasting.next };
}

const STARTS = /開始|开始|start|から$/i;

function lengthBehind({ tokens }: TimeSource, at: number) {
  const place = markAt(tokens, at) === 'comma' ? at + 1 : at;
  const length = tokens[place];
  return length?.is === 'length' ? { minutes: length.minutes, next: place + 1 } : undefined;
}

/** `12 am`, 「上午12時」, `las 12 de la mañana`: midnight by the book, and noon to many who write it. */
const isTwelveAm = ({ hour, half }: Point): boolean => half === 'am' && hour === 12;

function twelve(source: TimeSource, at: number, next: number): ReadTimes {
  const parameters = { word: textOf(source, at, next), one: clockText(0), other: clockText(NOON) };
  return { fault: { code: 'availability-two-readings', parameters }, next };
}

/** `14:00 am` */
const isContrary = ({ hour, half }: Point): boolean => half === 'am' && hour > 12;

function notATime(source: TimeSource, at: number, next: number): ReadTimes {
  return {
    fault: { code: 'availability-not-a-time', parameters: { word: textOf(source, at, next) } },
    next,
  };
}

function halfSaid(source: TimeSource, at: number, next: number): PhraseFault {
  return { code: 'availability-half-said', parameters: { word: textOf(source, at, next) } };
}

/** A question back: both readings in figures. */
export function twoReadings(word: string, [one, other]: readonly [ClockSpan, ClockSpan]): PhraseFault {
  const text = ({ from, to }: ClockSpan) => `${clockText(from)}–${clockText(to)}`;
  return { code: 'availability-two-readings', parameters: { word, one: text(one), other: text(other) } };
}

/** The words of tokens `[at, next)` as they stand in the phrase. */
export function textOf({ tokens, text }: TimeSource, at: number, next: number): string {
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

export function clockText(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
