import { Temporal } from 'temporal-polyfill';

const ISO_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** True for an ISO 8601 instant with its offset: `2026-11-16T09:00+09:00`. */
export function isInstant(text: string): boolean {
  return ISO_WITH_OFFSET.test(text) && Number.isFinite(Date.parse(text));
}

/** Minutes since 1970-01-01T00:00Z of such an instant. */
export function minutesOfInstant(text: string): number {
  return Date.parse(text) / 60_000;
}

/**
 * The instant in ISO 8601 with the offset its zone has then.
 * @example instantText(29_655_360, 'Asia/Seoul') // '2026-05-21T09:00+09:00'
 */
export function instantText(minutes: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(minutes * 60_000).toZonedDateTimeISO(zone);
  return local.toString({ smallestUnit: 'minute', timeZoneName: 'never' });
}
