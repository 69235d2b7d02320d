import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readOnlyChanges } from '../../scripts/exports/read-only-changes.ts';
import { readReply } from '../../scripts/exports/read-reply.ts';
import { replyCsv } from '../../scripts/exports/reply-csv.ts';
import { replyOds } from '../../scripts/exports/reply-ods.ts';
import { type ReplySheet, replySheet } from '../../scripts/exports/reply-sheet.ts';
import { replyXlsx } from '../../scripts/exports/reply-xlsx.ts';
import { readSheets } from '../../scripts/load/tables/read-sheets.ts';
import { deriveActions } from '../../scripts/tracker/derive-actions.ts';
import { planImport } from '../../scripts/tracker/import-actions.ts';
import { wordsIn } from '../locale/words-for-tests.ts';
import { recordOf, trackerWorkspace } from '../tracker/sample.ts';

const workspace = trackerWorkspace();
const words = [wordsIn('en'), wordsIn('zh-TW')];
const ID = '2024-alpha/share-notes';
const said = {
  at: '2025-01-01T00:00:00Z',
  status: 'waiting',
  assignee: '業務組',
  priority: 'high',
  dueDate: '2026-01-05',
  lookAgain: '2025-12-31',
};
const itemsWith = (more: object = {}) =>
  deriveActions(workspace, [recordOf(ID, { ...said, ...more })], { today: '2025-07-05' });
const sheetOf = (language: string, items = itemsWith()) =>
  replySheet(items, { workspace, language, t: wordsIn(language) });

const FORMATS: Readonly<Record<string, (sheet: ReplySheet) => string | Uint8Array>> = {
  csv: replyCsv,
  xlsx: replyXlsx,
  ods: replyOds,
};

async function readBack(kind: string, written: string | Uint8Array) {
  const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written;
  const read = await readSheets(bytes, `actions.${kind}`);
  if ('fault' in read) throw new Error(JSON.stringify(read.fault));
  const [sheet] = read.sheets;
  if (!sheet) throw new Error('no sheet');
  return readReply(sheet, words);
}

describe.each(Object.entries(FORMATS))('a sheet as %s', (kind, write) => {
  test.each(['en', 'zh-TW'])('comes back untouched and changes nothing, in %s', async (language) => {
    const items = itemsWith({
      note: 'first line\n  second, "line"',
      evidence: 'https://example.org/a?b=1&c',
    });
    const table = await readBack(kind, write(sheetOf(language, items)));
    expect(table.diagnostics).toEqual([]);
    expect(table.rows).toHaveLength(items.length);
    expect(planImport(items, table.rows, { workspace, words, takesSheet: false })).toEqual({
      changes: [],
      diagnostics: [],
    });
  });

  test('whatever a note holds, it comes back as it was and runs as no formula', async () => {
    const start = fc.constantFrom('', '=', '+', '-', '@', "'", "'=", '＝', '\t=');
    const text = fc
      .tuple(start, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }))
      .map((parts) => parts.join(''))
      .filter((note) => note.trim() !== '' && note.isWellFormed());
    await fc.assert(
      fc.asyncProperty(text, async (note) => {
        const items = itemsWith({ note });
        const table = await readBack(kind, write(sheetOf('en', items)));
        const plan = planImport(items, table.rows, { workspace, words, takesSheet: false });
        expect(plan).toEqual({ changes: [], diagnostics: [] });
      }),
      { numRuns: 40 },
    );
  });
});

test('a workbook: what is to be filled in is open, the rest is locked, hidden, frozen, filtered and offered', () => {
  const files = unzipSync(replyXlsx(sheetOf('en')));
  for (const [name, bytes] of Object.entries(files))
    expect([name, XMLValidator.validate(strFromU8(bytes))]).toEqual([name, true]);
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).not.toContain('<f>');
  expect(sheet).toContain('<sheetProtection sheet="1"');
  expect(sheet).toContain('state="frozen"');
  expect(sheet).toContain('<autoFilter ref="A1:U8"/>');
  expect(sheet.match(/hidden="1"/g)).toHaveLength(1);
  expect(sheet.match(/<dataValidation /g)).toHaveLength(5);
  expect(
    [...sheet.matchAll(/<row r="(\d+)" ht="(\d+)"/g)].every(([, , height]) => Number(height) % 16 === 0),
  ).toBe(true);
  expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain("'!$A$1:$M$8</definedName>");
});

test('an OpenDocument sheet has the same', () => {
  const files = unzipSync(replyOds(sheetOf('zh-TW')));
  for (const [name, bytes] of Object.entries(files)) {
    if (name.endsWith('.xml')) expect([name, XMLValidator.validate(strFromU8(bytes))]).toEqual([name, true]);
  }
  expect(Object.keys(files)[0]).toBe('mimetype');
  const content = strFromU8(files['content.xml'] ?? new Uint8Array());
  expect(content).not.toContain('table:formula');
  expect(content).toContain('table:protected="true"');
  expect(content.match(/table:visibility="collapse"/g)).toHaveLength(1);
  expect(content.match(/<table:content-validation /g)).toHaveLength(5);
  expect(content).toContain('table:display-filter-buttons="true"');
  expect(content).toContain('.M8"');
  expect(strFromU8(files['styles.xml'] ?? new Uint8Array())).toContain('style:scale-to-X="1"');
});

