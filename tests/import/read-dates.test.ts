import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDates } from '#import/read-dates.ts';
import { findTime } from '#import/read-times.ts';
import { formatHanDate, formatHanDateRange } from '#locale/han-dates.ts';

test.each([
  ['103 年 8 月 24 日至 30 日', '2014-08-24/2014-08-30'],
  ['一百年三月二十七日至四月一日', '2011-03-27/2011-04-01'],
  ['中華民國一百零三年十月', '2014-10'],
  ['本（103）年 8 月 24-25 日', '2014-08-24/2014-08-25'],
  ['去 (99) 年 11 月 2 日', '2010-11-02'],
  ['本 (2025) 年2月24日至25日', '2025-02-24/2025-02-25'],
  ['二〇一四年八月三日', '2014-08-03'],
  ['103.10.05', '2014-10-05'],
  ['Tuesday 22 April 2008', '2008-04-22'],
  ['April 22, 2008', '2008-04-22'],
  ['103 年 2 月 30 日', ''],
  ['8 月 25 日', ''],
])('%s', (text, expected) => {
  expect(
    findDates(text)
      .map(({ from, to }) => (to ? `${from}/${to}` : from))
      .join(),
  ).toBe(expected);
});

test('a date without a year is of the report’s, and says so', () => {
  expect(findDates('本年 8 月 25 日', 2014)).toEqual([{ from: '2014-08-25', isYearTaken: true }]);
});

test('what the sheet says in Han numerals is read as it was meant', () => {
  const day = fc.date({ min: new Date('1912-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 40 }), (start, length) => {
      const [from, to] = [0, length].map((days) =>
        new Date(start.getTime() + days * 86_400_000).toISOString().slice(0, 10),
      ) as [string, string];
      expect(findDates(formatHanDate(from))[0]?.from).toBe(from);
      const range = findDates(formatHanDateRange(from, to));
      expect([range[0]?.from, range[0]?.to ?? from]).toEqual([from, to]);
    }),
  );
});

test.each([
  ['下午 4:00', { start: '16:00' }],
  ['15:00-17:00', { start: '15:00', end: '17:00' }],
  ['下午 15 時至 17 時', { start: '15:00', end: '17:00' }],
  ['上午 11 時 30 分至 12 時 30 分', { start: '11:30', end: '12:30' }],
  ['下午', undefined],
])('%s', (text, expected) => {
  expect(findTime(text)).toEqual(expected);
});
