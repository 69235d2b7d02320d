import { expect, test } from 'vitest';
import { dueLine } from '../../../scripts/locale/said-dates/date-gloss.ts';
import { wordsIn } from '../words-for-tests.ts';

const zh = { language: 'zh-TW', calendar: 'roc' } as const;
const en = { language: 'en', calendar: 'gregory' } as const;

// biome-ignore format: a table
const LINES = [
  ['至 2017 年', '../2017', zh, '至 2017 年'],
  ['2017 年 7 月', '2017-07', zh, '2017 年 7 月'],
  ['本（103）年底前', '../2014-12-31', zh, '本（103）年底前'],
  ['9 月前', '../2016-08', zh, '9 月前（105 年）'],
  ['before September', '../2016-08', en, 'before September (2016)'],
  ['1 月前', '../2016-12', zh, '1 月前（106 年）'],
  ['本年 6 月', '2025-06', zh, '本年 6 月（114 年）'],
  ['本年底前', '../2025-12-31', zh, '本年底前（114 年）'],
  ['26 April', '2011-04-26', en, '26 April (2011)'],
  ['by the end of 2014', '../2014-12-31', en, 'by the end of 2014'],
  ['臺北研討會結束後', '2011-04-26/..', zh, '臺北研討會結束後（100 年 4 月 26 日起）'],
  ['2015', '2015', en, '2015'],
] as const;

test.each(LINES)('“%s” with %s reads as one date, once', (words, date, style, line) => {
  expect(dueLine({ words, date }, style, wordsIn(style.language))).toBe(line);
});

test('a day of our own says that it is, beside words that gave another or none', () => {
  const line = (due: object) => dueLine({ words: '2014 年底前', ...due }, zh, wordsIn('zh-TW'));
  const movedTo = '2015-03-31';
  expect(line({ date: movedTo, movedTo, sourceDate: '../2014' })).toBe(
    '2014 年底前（改期至 104 年 3 月 31 日）',
  );
  expect(line({ date: movedTo, movedTo })).toBe('2014 年底前（定為 104 年 3 月 31 日）');
  expect(line({ date: '2014-12-31', movedTo: '2014-12-31', sourceDate: '2014-12-31' })).toBe('2014 年底前');
});

test('a later turn of what comes again stands beside the words that gave the first', () => {
  expect(
    dueLine({ words: '每季末前', date: '../2015-03-31', sourceDate: '../2014-12-31' }, zh, wordsIn('zh-TW')),
  ).toBe('每季末前（104 年 3 月 31 日前）');
});
