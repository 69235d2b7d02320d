import { describe, expect, test } from 'vitest';
import { type DateStyle, formatPartialDate } from '#locale/dates.ts';
import { wordsIn } from './words-for-tests.ts';

const roc: DateStyle = { language: 'zh-TW', calendar: 'roc' };
const en: DateStyle = { language: 'en', calendar: 'gregory' };
const ja: DateStyle = { language: 'ja', calendar: 'gregory' };

describe('formatPartialDate', () => {
  test.each([
    ['2014', '103 年', '2014'],
    ['2014-10', '103 年 10 月', 'October 2014'],
    ['2014-08-24', '103 年 8 月 24 日', '24 August 2014'],
    ['2012-41', '101 年下半年', 'second half of 2012'],
    ['2012-40', '101 年上半年', 'first half of 2012'],
    ['2012-34', '101 年第 2 季', 'second quarter of 2012'],
    ['2012-21', '101 年春季', 'spring 2012'],
    ['2012-37', '101 年 1 月至 4 月', 'January–April 2012'],
    ['2014-10~', '約 103 年 10 月', 'about October 2014'],
    ['2014-10?', '103 年 10 月（未確定）', 'October 2014 (uncertain)'],
    ['2014%', '約 103 年（未確定）', 'about 2014 (uncertain)'],
    ['../2014-12-31', '103 年 12 月 31 日前', 'by 31 December 2014'],
    ['2014/..', '103 年起', 'from 2014'],
    ['2014-08-24/2014-08-30', '103 年 8 月 24 日至 30 日', '24–30 August 2014'],
    ['2014-10/2014-12', '103 年 10 月至 12 月', 'October–December 2014'],
    ['2014-10/2015-02', '103 年 10 月至 104 年 2 月', 'October 2014 – February 2015'],
    ['2014/2014', '103 年', '2014'],
  ])('%s is %s, %s', (edtf, filing, companion) => {
    expect([
      formatPartialDate(edtf, roc, wordsIn('zh-TW')),
      formatPartialDate(edtf, en, wordsIn('en')),
    ]).toEqual([filing, companion]);
  });

  test.each([
    ['2014', '2014年'],
    ['2014-10', '2014年10月'],
    ['../2014-12-31', 'by 2014年12月31日'],
  ])('%s in a language without words of its own falls back to English words', (edtf, text) => {
    expect(formatPartialDate(edtf, ja, wordsIn('ja'))).toBe(text);
  });
});
