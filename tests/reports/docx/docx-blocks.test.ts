import { Document, Packer } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { heldPicture } from '#load/paper-picture.ts';
import { type Block, type Note, paragraph, plain } from '../../../scripts/reports/block.ts';
import { type DocxFrame, docxBlocks } from '../../../scripts/reports/docx/docx-blocks.ts';
import { openNumbering } from '../../../scripts/reports/docx/docx-numbering.ts';
import { openPictures } from '../../../scripts/reports/docx/docx-picture.ts';
import { jpegWithCanary } from '../../load/pictures-for-tests.ts';

/** Blocks as a reader of Word files gives them back in HTML. */
async function read(...blocks: readonly Block[]): Promise<string> {
  const buffer = await fileOf(...blocks);
  const styleMap = [
    'p[style-name="Plain"] => p:fresh',
    'p[style-name="Body"] => p:fresh',
    'p[style-name="Caption"] => figcaption:fresh',
  ];
  return (await mammoth.convertToHtml({ buffer }, { styleMap, ignoreEmptyParagraphs: true })).value;
}

const documentOf = async (...blocks: readonly Block[]): Promise<string> =>
  strFromU8(unzipSync(await fileOf(...blocks))['word/document.xml'] ?? new Uint8Array());

async function fileOf(...blocks: readonly Block[]): Promise<Buffer> {
  const notes: Note[] = [];
  const numbering = openNumbering(['decimal']);
  const anchors = new Set<string>();
  const frame: DocxFrame = {
    widthPt: 450,
    sizePt: 12,
    coverFieldSizePt: 14,
    keepNote: (note) => void notes.push(note),
    numbering,
    pictures: openPictures(),
    isFirst: (anchor) => anchors.size < anchors.add(anchor).size,
  };
  const children = docxBlocks(blocks, frame);
  const footnotes = Object.fromEntries(
    notes.map((note) => [note.number, { children: docxBlocks(note.blocks, frame) as never }]),
  );
  return Buffer.from(
    await Packer.toBuffer(
      new Document({ footnotes, numbering: numbering.declared(), sections: [{ children }] }),
    ),
  );
}

const en = (text: string) => plain(text, 'en');

test('line feeds of the source are blanks between words and nothing between Han', async () => {
  expect(await read(paragraph(en('one\ntwo')))).toBe('<p>one two</p>');
  expect(await read(paragraph([...plain('會談\n', 'zh-TW'), ...plain('紀要', 'zh-TW')]))).toBe(
    '<p>會談紀要</p>',
  );
});

test('what our own lines keep whole Word parts nowhere: a hyphen and blanks that end no line; code and addresses are as they are', async () => {
  const link = { url: 'https://example.org/' };
  const runs = [
    ...plain('於 114 年 6 月 27 日第 2 次 ', 'zh-TW'),
    ...en('C-TPAT by Ms. Yea Browning, 11 September, X-ray'),
    { text: ' e-mail', language: 'en', link },
    { text: ' C-TPAT', language: 'en', emphasis: ['code' as const] },
  ];
  expect(await read(paragraph(runs))).toBe(
    '<p>於 114\u00a0年 6\u00a0月\u00a027\u00a0日第\u00a02\u00a0次 C\u2011TPAT by Ms.\u00a0Yea\u00a0Browning, 11\u00a0September, X\u2011ray<a href="https://example.org/"> e-mail</a> C-TPAT</p>',
  );
});

test('emphasis, links and footnotes come through', async () => {
  const note: Note = { number: 1, blocks: [paragraph(en('said so'))] };
  const runs = [
    { text: 'bold', language: 'en', emphasis: ['bold' as const] },
    { text: ' link', language: 'en', link: { url: 'https://example.org/' } },
    { text: '1', language: 'en', emphasis: ['raised' as const], note },
  ];
  expect(await read(paragraph(runs))).toBe(
    '<p><strong>bold</strong><a href="https://example.org/"> link</a><a id="note_1"></a><sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup></p><ol><li id="footnote-1"><p>said so <a href="#footnote-ref-1">↑</a></p></li></ol>',
  );
});

