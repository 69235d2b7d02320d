import { parse as parseWithCsvParse } from 'csv-parse/sync';
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { guard, unguard, writeCsv } from '../../scripts/exports/csv.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      ',',
      '\r',
      '\n',
      ' ',
      '=',
      '+',
      '-',
      '@',
      "'",
      '\t',
      ';',
      '中',
      '＝',
      '\ufeff',
    ),
  }),
);
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(nasty, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
  )
  .filter((rows) => rows.some((row) => row.some((cell) => cell !== '')));

test('the bytes are RFC 4180 with a byte order mark', () => {
  expect(
    writeCsv([
      ['id', 'text', 'n'],
      ['a', 'says "no", then\nyes', 3],
      ['b', undefined, true],
    ]),
  ).toBe('\ufeffid,text,n\r\na,"says ""no"", then\nyes",3\r\nb,,true\r\n');
});

test('any table of texts comes back from two readers', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const text = writeCsv(rows).slice(1);
      const restored = (cells: readonly (readonly string[])[]) => cells.map((row) => row.map(unguard));
      expect(restored(parseWithCsvParse(text, { delimiter: ',' }))).toEqual(rows);
      // Told the line end, like every reader of RFC 4180: its guess goes wrong on cells full of bare \r.
      const papa = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' });
      expect(restored(papa.data.slice(0, -1))).toEqual(rows);
    }),
  );
});

test('no cell of text begins as a formula, whatever stood before it', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(guard(text).trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
      expect(guard(text)).not.toMatch(/^[\t\r\n]/);
      expect(unguard(guard(text))).toBe(text);
    }),
  );
});

test.each(['=HYPERLINK("http://x","y")', '+1', '-2+3', '@SUM(A1)', '\t=1', ' =1', "'=1", '＝1+1'])(
  '%j is guarded',
  (text) => {
    expect(guard(text)).toBe(`'${text}`);
  },
);

test.each(['a=b', "it's", "'quoted'", '', '1-2', '（-）'])('%j stays as it is', (text) => {
  expect(guard(text)).toBe(text);
});
