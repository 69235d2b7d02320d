import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { alignColumns, columnsOf, layColumns, wrapText } from '#locale/text-columns.ts';

test('columns line up where Han characters take two places', () => {
  const columns = [{ heading: '狀態', maxWidth: 8 }, { heading: 'What' }];
  const rows = [
    ['待辦', '美方提供驗證計畫，並於年底前完成。'],
    ['open', 'short'],
  ];
  expect(layColumns(columns, rows, { width: 32 })).toEqual([
    '狀態  What',
    '────  ──────────────────────────',
    '待辦  美方提供驗證計畫，並於年底',
    '      前完成。',
    'open  short',
  ]);
});

test('a text takes as many places as by the tables of Unicode, each character and any of them together', () => {
  const codes = [
    [0x20, 0x700],
    [0x1ff0, 0x2400],
    [0x24f0, 0x2720],
    [0x27d0, 0x2800],
    [0x2e70, 0x3110],
    [0x33fe, 0x3402],
    [0x4dbe, 0x4e02],
    [0x9ffd, 0xa002],
    [0xff00, 0xfff0],
  ].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from }, (_, index) => from + index));
  const characters = codes.map((code) => String.fromCodePoint(code));
  expect(characters.filter((each) => columnsOf(each) !== stringWidth(each))).toEqual([]);
  const units = fc.constantFrom(
    'a',
    ' ',
    'é',
    'e\u0301',
    '中',
    'が',
    '「',
    '…',
    '→',
    '✓',
    '⟦',
    '👍🏽',
    'ｶﾞ',
    '한',
  );
  fc.assert(
    fc.property(fc.string({ unit: units, maxLength: 20 }), (text) => {
      expect(columnsOf(text)).toBe(stringWidth(text));
    }),
  );
});

test('words stay whole, opening and closing marks stay with what they open and close, and line ends are kept', () => {
  expect(wrapText('one two, three', 8)).toEqual(['one two,', 'three']);
  expect(wrapText('甲乙丙丁。', 8)).toEqual(['甲乙丙', '丁。']);
  expect(wrapText('by year end (2024)', 14)).toEqual(['by year end', '(2024)']);
  expect(wrapText('甲乙丙「丁」', 8)).toEqual(['甲乙丙', '「丁」']);
  expect(wrapText('甲乙丙——丁', 7)).toEqual(['甲乙丙', '——丁']);
  expect(wrapText('甲乙丙……丁', 7)).toEqual(['甲乙', '丙……丁']);
  expect(wrapText('a\n\nb', 8)).toEqual(['a', '', 'b']);
});

test('no line is wider than asked for, and nothing but blanks is lost', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '中', '文', '，', '。', 'é', '-', '（', '）'),
    maxLength: 80,
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 30 }), (value, width) => {
      const lines = wrapText(value, width);
      for (const line of lines) expect(stringWidth(line.trimEnd())).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(value.replaceAll(' ', ''));
    }),
    { numRuns: 2000 },
  );
});

test('aligned rows: wide and narrow text, no blanks at the end', () => {
  expect(
    alignColumns([
      ['日期', 'Room'],
      ['Wed 24', '燈籠室'],
      ['', 'x'],
    ]),
  ).toBe('日期    Room\nWed 24  燈籠室\n        x');
  expect(alignColumns([])).toBe('');
});

test('a table of many columns fits a narrow terminal', () => {
  const columns = ['Mission', 'Done', 'Next', 'Until', 'Who'].map((heading) => ({ heading }));
  const rows = [
    ['2027-harbour-forum', '1/3', 'find a time for meetings: 2 of 14 left', 'by 24 March 2027', '沈望潮'],
  ];
  const lines = layColumns(columns, rows, { width: 60 });
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(60);
});

test('an instant or a path within Han stays whole', () => {
  expect(wrapText('此時視為現在（如 2026-11-21T09:00+08:00）', 26)).toEqual([
    '此時視為現在（如',
    '2026-11-21T09:00+08:00）',
  ]);
});