test('what is written into a column that is only to be read is told; what a spreadsheet does to it is not', () => {
  const items = itemsWith();
  const spoken = ['en', 'zh-TW'].map((language) => ({ workspace, language, t: wordsIn(language) }));
  const { columns, rows } = sheetOf('zh-TW', items);
  const heading = columns.map((column) => column.heading);
  const places = (key: string) => columns.findIndex((column) => column.key === key);
  const changed = (key: string, change: (cell: string) => string) => {
    const cells = rows.map((row) => row.cells.map((cell, at) => (at === places(key) ? change(cell) : cell)));
    const read = readReply({ file: 'f.csv', rows: [heading, ...cells] }, words);
    return readOnlyChanges(items, read.rows, spoken).map(({ code, severity, position, parameters }) => [
      code,
      severity,
      position.line,
      parameters['name'],
    ]);
  };
  expect(changed('open-days', () => '1')).toEqual([]);
  expect(changed('text', (cell) => `${cell.slice(0, 2)}?${cell.slice(3)} `)).toEqual([]);
  expect(changed('due', (cell) => cell.replace(/^(....)-(..)-(..)$/, '$2/$3/$1'))).toEqual([]);
  expect(changed('due', (cell) => (cell === '2026-01-05' ? '2027-01-05' : cell))).toEqual([
    ['import-read-only', 'warning', 1 + lineOf(rows), '期限'],
  ]);
});

const lineOf = (rows: ReplySheet['rows']): number =>
  1 + rows.findIndex(({ cells }) => cells.includes('2026-01-05'));

test('days are numbers of days, also where they are counted from 1904', () => {
  const rows = [
    ['id', 'dueDate', 'note'],
    [ID, '44565', '44565'],
  ];
  const read = (more: object) => readReply({ file: 'f.xlsx[A]', rows, ...more }, words).rows[0]?.fields;
  expect(read({ isFrom1904: true })).toEqual({ dueDate: '46027', note: '44565' });
  expect(read({})).toEqual({ dueDate: '44565', note: '44565' });
});

test('a workbook says that its days are counted from 1904', async () => {
  const files = unzipSync(replyXlsx(sheetOf('en')));
  const old = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array()).replace(
    '<sheets>',
    '<workbookPr date1904="1"/><sheets>',
  );
  const read = await readSheets(zipSync({ ...files, 'xl/workbook.xml': strToU8(old) }), 'a.xlsx');
  expect('sheets' in read && read.sheets.map(({ isFrom1904 }) => isFrom1904)).toEqual([true, true]);
});

test('so does an OpenDocument sheet, as LibreOffice saves such a workbook', async () => {
  const files = unzipSync(replyOds(sheetOf('en')));
  const content = strFromU8(files['content.xml'] ?? new Uint8Array());
  const settings =
    '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>';
  const old = content.replace('<office:spreadsheet>', `<office:spreadsheet>${settings}`);
  const from1904 = async (xml: string) => {
    const read = await readSheets(zipSync({ ...files, 'content.xml': strToU8(xml) }), 'a.ods');
    return 'sheets' in read && read.sheets.map(({ isFrom1904 }) => isFrom1904);
  };
  expect([await from1904(old), await from1904(content)]).toEqual([[true], [undefined]]);
});

test('headings are known in every language and in any order; an unknown one is refused by name', () => {
  const read = (...rows: readonly (readonly string[])[]) => readReply({ file: 'f.csv', rows }, words);
  expect(read(['狀態', ' ID '], ['done', ID]).rows[0]?.fields).toEqual({ status: 'done' });
  const { rows, diagnostics } = read(['id', 'statsu', 'text.en', '', 'Status'], [ID, 'x', 'y', '', 'done']);
  expect(rows).toEqual([]);
  expect(diagnostics.map(({ code, position, parameters }) => [code, position.column, parameters])).toEqual([
    ['import-unknown-column', 2, { name: 'statsu', suggestion: 'Status' }],
  ]);
  expect(read(['status'], ['done']).diagnostics.map(({ code }) => code)).toEqual(['import-no-column']);
  expect(read(['id', 'Status', '狀態'], [ID, 'a', 'b']).diagnostics.map(({ code }) => code)).toEqual([
    'import-repeated-column',
  ]);
});

test.each([
  ['UTF-16 with tabs', (text: string) => Buffer.from(text.replaceAll(',', '\t'), 'utf16le')],
  ['semicolons', (text: string) => Buffer.from(text.replaceAll(',', ';'))],
])('a table saved as %s is read', async (_name, save) => {
  const bytes = save(`\ufeffid,status,note\r\n${ID},已完成,已發送\r\n`);
  const read = await readSheets(bytes, 'a.csv');
  const sheet = 'sheets' in read ? read.sheets[0] : undefined;
  expect(sheet && readReply(sheet, words).rows[0]?.fields).toEqual({ status: '已完成', note: '已發送' });
});

test('a table saved in Big5 is read', async () => {
  // 狀態,id / 已完成,<id>
  const big5 = Buffer.concat([
    Buffer.from([0xaa, 0xac, 0xba, 0x41]),
    Buffer.from(',id\r\n'),
    Buffer.from([0xa4, 0x77, 0xa7, 0xb9, 0xa6, 0xa8]),
    Buffer.from(`,${ID}\r\n`),
  ]);
  const read = await readSheets(big5, 'a.csv');
  const sheet = 'sheets' in read ? read.sheets[0] : undefined;
  expect(sheet && readReply(sheet, words).rows[0]?.fields).toEqual({ status: '已完成' });
});
