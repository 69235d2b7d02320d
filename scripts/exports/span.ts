import { Temporal } from 'temporal-polyfill';
import { addDays, instantOf, type TimeZone } from '#model/civil-time.ts';

const MINUTE_MS = 60_000;

/** A stretch of time as programs read it. */
export type Span = {
  /** With the zone's offset at that moment: `2014-08-25T16:00:00-05:00`. */
  readonly start: string;
  readonly end: string;
  readonly durationMinutes: number;
  /** The source gives no end: the workspace's default length stands in. */
  readonly endAssumed: boolean;
};

export type CivilSpan = {
  readonly date: string;
  readonly start: string;
  readonly end?: string | undefined;
  readonly zone: TimeZone;
  readonly defaultMinutes: number;
};

/** The instants of a civil stretch; an end earlier than the start is on the next day. */
export function spanOf({ date, start, end, zone, defaultMinutes }: CivilSpan): Span {
  const from = instantOf(date, start, zone);
  const endAssumed = end === undefined || end === start;
  const to = endAssumed
    ? from + defaultMinutes * MINUTE_MS
    : instantOf(end < start ? addDays(date, 1) : date, end, zone);
  return {
    start: timestamp(from, zone),
    end: timestamp(to, zone),
    durationMinutes: Math.round((to - from) / MINUTE_MS),
    endAssumed,
  };
}

/** An instant as RFC 3339 with the zone's offset. */
export function timestamp(instant: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return local.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
