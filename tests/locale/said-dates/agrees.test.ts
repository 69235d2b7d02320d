import { expect, test } from 'vitest';
import { otherwise } from '../../../scripts/locale/said-dates/agrees.ts';
import { readSaidDue } from '../../../scripts/locale/said-dates/read-said-date.ts';

/** Words, their language, the date beside them, and what that should be where it is another. */
type Row = readonly [words: string, language: string, date: string, meant?: string];

const check = ([words, language, date]: Row): string | undefined => {
  const said = readSaidDue(words, language);
  return said && otherwise(said, date, [2014]);
};

// biome-ignore format: a table
const AGREE: readonly Row[] = [
  ['本（103）年底前', 'zh-TW', '../2014-12-31'],
  ['by the end of 2014', 'en', '../2014'],
  ['2012 年前', 'zh-TW', '../2011'],
  ['before 2012', 'en', '../2011-12-31'],
  ['antes de 2012', 'es', '../2011-12'],
  ['2012年前', 'ja', '../2011'],
  ['9 月前', 'zh-TW', '../2016-08'],
  ['before September', 'en', '../2016-08-31'],
  ['1 月前', 'zh-TW', '../2016-12'],
  ['8 月 26 日前', 'zh-TW', '../2014-08-26'],
  ['8 月 26 日前', 'zh-TW', '../2014-08-25'],
  ['by September 2014', 'en', '../2014-09'],
  ['2020年末まで', 'ja', '../2020-12-31'],
  ['a finales de 2014', 'es', '2014-12-31'],
  ['本（100）年年中', 'zh-TW', '2011-38~'],
  ['今年年中', 'zh-TW', '2014-38~'],
  ['明年年中', 'zh-TW', '2015-38~'],
  ['the middle of 2011', 'en', '2011-38~'],
  ['本（100）年下半年', 'zh-TW', '2011-41'],
  ['the second half of 2012', 'en', '2012-41'],
  ['segundo semestre de 2012', 'es', '2012-41'],
  ['本年第 3 季', 'zh-TW', '2014-35'],
  ['third quarter of 2014', 'en', '2014-35'],
  ['2014年第3四半期', 'ja', '2014-35'],
  ['明年上半年', 'zh-TW', '2015-40'],
  ['in the first half of next year', 'en', '2015-40'],
  ['2025 年 3 月起', 'zh-TW', '2025-03/..'],
  ['from March 2025', 'en', '2025-03/..'],
  ['desde marzo de 2025', 'es', '2025-03/..'],
  ['2025年3月から', 'ja', '2025-03/..'],
  ['會期後，即 8 月 30 日後', 'zh-TW', '2014-08-31/..'],
  ['4 月 26 日', 'zh-TW', '2011-04-26'],
  ['26 April', 'en', '2011-04-26'],
  ['2016 年 11 月 23-24 日', 'zh-TW', '2016-11-23/2016-11-24'],
  ['23 and 24 November 2016', 'en', '2016-11-23/2016-11-24'],
  ['2007 年 12 月至 2009 年 12 月', 'zh-TW', '2007-12/2009-12'],
  ['December 2007 to December 2009', 'en', '2007-12/2009-12'],
  ['預計本年 3 月至 4 月間討論', 'zh-TW', '2014-03/2014-04'],
  ['2014 年至 2019 年間', 'zh-TW', '2014/2019'],
  ['十月前', 'zh-TW', '../2014-09'],
  ['十月底前', 'zh-TW', '../2014-10-31'],
  ['10月中旬以前', 'zh-TW', '../2014-10-20'],
  ['10月中旬以前', 'zh-TW', '../2014-10-10'],
  ['十月中旬以前', 'zh-TW', '../2014-10-15'],
  ['by mid-October', 'en', '../2014-10-15'],
  ['from mid-October', 'en', '2014-10-15/..'],
  ['一百零三年十月廿五日前', 'zh-TW', '../2014-10-25'],
  ['二〇一四年九月前', 'zh-TW', '../2014-08'],
  ['民國一〇三年底前', 'zh-TW', '../2014'],
  ['元月底前', 'zh-TW', '../2015-01'],
  ['明年三月底前', 'zh-TW', '../2015-03'],
  ['十月二十三至二十四日', 'zh-TW', '2014-10-23/2014-10-24'],
  ['十月上旬', 'zh-TW', '2014-10-05'],
  ['十月十五日まで', 'ja', '../2014-10-15'],
  ['late October', 'en', '2014-10-25'],
  ['a principios de octubre', 'es', '2014-10-07'],
  ['現行計畫效期至 2025 年 12 月 31 日', 'zh-TW', '../2025-12-31'],
];

