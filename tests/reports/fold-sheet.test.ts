import { expect, test } from 'vitest';
import { foldSheets } from '#reports/layout/fold-sheet.ts';
import { A6 } from '#reports/layout/page-setup.ts';

const pages = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...A6, items: [], label: `${index + 1}` }));

/** Each side by rows, a page on its head with a word. */
const sides = (count: number) =>
  foldSheets(pages(count)).map(({ parts = [] }) =>
    parts.map(({ page, x, y, isUpsideDown }) =>
      [
        y > 100 ? 'lower' : 'upper',
        x > 0 ? 'right' : 'left',
        page.label,
        ...(isUpsideDown ? ['turned'] : []),
      ].join(' '),
    ),
  );

test('eight pages are the two sides of a sheet: cover and back below, the first opening above on its head', () => {
  expect(sides(8)).toEqual([
    ['upper left 3 turned', 'upper right 2 turned', 'lower left 8', 'lower right 1'],
    ['upper left 4', 'upper right 5', 'lower left 6', 'lower right 7'],
  ]);
});

test('four pages or fewer take one side, and more than eight another sheet', () => {
  expect(sides(2)).toEqual([['lower left 2', 'lower right 1']]);
  expect(sides(4)).toEqual([
    ['upper left 3 turned', 'upper right 2 turned', 'lower left 4', 'lower right 1'],
  ]);
  expect(sides(9).map((side) => side.length)).toEqual([4, 4, 1]);
});
