import { describe, expect, test } from 'vitest';
import { bilateralTitle, photoCaption } from '#locale/captions.ts';
import { Photo } from '#model/photo.ts';
import { wordsIn } from './words-for-tests.ts';
import { missionWith, workspace } from './workspace-for-tests.ts';

const caption = { 'zh-TW': '與美國人員會談', en: 'Meeting with the United States' };

describe('photoCaption', () => {
  test.each([
    [['may', 'liu'], 'zh-TW', '與美國人員會談（由左至右：Mr. Ron May、劉芳祝）'],
    [['may', 'liu'], 'en', 'Meeting with the United States (from left: Mr. Ron May and 劉芳祝)'],
    [['liu'], 'zh-TW', '與美國人員會談（劉芳祝）'],
    [['may'], 'en', 'Meeting with the United States (Mr. Ron May)'],
    [[{ unnamed: { 'zh-TW': '與會代表', en: 'a delegate' } }], 'zh-TW', '與美國人員會談（與會代表）'],
    [
      [{ unnamed: { 'zh-TW': '與會代表', en: 'a delegate' } }],
      'en',
      'Meeting with the United States (a delegate)',
    ],
    [[], 'en', 'Meeting with the United States'],
    [
      [{ unnamed: { 'zh-TW': '與會代表', en: 'a delegate' } }, 'may'],
      'en',
      'Meeting with the United States (from left: a delegate and Mr. Ron May)',
    ],
  ])('%j in %s', (people, language, text) => {
    const photo = Photo.parse({ id: 'p', caption, people });
    expect(photoCaption(workspace, photo, language, wordsIn(language))).toBe(text);
  });
});

describe('bilateralTitle', () => {
  test.each([
    [{}, '與美國會談', 'Meeting with the United States'],
    [{ format: 'exchange', partners: ['IL'] }, '與以色列交換意見', 'Exchange of views with Israel'],
    [
      { format: 'trilateral', partners: ['US', 'HK'] },
      '與美國、中國香港三方會談',
      'Trilateral meeting with the United States and Hong Kong, China',
    ],
    [{ format: 'courtesy-call' }, '禮貌拜會美國', 'Courtesy call on the United States'],
    [{ format: 'pull-aside' }, '與美國場邊會談', 'Pull-aside with the United States'],
    [{ format: 'working-lunch' }, '與美國工作午餐', 'Working lunch with the United States'],
    [{ title: { 'zh-TW': '雙邊會談', en: 'Bilateral' } }, '雙邊會談', 'Bilateral'],
  ])('%j', (fields, filing, companion) => {
    const { mission, bilateral } = missionWith(fields);
    const inLanguage = (language: string) =>
      bilateralTitle(workspace, mission, bilateral, language, wordsIn(language));
    expect([inLanguage('zh-TW'), inLanguage('en')]).toEqual([filing, companion]);
  });
});
