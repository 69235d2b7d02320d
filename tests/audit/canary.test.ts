import { expect, test } from 'vitest';
import { CANARY, canaryWord } from '../../scripts/audit/canary.ts';

const WORDS = Array.from({ length: 8000 }, (_, index) => canaryWord(index));
const LETTERS = 'bcdfghjklmnpqrstvwxz';

test('every canary is a word of its own that is found as one', () => {
  expect([new Set(WORDS).size, WORDS.filter((word) => word.match(CANARY)?.[0] !== word)]).toEqual([8000, []]);
});

test('a text read in the font of another, one letter for the other, gives no other canary', () => {
  const words = new Set(WORDS);
  const misread = (word: string, by: number) =>
    `zqx${[...word.slice(3)].map((each) => LETTERS[(LETTERS.indexOf(each) + by) % LETTERS.length]).join('')}`;
  const swapped = (word: string, [a, b]: readonly [string, string]) =>
    `zqx${[...word.slice(3)].map((each) => (each === a ? b : each === b ? a : each)).join('')}`;
  const hits = WORDS.slice(0, 400)
    .flatMap((word) => [
      ...[1, 2, 3, 4, 5].map((by) => misread(word, by)),
      ...[...LETTERS].map((letter) => swapped(word, [letter, 'b'])),
    ])
    .filter((read, index, all) => words.has(read) && all.indexOf(read) === index);
  expect(hits.filter((hit) => !WORDS.slice(0, 400).includes(hit))).toEqual([]);
});
