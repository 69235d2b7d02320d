import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
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
