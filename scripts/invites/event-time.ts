import {
  addDays,
  type CivilDate,
  type ClockTime,
  civilOf,
  instantOf,
  localTimeFit,
  type TimeZone,
} from '#model/civil-time.ts';
import type { EventEntry, Timed, ZonedTime } from './calendar-entry.ts';

const UTC = 'UTC' as TimeZone;
const MINUTE = 60_000;

/** What people wrote of a stretch of time. An end earlier than the start is on the next day. */
export type CivilSpan = {
  readonly date: CivilDate;
  readonly start: ClockTime;
  readonly end?: ClockTime | undefined;
  readonly zone: TimeZone;
};

/** A span as an entry's time, or the wall-clock time that its zone never shows. */
export type SpanResult =
  | { readonly when: Timed; readonly assumedMinutes?: number }
  | { readonly missing: ZonedTime };

/**
 * Places a span on the time line. Without an end (or with one equal to the start) it lasts
 * `defaultMinutes`, and the result says so. Times skipped by the clocks are refused.
 */
export function resolveSpan(span: CivilSpan, defaultMinutes: number): SpanResult {
  const start: ZonedTime = { date: span.date, time: span.start, zone: span.zone };
  if (isMissing(start)) return { missing: start };
  if (span.end === undefined || span.end === span.start) {
    const end = zonedTime(instantOfTime(start) + defaultMinutes * MINUTE, span.zone);
    return { when: { kind: 'timed', start: pinned(start), end }, assumedMinutes: defaultMinutes };
  }
  const date = span.end < span.start ? addDays(span.date, 1) : span.date;
  const end: ZonedTime = { date, time: span.end, zone: span.zone };
  return isMissing(end)
    ? { missing: end }
    : { when: { kind: 'timed', start: pinned(start), end: pinned(end) } };
}

/** True for a wall-clock time within a gap. */
export function isMissing({ date, time, zone }: ZonedTime): boolean {
  return localTimeFit(date, time, zone) === 'missing';
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function instantOfTime({ date, time, zone }: ZonedTime): number {
  return instantOf(date, time, zone);
}

/** When an entry begins, as an instant; whole days at their first minute in UTC. */
export function startOfEntry({ when }: Pick<EventEntry, 'when'>): number {
  return when.kind === 'timed' ? instantOfTime(when.start) : Date.parse(`${when.from}T00:00Z`);
}

/** A time that occurs twice in its zone, held in UTC (its first occurrence): no reader can take it for the other. */
export function pinned(at: ZonedTime): ZonedTime {
  return localTimeFit(at.date, at.time, at.zone) === 'ambiguous' ? inUtc(at) : at;
}

export function inUtc(at: ZonedTime): ZonedTime {
  return at.zone === UTC ? at : { ...civilOf(instantOfTime(at), UTC), zone: UTC };
}

/** The wall-clock time of an instant; in UTC where the zone shows it twice. */
export function zonedTime(instant: number, zone: TimeZone): ZonedTime {
  const at: ZonedTime = { ...civilOf(instant, zone), zone };
  return localTimeFit(at.date, at.time, zone) === 'ambiguous' ? { ...civilOf(instant, UTC), zone: UTC } : at;
}
