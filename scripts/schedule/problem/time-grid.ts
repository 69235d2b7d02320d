import type { Instance, InstanceInterval } from '../instance.ts';
import { minutesOfInstant } from '../instant.ts';
import { at } from './ints.ts';

export type Span = { readonly from: number; readonly to: number };

/**
 * Time as cells: one for each slot of each day, numbered through all days in the order of time. Minutes
 * are counted from 1970, so a change of clocks inside a day needs no care.
 */
export type TimeGrid = {
  readonly slotMinutes: number;
  readonly cellCount: number;
  readonly dayCount: number;
  /** The minute at which a cell begins. */
  readonly minute: Int32Array;
  readonly day: Int32Array;
  /** First cell of a day; one more entry closes the last day. */
  readonly dayFirst: Int32Array;
  readonly dayEndMinute: Int32Array;
};

/** Days are put in the order of time; a day shorter than a slot has no cell. */
export function layTimeGrid(instance: Pick<Instance, 'days' | 'slotMinutes'>): TimeGrid {
  const days = instance.days.map((day) => toSpan({ from: day.start, to: day.end }));
  days.sort((a, b) => a.from - b.from);
  const { slotMinutes } = instance;
  const counts = days.map(({ from, to }) => Math.max(0, Math.ceil((to - from) / slotMinutes)));
  const starts = days.flatMap(({ from }, day) =>
    Array.from({ length: counts[day] ?? 0 }, (_, index) => from + index * slotMinutes),
  );
  const dayFirst = new Int32Array(days.length + 1);
  for (const [day, count] of counts.entries()) dayFirst[day + 1] = at(dayFirst, day) + count;
  return {
    slotMinutes,
    cellCount: starts.length,
    dayCount: days.length,
    minute: Int32Array.from(starts),
    day: Int32Array.from(counts.flatMap((count, day) => Array.from({ length: count }, () => day))),
    dayFirst,
    dayEndMinute: Int32Array.from(days.map(({ to }) => to)),
  };
}

/** For each cell, the first cell that begins so many minutes after it or later. */
export function cellsAfter(grid: TimeGrid, minutes: number): Int32Array {
  const after = new Int32Array(grid.cellCount);
  let next = 0;
  for (let cell = 0; cell < grid.cellCount; cell += 1) {
    next = Math.max(next, cell);
    while (next < grid.cellCount && at(grid.minute, next) < at(grid.minute, cell) + minutes) next += 1;
    after[cell] = next;
  }
  return after;
}

/** For each cell, the first cell that ends later than so many minutes before it. */
export function cellsBefore(grid: TimeGrid, minutes: number): Int32Array {
  const before = new Int32Array(grid.cellCount);
  let first = 0;
  for (let cell = 0; cell < grid.cellCount; cell += 1) {
    while (at(grid.minute, first) + grid.slotMinutes <= at(grid.minute, cell) - minutes) first += 1;
    before[cell] = first;
  }
  return before;
}

/** The cell that begins at a minute, or -1. */
export function cellAt(grid: TimeGrid, minute: number): number {
  let low = 0;
  let high = grid.cellCount - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = at(grid.minute, middle);
    if (found === minute) return middle;
    if (found < minute) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export function toSpan(interval: InstanceInterval): Span {
  return { from: minutesOfInstant(interval.from), to: minutesOfInstant(interval.to) };
}

/** Spans that touch or overlap become one. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined;
}

export function isInside(from: number, to: number, spans: readonly Span[] | undefined): boolean {
  return !spans || spans.some((span) => from >= span.from && to <= span.to);
}
