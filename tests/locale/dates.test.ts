import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DateStyle,
  dateStyle,
  formatDate,
  formatDateRange,
  formatDayHeading,
  formatHanDate,
  formatHanDateRange,
  formatShortDate,
} from '#locale/dates.ts';
import { addDays } from '#model/civil-time.ts';
import { WorkspaceSettings } from '#model/workspace-settings.ts';

const roc: DateStyle = { language: 'zh-TW', calendar: 'roc' };
const zh: DateStyle = { language: 'zh-TW', calendar: 'gregory' };
const en: DateStyle = { language: 'en', calendar: 'gregory' };
const ja: DateStyle = { language: 'ja', calendar: 'gregory' };
const es: DateStyle = { language: 'es', calendar: 'gregory' };

describe('dateStyle', () => {
  const settings = WorkspaceSettings.parse({
    home: { economy: 'TW', agency: '關務署', timeZone: 'Asia/Taipei' },
    languages: ['zh-TW', 'en'],
    calendar: 'roc',
    profile: 'tw-2011',
    site: { title: 'x', address: 'https://example.org' },
  });

  test('the filing language follows the workspace', () => expect(dateStyle(settings, 'zh-TW')).toEqual(roc));
  test('its companion is Gregorian', () => expect(dateStyle(settings, 'en')).toEqual(en));
});

describe('formatDate', () => {
  test.each([
    [roc, '103 年 8 月 24 日', '103 年 8 月 24 日（星期日）'],
    [zh, '2014 年 8 月 24 日', '2014 年 8 月 24 日（星期日）'],
    [en, '24 August 2014', 'Sunday 24 August 2014'],
    [ja, '2014年8月24日', '2014年8月24日日曜日'],
    [es, '24 de agosto de 2014', 'domingo, 24 de agosto de 2014'],
    [{ language: 'en-US', calendar: 'gregory' } as const, 'August 24, 2014', 'Sunday, August 24, 2014'],
  ])('%j', (style, plain, withWeekday) => {
    expect([formatDate('2014-08-24', style), formatDate('2014-08-24', style, { weekday: true })]).toEqual([
      plain,
      withWeekday,
    ]);
  });

  test.each([
    ['1912-01-01', '1 年 1 月 1 日'],
    ['1911-12-31', '民國前 1 年 12 月 31 日'],
    ['1910-06-30', '民國前 2 年 6 月 30 日'],
  ])('%s is %s of the Republic', (date, text) => expect(formatDate(date, roc)).toBe(text));
});

describe('formatDateRange', () => {
  test.each([
    [roc, '2014-08-24', '2014-08-30', '103 年 8 月 24 日至 30 日'],
    [roc, '2011-03-27', '2011-04-01', '100 年 3 月 27 日至 4 月 1 日'],
    [roc, '2013-12-30', '2014-01-02', '102 年 12 月 30 日至 103 年 1 月 2 日'],
    [roc, '2014-08-24', '2014-08-24', '103 年 8 月 24 日'],
    [zh, '2014-08-24', '2014-08-30', '2014 年 8 月 24 日至 30 日'],
    [en, '2014-08-24', '2014-08-30', '24–30 August 2014'],
    [en, '2011-03-27', '2011-04-01', '27 March – 1 April 2011'],
    [en, '2013-12-30', '2014-01-02', '30 December 2013 – 2 January 2014'],
    [ja, '2014-08-24', '2014-08-30', '2014年8月24日～30日'],
    [es, '2014-08-24', '2014-08-30', '24–30 de agosto de 2014'],
  ])('%j %s to %s', (style, from, to, text) => expect(formatDateRange(from, to, style)).toBe(text));
});

describe('formatShortDate', () => {
  test.each([
    [roc, '8/24（日）'],
    [en, 'Sun 24 Aug'],
    [ja, '8月24日(日)'],
    [es, 'dom, 24 ago'],
  ])('%j', (style, text) => expect(formatShortDate('2014-08-24', style)).toBe(text));
});

describe('Han dates of the abstract sheet', () => {
  test.each([
    ['2014-08-24', '一百零三年八月二十四日'],
    ['2014-10', '一百零三年十月'],
    ['2014-10~', '一百零三年十月'],
    ['2014', '一百零三年'],
  ])('%s is %s', (date, text) => expect(formatHanDate(date)).toBe(text));

  test.each([
    ['2014-08-24', '2014-08-30', '一百零三年八月二十四日至三十日'],
    ['2011-03-27', '2011-04-01', '一百年三月二十七日至四月一日'],
    ['2013-12-30', '2014-01-02', '一百零二年十二月三十日至一百零三年一月二日'],
    ['2014-08-24', '2014-08-24', '一百零三年八月二十四日'],
  ])('%s to %s', (from, to, text) => expect(formatHanDateRange(from, to)).toBe(text));
});

describe('every date', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1912-01-01', days));

  test('keeps its fields in the Republic calendar', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [year = 0, month = 0, date_ = 0] = (formatDate(date, roc).match(/\d+/g) ?? []).map(Number);
        expect([year + 1911, month, date_]).toEqual(date.split('-').map(Number));
      }),
    );
  });

  test('begins large as a heading, and is else the same', () => {
    const heads = [roc, en, es].map((style) => formatDayHeading('2014-08-24', style));
    expect(heads).toEqual([
      '103 年 8 月 24 日（星期日）',
      'Sunday 24 August 2014',
      'Domingo, 24 de agosto de 2014',
    ]);
  });

  test('begins its ranges as it reads alone, in Chinese', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 400 }), (from, length) =>
        formatDateRange(from, addDays(from, length), roc).startsWith(`${formatDate(from, roc)}至 `),
      ),
    );
  });

  test('ends its ranges as it reads alone, in English', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 400 }), (from, length) => {
        const to = addDays(from, length);
        return formatDateRange(from, to, en).endsWith(formatDate(to, en));
      }),
    );
  });
});
