import { expect, test } from 'vitest';
import { loadWords } from '#load/words.ts';
import { isYes } from '#locale/is-yes.ts';

test.each([
  ['en', ['y', 'Yes', ' YES '], ['', 'n', 'no', 'yesterday']],
  ['es', ['s', 'Sí', 'si', 'y'], ['', 'n', 'no', 'sin']],
  ['zh-TW', ['是', '好', 'Ｙ'], ['', '否', '不', '不是']],
])('%s: yes in its own words or in English', (language, agreed, refused) => {
  const t = loadWords()(language);
  expect([agreed, refused].map((answers) => answers.filter((each) => isYes(each, t)))).toEqual([agreed, []]);
});
