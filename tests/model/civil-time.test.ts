import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  civilOf,
  clockTime,
  daysBetween,
  instantOf,
  isCivilDate,
  localTimeFit,
  minutesOf,
} from '#model/civil-time.ts';

test.each([
  ['2014-08-24', true],
  ['2012-02-29', true],
  ['2014-02-29', false],
  ['2014-02-30', false],
  ['2014-13-01', false],
  ['2014-8-24', false],
  ['', false],
])('is %j a day? %j', (text, expected) => {
  expect(isCivilDate(text)).toBe(expected);
});

test('a wall-clock time has the instant its zone gives it', () => {
  expect(new Date(instantOf('2014-08-25', '16:00', 'America/Chicago')).toISOString()).toBe(
    '2014-08-25T21:00:00.000Z',
  );
});

test('every quarter of an hour of a day has the instant of its zone, also where clocks are put or a day is left out', () => {
  const days = [
    ['2027-03-28', 'Europe/Lisbon'],
    ['2027-10-31', 'Europe/Lisbon'],
    ['2027-10-03', 'Australia/Lord_Howe'],
    ['2011-12-30', 'Pacific/Apia'],
    ['2027-07-01', 'Asia/Kathmandu'],
  ] as const;
  const clock = Array.from({ length: 96 }, (_, quarter) => clockTime(quarter * 15) ?? '');
  const wrong = days.flatMap(([date, zone]) =>
    clock.filter(
      (time) =>
        instantOf(date, time, zone) !==
        Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds,
    ),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['2027-03-28', '00:59', 'exact'],
  ['2027-03-28', '01:00', 'missing'],
  ['2027-03-28', '01:59', 'missing'],
  ['2027-03-28', '02:00', 'exact'],
  ['2027-10-31', '01:30', 'ambiguous'],
] as const)('in Lisbon %s %s is %s', (date, time, fit) => {
  expect(localTimeFit(date, time, 'Europe/Lisbon')).toBe(fit);
});

test('an instant goes to civil time and back', () => {
  const minute = fc.integer({ min: 0, max: 35_791_394 }).map((value) => value * 60_000);
  fc.assert(
    fc.property(
      minute,
      fc.constantFrom('Asia/Taipei', 'America/Chicago', 'Europe/Lisbon', 'Asia/Kathmandu'),
      (instant, zone) => {
        const { date, time } = civilOf(instant, zone);
        const back = instantOf(date, time, zone);
        return localTimeFit(date, time, zone) === 'exact'
          ? back === instant
          : Math.abs(back - instant) === 3_600_000 || back === instant;
      },
    ),
  );
});

test('days and months are counted by the calendar', () => {
  expect([
    addDays('2014-08-30', 2),
    addDays('2012-03-01', -1),
    addMonths('2014-11-30', 3),
    daysBetween('2014-12-31', '2015-01-02'),
  ]).toEqual(['2014-09-01', '2012-02-29', '2015-02-28', ['2014-12-31', '2015-01-01', '2015-01-02']]);
});

test('minutes of the day go to clock time and back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1439 }),
      (minutes) => minutesOf(clockTime(minutes) ?? '') === minutes,
    ),
  );
  expect([clockTime(-1), clockTime(1440)]).toEqual([undefined, undefined]);
});
