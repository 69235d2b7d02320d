import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { writeZone } from '#invites/write-zone.ts';
import { zoneRules } from '#invites/zone-rules.ts';
import { localTimeFit } from '#model/civil-time.ts';

const written = (zone: string, year: number) => {
  const rules = zoneRules(zone, year, year);
  return rules && writeZone(zone, rules, year);
};

test('a zone that changes its clocks has both rules, in force since the year before', () => {
  expect(written('America/Chicago', 2014)?.split('\r\n')).toEqual([
    'BEGIN:VTIMEZONE',
    'TZID:America/Chicago',
    'BEGIN:DAYLIGHT',
    'DTSTART:20130310T020000',
    'TZOFFSETFROM:-0600',
    'TZOFFSETTO:-0500',
    'TZNAME:CDT',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'DTSTART:20131103T020000',
    'TZOFFSETFROM:-0500',
    'TZOFFSETTO:-0600',
    'TZNAME:CST',
    'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    'END:STANDARD',
    'END:VTIMEZONE',
    '',
  ]);
});

test('"last Sunday" is told from "fourth Sunday" by the years around', () => {
  expect(written('Europe/Lisbon', 2027)).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU');
});

test('a zone that keeps one offset has one', () => {
  expect(zoneRules('Asia/Taipei', 2008, 2030)).toEqual({ kind: 'fixed', offsetSeconds: 28_800 });
  expect(zoneRules('Asia/Kathmandu', 2026, 2026)).toEqual({ kind: 'fixed', offsetSeconds: 20_700 });
});

test('a year in which a zone changed for good has none', () => {
  expect(zoneRules('Europe/Simferopol', 2014, 2014)).toBe(undefined);
});

test('a span over a change of the rules has none', () => {
  expect(zoneRules('America/New_York', 2006, 2007)).toBe(undefined);
  expect(zoneRules('Africa/Cairo', 2022, 2024)).toBe(undefined);
});

/** Instants of a year that can tell one zone from another: each month, and both sides of each change. */
function instantsOf(zone: string, year: number): readonly number[] {
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(year, month, 15, 12));
  const changes: number[] = [];
  let at: Temporal.ZonedDateTime | null = new Temporal.PlainDateTime(year, 1, 2).toZonedDateTime(zone);
  for (;;) {
    at = at.getTimeZoneTransition('next');
    if (!at || at.year > year) return [...months, ...changes];
    changes.push(
      at.epochMilliseconds - 86_400_000,
      at.epochMilliseconds - 7_200_000,
      at.epochMilliseconds + 7_200_000,
      at.epochMilliseconds + 86_400_000,
    );
  }
}

/** Read by ical.js from the file alone, asked with wall-clock times that exist once. */
function disagreements(zone: string, year: number): readonly string[] {
  const text = written(zone, year);
  if (!text) return [];
  const read = new ICAL.Timezone(
    new ICAL.Component(ICAL.parse(`BEGIN:VCALENDAR\r\n${text}END:VCALENDAR\r\n`)).getFirstSubcomponent(
      'vtimezone',
    ) as never,
  );
  return instantsOf(zone, year).flatMap((instant) => {
    const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
    const isTwice =
      localTimeFit(at.toPlainDate().toString(), at.toPlainTime().toString().slice(0, 5), zone) !== 'exact';
    if (at.year !== year || isTwice) return [];
    const time = new ICAL.Time(
      { year: at.year, month: at.month, day: at.day, hour: at.hour, minute: at.minute, second: at.second },
      read,
    );
    return read.utcOffset(time) === at.offsetNanoseconds / 1e9 ? [] : [`${zone} ${at.toString()}`];
  });
}

/** One year in `npm test`, and some zones in the others; all in the soak. */
const isWhole = (year: number): boolean => year === 2026 || process.env.ATTACHE_EVERY_PAGE === '1';

test.each([2008, 2014, 2026, 2027])(
  'every IANA zone of this runtime, read from the file alone, agrees in %i',
  (year) => {
    const zones = Intl.supportedValuesOf('timeZone').filter(
      (zone, index) => zone !== 'UTC' && (isWhole(year) || index % 5 === 0),
    );
    expect(zones.flatMap((zone) => disagreements(zone, year))).toEqual([]);
    const inUtc = zones.filter((zone) => !zoneRules(zone, year, year));
    expect(inUtc.length).toBeLessThan(30);
  },
);
