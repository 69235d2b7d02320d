import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readDocument } from '#load/read-document.ts';

const text = async (name: string, bytes: Uint8Array): Promise<string> => {
  const read = await readDocument(name, bytes);
  return 'text' in read ? read.text.replace(/\n{2,}/g, '\n').trim() : read.fault;
};

test('docx: headings that Word numbers, tables by tabs, nothing that was deleted', async () => {
  const paragraph = (words: string, style = ''): string =>
    `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}<w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
  const cell = (words: string): string => `<w:tc>${paragraph(words)}</w:tc>`;
  const xml = `<?xml version="1.0"?><w:document><w:body>${paragraph('緣起', 'Heading1')}${paragraph('A &amp; B')}<w:tbl><w:tr>${cell('財政部')}${cell('專員')}${cell('林小山')}</w:tr></w:tbl><w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>${paragraph('會談', '1')}${paragraph('與日本會談', '2')}${paragraph('三、已有編號', '2')}</w:body></w:document>`;
  const file = zipSync({ 'word/document.xml': strToU8(xml) });
  expect(await text('r.docx', file)).toBe(
    '壹、緣起\nA & B\n財政部\t專員\t林小山\na\tb\n貳、會談\n一、與日本會談\n三、已有編號',
  );
});

test('people below each other in one cell are lines of their own, beside their titles or behind a label', async () => {
  const cell = (...words: readonly string[]): string =>
    `<w:tc>${words.map((each) => `<w:p><w:r><w:t>${each}</w:t></w:r></w:p>`).join('')}</w:tc>`;
  const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const rows = [
    row(cell('姓名'), cell('林小山 專員', '王大海 組長')),
    row(cell('甲', '乙'), cell('局長', '課長')),
    row(cell('一', '二', '三'), cell('四', '五')),
  ];
  const xml = `<w:document><w:body><w:tbl>${rows.join('')}</w:tbl></w:body></w:document>`;
  expect(await text('r.docx', zipSync({ 'word/document.xml': strToU8(xml) }))).toBe(
    '姓名\t林小山 專員\n王大海 組長\n甲\t局長\n乙\t課長\n一 二 三\t四 五',
  );
});

test('odt: headings, spans, tabs and tables', async () => {
  const xml =
    '<office:document-content><office:body><office:text><text:h text:outline-level="1">緣起</text:h><text:p>一<text:span>二</text:span><text:tab/>三<text:s/>四</text:p><table:table><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>';
  expect(await text('r.odt', zipSync({ 'content.xml': strToU8(xml) }))).toBe('壹、緣起\n一二\t三 四\n甲\t乙');
});

test('plain text in UTF-8, UTF-16 and Big5', async () => {
  expect(await text('r.txt', strToU8('報告'))).toBe('報告');
  expect(await text('r.txt', new Uint8Array([0xff, 0xfe, 0x31, 0x58]))).toBe('報');
  expect(await text('r.txt', new Uint8Array([0xb3, 0xf8, 0xa7, 0x69]))).toBe('報告');
});

test('what cannot be read is told', async () => {
  expect(await text('r.docx', strToU8('no archive'))).toBe('damaged');
  expect(await text('r.pdf', strToU8('no pdf'))).toBe('damaged');
  expect(await text('r.doc', strToU8('x'))).toBe('unknown-kind');
});
