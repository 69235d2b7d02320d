import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alphaNumeral,
  hanFormalNumeral,
  hanNumeral,
  readHanNumeral,
  romanNumeral,
} from '#locale/numerals.ts';

describe('hanNumeral', () => {
  test.each([
    [0, '零'],
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [31, '三十一'],
    [99, '九十九'],
    [100, '一百'],
    [103, '一百零三'],
    [110, '一百一十'],
    [116, '一百一十六'],
    [1005, '一千零五'],
    [1050, '一千零五十'],
    [1911, '一千九百一十一'],
    [2000, '二千'],
    [9999, '九千九百九十九'],
  ])('%i is %s', (number, text) => expect(hanNumeral(number)).toBe(text));

  test('reads back as the number it was', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9999 }), (n) => readHanNumeral(hanNumeral(n)) === n));
  });

  test.each([
    ['二〇一六', 2016],
    ['一〇三', 103],
    ['廿五', 25],
    ['卅', 30],
    ['元', 1],
    ['兩', 2],
    ['八九', undefined],
    ['十一二', undefined],
    ['二元', undefined],
    ['', undefined],
  ])('“%s” is read as %s', (text, number) => expect(readHanNumeral(text)).toBe(number));

  test('never says zero twice running, nor ends on it past nine', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 9999 }), (n) => !/零零|零$/.test(hanNumeral(n))));
  });

  test.each([-1, 1.5, 10_000, Number.NaN])('refuses %d', (n) =>
    expect(() => hanNumeral(n)).toThrow(RangeError),
  );
});

describe('hanFormalNumeral', () => {
  test.each([
    [1, '壹'],
    [2, '貳'],
    [3, '參'],
    [4, '肆'],
    [5, '伍'],
    [6, '陸'],
    [7, '柒'],
    [8, '捌'],
    [9, '玖'],
    [10, '拾'],
    [11, '拾壹'],
    [20, '貳拾'],
    [101, '壹佰零壹'],
  ])('%i is %s', (number, text) => expect(hanFormalNumeral(number)).toBe(text));
});

describe('romanNumeral', () => {
  test.each([
    [1, 'i'],
    [4, 'iv'],
    [9, 'ix'],
    [14, 'xiv'],
    [40, 'xl'],
    [1994, 'mcmxciv'],
    [3999, 'mmmcmxcix'],
  ])('%i is %s', (number, text) => expect(romanNumeral(number)).toBe(text));

  test('reads back as the number it was', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3999 }), (n) => readRoman(romanNumeral(n)) === n));
  });
});

describe('alphaNumeral', () => {
  test.each([
    [1, 'a'],
    [26, 'z'],
    [27, 'aa'],
    [28, 'ab'],
    [52, 'az'],
    [702, 'zz'],
    [703, 'aaa'],
  ])('%i is %s', (number, text) => expect(alphaNumeral(number)).toBe(text));

  test('reads back as the number it was', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (n) => readAlpha(alphaNumeral(n)) === n));
  });
});

function readRoman(text: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
  const letters = [...text].map((letter) => values[letter] ?? 0);
  return letters.reduce((sum, value, index) => sum + (value < (letters[index + 1] ?? 0) ? -value : value), 0);
}

function readAlpha(text: string): number {
  return [...text].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0);
}
