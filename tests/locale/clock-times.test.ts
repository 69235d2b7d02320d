import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DateStyle, formatTime, formatTimeRange, formatTimeZone } from '#locale/dates.ts';
import { clockTime, instantOf } from '#model/civil-time.ts';

const zh: DateStyle = { language: 'zh-TW', calendar: 'roc' };
const en: DateStyle = { language: 'en', calendar: 'gregory' };
const ja: DateStyle = { language: 'ja', calendar: 'gregory' };
const es: DateStyle = { language: 'es', calendar: 'gregory' };

describe('formatTime', () => {
  test.each([
    ['16:00', '下午 4:00', '16:00'],
    ['08:00', '上午 8:00', '08:00'],
    ['12:00', '中午 12:00', '12:00'],
    ['12:30', '中午 12:30', '12:30'],
    ['13:05', '下午 1:05', '13:05'],
    ['00:30', '上午 0:30', '00:30'],
  ])('%s is %s, %s', (time, filing, companion) => {
    expect([formatTime(time, zh), formatTime(time, en)]).toEqual([filing, companion]);
  });

  test('other languages keep 24 hours', () => {
    expect([formatTime('16:00', ja), formatTime('16:00', es)]).toEqual(['16:00', '16:00']);
  });

  test('no two minutes of a day read alike', () => {
    const minute = fc.integer({ min: 0, max: 1439 }).map((minutes) => clockTime(minutes) ?? '00:00');
    fc.assert(fc.property(minute, minute, (a, b) => a === b || formatTime(a, zh) !== formatTime(b, zh)));
  });
});

describe('formatTimeRange', () => {
  test.each([
    ['13:30', '14:30', '下午 1:30 至 2:30', '13:30–14:30'],
    ['11:30', '12:30', '上午 11:30 至中午 12:30', '11:30–12:30'],
    ['16:00', undefined, '下午 4:00', '16:00'],
    ['23:00', '01:00', '下午 11:00 至翌日上午 1:00', '23:00–01:00 (+1)'],
  ])('%s to %s', (start, end, filing, companion) => {
    expect([formatTimeRange(start, end, zh), formatTimeRange(start, end, en)]).toEqual([filing, companion]);
  });
});

describe('formatTimeZone', () => {
  const summer = instantOf('2014-08-25', '16:00', 'America/Chicago');
  const winter = instantOf('2014-12-25', '16:00', 'America/Chicago');

  test.each([
    ['America/Chicago', summer, 'CDT, UTC−5'],
    ['America/Chicago', winter, 'CST, UTC−6'],
    ['Asia/Taipei', summer, 'UTC+8'],
    ['Asia/Kolkata', summer, 'IST, UTC+5:30'],
    ['Asia/Kathmandu', summer, 'UTC+5:45'],
    ['Pacific/Auckland', summer, 'NZST, UTC+12'],
    ['UTC', summer, 'UTC'],
  ])('%s at %i is %s', (zone, instant, text) => expect(formatTimeZone(zone, instant, 'en')).toBe(text));

  test.each([
    ['zh-TW', 'CDT，UTC−5'],
    ['ja', 'CDT、UTC−5'],
  ])('in %s', (language, text) => expect(formatTimeZone('America/Chicago', summer, language)).toBe(text));
});
