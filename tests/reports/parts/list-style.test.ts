import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineLabel } from '#locale/outline.ts';
import { labelParts, listStyleOf } from '#reports/parts/list-style.ts';

const STYLES = ['han-formal', 'han', 'han-parenthesised', 'decimal-dotted', 'upper-alpha'] as const;

test('labels made by a style are read back as that style, from their first number', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...STYLES),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 9 }),
      (style, first, length) => {
        const labels = Array.from({ length }, (_, index) => outlineLabel([first + index], [style]));
        expect(listStyleOf(labels)).toEqual({ style, first });
      },
    ),
  );
});

test('(i) is Roman where (ii) follows and a letter where (j) does; labels out of order are no list', () => {
  expect([['(i)', '(ii)'], ['(i)', '(j)'], ['1.', '3.'], ['☑'], []].map(listStyleOf)).toEqual([
    { style: 'lower-roman-parenthesised', first: 1 },
    { style: 'lower-alpha-parenthesised', first: 9 },
    undefined,
    undefined,
    undefined,
  ]);
});

test('a label is parted at its number', () => {
  expect(['相片 12', 'Photo 3', 'Photo'].map(labelParts)).toEqual([
    { before: '相片 ', number: '12', after: '' },
    { before: 'Photo ', number: '3', after: '' },
    undefined,
  ]);
});