// biome-ignore format: a table
const DIFFER: readonly Row[] = [
  ['2012 年前', 'zh-TW', '../2012', '../2011'],
  ['before 2012', 'en', '../2012', '../2011'],
  ['antes de 2012', 'es', '2012', '../2011'],
  ['2012年前', 'ja', '../2012', '../2011'],
  ['9 月前', 'zh-TW', '../2016-09', '../2016-08'],
  ['before August 2025', 'en', '../2025-08-31', '../2025-07'],
  ['本（103）年底前', 'zh-TW', '../2014-11', '../2014'],
  ['by the end of 2014', 'en', '2013', '../2014'],
  ['年底前', 'zh-TW', '../2014-11-30', '../2014'],
  ['2020年末まで', 'ja', '../2020-11', '../2020'],
  ['本（100）年年中', 'zh-TW', '2011', '2011-38~'],
  ['今年年中', 'zh-TW', '2014', '2014-38~'],
  ['the middle of 2011', 'en', '2011', '2011-38~'],
  ['2025 年 3 月起', 'zh-TW', '2025-03', '2025-03/..'],
  ['from March 2025', 'en', '2025-03', '2025-03/..'],
  ['desde marzo de 2025', 'es', '2025-03', '2025-03/..'],
  ['after 30 August 2014', 'en', '2014-08-30', '2014-08-31/..'],
  ['本（100）年下半年', 'zh-TW', '2011-40', '2011-41'],
  ['third quarter of 2014', 'en', '2014-36', '2014-35'],
  ['by September 2014', 'en', '../2014-12', '../2014-09'],
  ['4 月 26 日', 'zh-TW', '2011-04', '2011-04-26'],
  ['十月前', 'zh-TW', '../2014-10', '../2014-09'],
  ['10月中旬以前', 'zh-TW', '../2014-10-31', '../2014-10-20'],
  ['十月中旬以前', 'zh-TW', '../2014-09', '../2014-10-20'],
  ['before the middle of October', 'en', '../2014-10-31', '../2014-10-20'],
  ['early October', 'en', '../2014-10-31', '2014-10-01/2014-10-10'],
  ['late October', 'en', '2014-10-15', '2014-10-21/2014-10-31'],
  ['十月下旬', 'zh-TW', '2014-10-15', '2014-10-21/2014-10-31'],
  ['一百零三年十月底前', 'zh-TW', '../2014-09', '../2014-10'],
  ['明年三月底前', 'zh-TW', '../2014-03', '../2015-03'],
  ['十月二十五日まで', 'ja', '../2014-10-31', '../2014-10-25'],
  ['2016 年 11 月 23-24 日', 'zh-TW', '2016-11-23', '2016-11-23/2016-11-24'],
];

// biome-ignore format: a table
const SILENT: readonly Row[] = [
  ['未來 3 年', 'zh-TW', '2028'],
  ['over the next three years', 'en', '2028'],
  ['儘速', 'zh-TW', '2014'],
  ['未來三年', 'zh-TW', '2028'],
  ['late papers, by October', 'en', '../2014-10'],
  ['after the workshop', 'en', '2014'],
  ['2015 年及 2017 年 3 月，視情形改 2019 年', 'zh-TW', '2017'],
  ['vor 2012', 'de', '../2012'],
];

for (const row of AGREE) {
  test(`“${row[0]}” (${row[1]}) is what ${row[2]} says`, () => {
    expect(readSaidDue(row[0], row[1])).toBeDefined();
    expect(check(row)).toBeUndefined();
  });
}

for (const row of DIFFER) {
  test(`“${row[0]}” (${row[1]}) is not what ${row[2]} says`, () => {
    expect(check(row)).toBe(row[3]);
  });
}

for (const row of SILENT) {
  test(`words that give no one date are compared with none: “${row[0]}” (${row[1]})`, () => {
    expect(check(row)).toBeUndefined();
  });
}
