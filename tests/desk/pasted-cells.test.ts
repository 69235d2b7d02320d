import { expect, test } from 'vitest';
import { cellsOf, tableOf, textOf } from '../../site/desk/pasted-cells.ts';

const HTML = '<html><body><!--StartFragment--><table border="0"><tr><td>x</td></tr></table></body></html>';
const clipboard = (plain: string, html = HTML) => ({
  getData: (type: string) => (type === 'text/html' ? html : type === 'text/plain' ? plain : ''),
});

test.each([
  ['a cell', 'Exchange of data\r\n', [['Exchange of data']]],
  [
    'rows as Excel gives them',
    'Peru\t3\r\nJapan\t4\r\n',
    [
      ['Peru', '3'],
      ['Japan', '4'],
    ],
  ],
  [
    'rows as LibreOffice gives them',
    'Peru\t3\nJapan\t4',
    [
      ['Peru', '3'],
      ['Japan', '4'],
    ],
  ],
  [
    'a line break and quotes in a cell',
    '"He said ""yes""\nand went"\t2\r\n',
    [['He said "yes"\nand went', '2']],
  ],
  ['a quote that is only a sign', '"Blue" room\t5" wide\r\n', [['"Blue" room', '5" wide']]],
  [
    'empty cells',
    '\t\r\n\tx\r\n',
    [
      ['', ''],
      ['', 'x'],
    ],
  ],
  ['nothing', '', undefined],
] as const)('%s of a spreadsheet', (_name, plain, rows) => {
  expect(cellsOf(clipboard(plain))).toEqual(rows);
});

test('text that comes from elsewhere is no table', () => {
  expect(cellsOf(clipboard('a\tb\r\n', '<p>a b</p>'))).toBeUndefined();
});

test('cells become a table whose signs stand for themselves', () => {
  expect(tableOf([['Partner', '<5 | {3}'], ['Peru\nand Chile'], ['Japan', '*', '']])).toBe(
    [
      '| Partner | \\<5 \\| \\{3\\} |  |',
      '| --- | --- | --- |',
      '| Peru and Chile |  |  |',
      '| Japan | \\* |  |',
    ].join('\n'),
  );
});

test('cells in a field are lines of words, without tabs', () => {
  expect(
    textOf([
      ['Peru', '3'],
      ['', 'Japan'],
    ]),
  ).toBe('Peru 3\nJapan');
});