test('lists whose labels are numbers in order are counted by Word, nested ones too; others keep their labels', async () => {
  const inner: Block = {
    kind: 'list',
    ordered: true,
    items: [{ label: '(i)', blocks: [paragraph(en('inner'))] }],
  };
  const list: Block = {
    kind: 'list',
    ordered: true,
    items: [{ label: '(a)', blocks: [paragraph(en('outer')), inner] }],
  };
  expect(await read(list)).toBe('<ol><li>outer</li><li>inner</li></ol>');
  const items = ['(a)', '(c)'].map((label) => ({ label, blocks: [paragraph(en('item'))] }));
  expect(await read({ kind: 'list', ordered: true, items })).toBe('<p>(a)\titem</p><p>(c)\titem</p>');
});

test('a table keeps its heading row, spans and cells', async () => {
  const cell = (text: string, more = {}) => ({ blocks: [paragraph(en(text), 'plain')], ...more });
  const table: Block = {
    kind: 'table',
    look: 'ruled',
    columns: [{ weight: 1 }, { weight: 1 }],
    header: [cell('A', { header: 'column' }), cell('B', { header: 'column' })],
    rows: [[cell('both', { span: 2 })], [cell('c'), { blocks: [] }]],
  };
  expect(await read(table)).toBe(
    '<table><thead><tr><th><p>A</p></th><th><p>B</p></th></tr></thead><tbody><tr><td colspan="2"><p>both</p></td></tr><tr><td><p>c</p></td><td></td></tr></tbody></table>',
  );
});

test('a photo without a picture says so, and shown twice has one bookmark', async () => {
  const figure: Block = {
    kind: 'figure',
    anchor: 'photo-a',
    label: 'Photo 1',
    caption: en('hands'),
    alt: 'hands',
    absent: en(' (none on file)'),
  };
  const html = await read(figure, figure);
  expect(html.match(/id="a_photo_a"/g)).toHaveLength(1);
  expect(html.match(/\u2003hands \(none on file\)/g)).toHaveLength(2);
  expect((await documentOf(figure)).match(/"SEQ Photo [^"]*"><w:r><w:t[^>]*>1</g)).toHaveLength(1);
});

test('a photo taken on its side is turned upright, and keeps the height it is seen with', async () => {
  const figure = (orientation: number): Block => ({
    kind: 'figure',
    anchor: 'photo-quay',
    label: 'Photo 1',
    caption: en('The quay'),
    alt: 'Photo 1: the quay',
    image: heldPicture(jpegWithCanary(orientation)),
  });
  const drawn = await Promise.all(
    [1, 3, 5, 6].map(async (orientation) => {
      const xml = await documentOf(figure(orientation));
      const [, across, down] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(xml) ?? [];
      const [, turn = ''] = /<a:xfrm([^>]*)>/.exec(xml) ?? [];
      return {
        turn: turn.trim(),
        isLying: Number(across) > Number(down),
        isTold: xml.includes('descr="Photo 1: the quay"'),
      };
    }),
  );
  const stored = drawn[0]?.isLying;
  expect(drawn).toEqual([
    { turn: '', isLying: stored, isTold: true },
    { turn: 'rot="10800000"', isLying: stored, isTold: true },
    { turn: 'flipH="true" rot="16200000"', isLying: stored, isTold: true },
    { turn: 'rot="5400000"', isLying: stored, isTold: true },
  ]);
});

test('letters that are read from right to left stand in runs that say so, and nothing else does', async () => {
  const xml = await documentOf(paragraph([...en('by דוד לוי (chair)')], 'plain'));
  expect(
    [...xml.matchAll(/<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?<w:t[^>]*>(.*?)<\/w:t>/g)].map(([, look = '', text]) => [
      look.includes('<w:rtl/>'),
      text,
    ]),
  ).toEqual([
    [false, 'by '],
    [true, 'דוד לוי'],
    [false, ' (chair)'],
  ]);
});
