import { expect, test } from 'vitest';
import { inBrackets } from '#locale/in-brackets.ts';

test.each([
  ['zh-TW', '已完成（新加坡）'],
  ['ja', '已完成（新加坡）'],
  ['en', '已完成 (新加坡)'],
  ['es', '已完成 (新加坡)'],
])('what explains a word stands in the brackets of the language: %s', (language, words) => {
  expect(inBrackets('已完成', '新加坡', language)).toBe(words);
});
