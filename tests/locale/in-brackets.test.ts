import { expect, test } from 'vitest';
import { inBrackets, innerBrackets } from '#locale/in-brackets.ts';

test.each([
  ['zh-TW', '已完成（新加坡）'],
  ['ja', '已完成（新加坡）'],
  ['en', '已完成 (新加坡)'],
  ['es', '已完成 (新加坡)'],
])('what explains a word stands in the brackets of the language: %s', (language, words) => {
  expect(inBrackets('已完成', '新加坡', language)).toBe(words);
});

test('within round brackets there are square ones', () => {
  expect(['Head (Acting) of IT', '處長（代理）', 'Head'].map(innerBrackets)).toEqual([
    'Head [Acting] of IT',
    '處長〔代理〕',
    'Head',
  ]);
});
