import { expect, test } from 'vitest';
import { renderColumns, textWidth } from '#schedule/text-columns.ts';

test.each([
  ['abc', 3],
  ['會談', 4],
  ['3/24（三）', 10],
  ['é', 1],
  ['e\u0301', 1],
  ['김', 2],
  ['', 0],
])('%s takes %i columns', (text, width) => expect(textWidth(text)).toBe(width));

test('aligns columns of wide and narrow text', () => {
  expect(
    renderColumns([
      ['日期', 'Room'],
      ['Wed 24', '燈籠室'],
      ['', 'x'],
    ]),
  ).toBe('日期    Room\nWed 24  燈籠室\n        x');
});

test('nothing is nothing', () => expect(renderColumns([])).toBe(''));
