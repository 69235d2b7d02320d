import { expect, test } from 'vitest';
import { readActionCsv } from '../../scripts/exports/read-action-csv.ts';
import { readActionJson } from '../../scripts/exports/read-action-json.ts';

const read = (text: string) => {
  const { rows, diagnostics } = readActionCsv(text, 'f.csv');
  return {
    rows: rows.map(({ id, fields, placeOf }) => [id, fields, placeOf('status')]),
    faults: diagnostics.map(({ code, position }) => [code, position.line, position.column]),
  };
};

test('a position is the row and column that the spreadsheet shows, also below a cell of several lines', () => {
  expect(read('note,id,status\r\n"two\nlines",m/a,done\r\n,m/b,open\r\n')).toEqual({
    rows: [
      ['m/a', { note: 'two\nlines', status: 'done' }, { file: 'f.csv', line: 2, column: 3 }],
      ['m/b', { status: 'open' }, { file: 'f.csv', line: 3, column: 3 }],
    ],
    faults: [],
  });
});

test.each([
  ['semicolons', ';'],
  ['tabs', '\t'],
])('%s part cells too, as spreadsheets of some countries write them', (_name, by) => {
  const text = [
    ['id', 'status'],
    ['m/a', 'done'],
  ]
    .map((row) => row.join(by))
    .join('\r\n');
  expect(read(`\ufeff${text}`).rows).toEqual([
    ['m/a', { status: 'done' }, { file: 'f.csv', line: 2, column: 2 }],
  ]);
});

test('empty lines and short rows are taken as they are', () => {
  expect(read('id,status\r\n,\r\nm/a\r\n').rows).toEqual([
    ['m/a', {}, { file: 'f.csv', line: 3, column: 2 }],
  ]);
});

test('a file without identifiers, or cut within a quote, is a fault', () => {
  expect(read('status\r\ndone\r\n').faults).toEqual([['import-no-column', 1, 1]]);
  expect(read('').faults).toEqual([['import-no-column', 1, 1]]);
  expect(read('id,status\r\nm/a,"done').faults).toEqual([['import-malformed', 2, 1]]);
});

test('JSON is read with the place of each field', () => {
  const { rows } = readActionJson(
    '{ "actions": [\n  { "id": "m/a", "text": 1,\n    "status": "done" } ] }',
    'f.json',
  );
  expect(rows.map(({ id, fields, placeOf }) => [id, fields, placeOf('status')])).toEqual([
    ['m/a', { status: 'done' }, { file: 'f.json', line: 3, column: 15 }],
  ]);
});

test.each([
  ['{ "actions": [', 'import-malformed'],
  ['[]', 'import-no-column'],
  ['', 'import-no-column'],
])('JSON %j is a fault', (text, code) => {
  expect(readActionJson(text, 'f.json').diagnostics.map((each) => each.code)).toEqual([code]);
});
