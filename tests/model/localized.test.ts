import { expect, test } from 'vitest';
import { localize, localizeList } from '#model/localized.ts';

test('a text is said in the language of the reader, by whatever country they name', () => {
  const text = { 'zh-TW': '美國', en: 'the United States', ja: '米国' };
  expect(['en', 'en-GB', 'zh-TW', 'zh-HK', 'zh', 'ja-JP', 'fr'].map((each) => localize(text, each))).toEqual([
    'the United States',
    'the United States',
    '美國',
    '美國',
    '美國',
    '米国',
    '美國',
  ]);
  expect([
    localize({ '*': 'WCO' }, 'en-GB'),
    localizeList({ ja: ['税関'], en: ['customs'] }, 'en-US'),
  ]).toEqual(['WCO', ['customs']]);
});
