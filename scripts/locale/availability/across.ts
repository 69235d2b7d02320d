import type { CivilDate } from '#model/civil-time.ts';
import { type DaySource, readDays } from './days.ts';
import type { Element } from './elements.ts';
import { isHour } from './open-days.ts';
import { type ClockSpan, DAY_MINUTES, markAt, PARTS, textOf } from './times.ts';

/**
 * `from Monday afternoon to Wednesday morning`, 「10日下午起至12日上午」: from the one part to the end of the other.
 * Of the same part of two days (`Monday to Wednesday mornings`) one cannot tell.
 */
export function readAcross(
  source: DaySource,
  at: number,
): { readonly elements: readonly Element[]; readonly next: number } | undefined {
  const { tokens } = source;
  const start = readEnd(source, markAt(tokens, at) === 'from' ? at + 1 : at);
  const joint = start && (markAt(tokens, start.next) === 'later' ? start.next + 1 : start.next);
  if (!start || joint === undefined || markAt(tokens, joint) !== 'to') return undefined;
  const end = readEnd(source, joint + 1);
  if (!end || end.day <= start.day || end.part === start.part) return undefined;
  const next = markAt(tokens, end.next) === 'earlier' ? end.next + 1 : end.next;
  const until = end.part === 'noon' ? PARTS.noon.from : PARTS[end.part].to;
  const between = source.days.filter((day) => day > start.day && day < end.day);
  const all = [
    { days: [start.day], span: { from: PARTS[start.part].from, to: DAY_MINUTES } },
    ...(between.length > 0 ? [{ days: between, span: { from: 0, to: DAY_MINUTES } }] : []),
    { days: [end.day], span: { from: 0, to: until } },
  ];
  return { elements: spread(all, textOf(source, at, next)), next };
}

type Part = { readonly days: readonly CivilDate[]; readonly span: ClockSpan };

/** One day and a part of it; an hour behind it is another matter. */
function readEnd(source: DaySource, at: number) {
  const read = readDays({ ...source, areHours: false }, at);
  const [day, other] = read && 'days' in read ? read.days : [];
  const part = read && source.tokens[read.next];
  if (!read || day === undefined || other !== undefined || part?.is !== 'part') return undefined;
  const next = read.next + 1;
  return isHour(source.tokens[next]) ? undefined : { day, part: part.part, next };
}

/** Each day with its hours, joined so that what stands before or behind them speaks of all. */
function spread(all: readonly Part[], word: string): readonly Element[] {
  return all.flatMap(({ days, span }, index): readonly Element[] => [
    ...(index > 0 ? [{ is: 'mark', mark: 'and', word: '' } as const] : []),
    { is: 'days', days, isOpen: false },
    { is: 'times', term: { span, kind: 'part', word } },
  ]);
}
