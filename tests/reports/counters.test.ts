import { expect, test } from 'vitest';
import { openCounters } from '#reports/content/counters.ts';

test('lists go on with the outline below the heading they stand under', () => {
  const han = openCounters(['han-formal', 'han', 'han-parenthesised', 'decimal-ideographic']);
  expect([han.heading(1).label, han.item(1, 1), han.item(2, 3)]).toEqual(['壹、', '一、', '(三)']);
  expect([han.heading(2).label, han.item(1, 1), han.item(2, 2), han.item(3, 2)]).toEqual([
    '一、',
    '(一)',
    '2、',
    '2、',
  ]);
});

test('"1.1" numbers headings alone; lists take the styles after it', () => {
  const latin = openCounters([
    'decimal',
    'compound',
    'lower-alpha-parenthesised',
    'lower-roman-parenthesised',
  ]);
  expect([latin.heading(1).label, latin.item(1, 2)]).toEqual(['1', '(b)']);
  expect([latin.heading(2).label, latin.item(1, 1), latin.item(2, 2)]).toEqual(['1.1', '(a)', '(ii)']);
});
