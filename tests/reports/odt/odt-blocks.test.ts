import { expect, test } from 'vitest';
import { type Block, type Note, paragraph, plain } from '../../../scripts/reports/block.ts';
import { openAutomaticStyles } from '../../../scripts/reports/odt/automatic-styles.ts';
import { odtBlocks } from '../../../scripts/reports/odt/odt-blocks.ts';
import { type OdtFrame, openPageBreaks } from '../../../scripts/reports/odt/odt-frame.ts';
import { openNumbering } from '../../../scripts/reports/odt/odt-numbering.ts';

/** Blocks as they stand in the text, then the looks that were named for them. */
function write(...blocks: readonly Block[]): readonly [string, string] {
  const anchors = new Set<string>();
  const frame: OdtFrame = {
    language: 'en',
    widthPt: 450,
    sizePt: 12,
    coverFieldSizePt: 14,
    styles: openAutomaticStyles(),
    numbering: openNumbering('en'),
    keepPicture: () => 'Pictures/1.png',
    isFirst: (anchor) => anchors.size < anchors.add(anchor).size,
    breaks: openPageBreaks(),
  };
  return [odtBlocks(blocks, frame), `${frame.styles.written()}${frame.numbering.written()}`];
}

const en = (text: string) => plain(text, 'en');

test('blanks, tabs and what XML cannot hold as it is come through', () => {
  expect(write(paragraph(en('a   b\t<c> &\u0007')))[0]).toBe(
    '<text:p text:style-name="Body">a <text:s text:c="2"/>b<text:tab/>&lt;c&gt; &amp;</text:p>',
  );
});

test('what our own lines keep whole is parted nowhere', () => {
  expect(write(paragraph(en('C-TPAT of Ms. Yea Browning on 11 September 2001')))[0]).toBe(
    '<text:p text:style-name="Body">C\u2011TPAT of Ms.\u00a0Yea\u00a0Browning on 11\u00a0September 2001</text:p>',
  );
});

test('emphasis, another language, links and footnotes', () => {
  const note: Note = { number: 1, blocks: [paragraph(en('said so'))] };
  const runs = [
    { text: 'bold', language: 'en', emphasis: ['bold' as const] },
    { text: '會談', language: 'zh-TW' },
    { text: 'link', language: 'en', link: { url: 'https://example.org/?a&b' } },
    { text: '1', language: 'en', emphasis: ['raised' as const], note },
  ];
  expect(write(paragraph(runs))).toEqual([
    '<text:p text:style-name="Body"><text:span text:style-name="A1">bold</text:span><text:span text:style-name="A2">會談</text:span><text:a xlink:type="simple" xlink:href="https://example.org/?a&amp;b">link</text:a><text:note text:id="note-1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p text:style-name="Footnote">said so</text:p></text:note-body></text:note></text:p>',
    '<style:style style:name="A1" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"/></style:style><style:style style:name="A2" style:family="text"><style:text-properties style:language-asian="zh" style:country-asian="TW"/></style:style>',
  ]);
});

test('a heading keeps its label and its level, and a page break is that of what comes next', () => {
  const heading: Block = { kind: 'heading', level: 2, label: '1.1', anchor: 'h2', runs: en('Purpose') };
  expect(write({ kind: 'page-break' }, heading)).toEqual([
    '<text:h text:style-name="A1" text:outline-level="2"><text:number>1.1 </text:number><text:bookmark-start text:name="h2"/>Purpose<text:bookmark-end text:name="h2"/></text:h>',
    '<style:style style:name="A1" style:family="paragraph" style:parent-style-name="Heading_20_2"><style:paragraph-properties fo:break-before="page"/></style:style>',
  ]);
});

const list = (...items: readonly [label: string, ...blocks: readonly Block[]][]): Block => ({
  kind: 'list',
  ordered: true,
  items: items.map(([label, ...blocks]) => ({ label, blocks })),
});

/** Without the looks of paragraphs, which other tests hold. */
const bare = (xml: string): string =>
  xml.replace(/<text:p text:style-name="\w+">/g, '<p>').replaceAll('</text:p>', '</p>');

test('a page begins with the paragraph or table that comes next, not with its note or cell', () => {
  const note: Note = { number: 1, blocks: [paragraph(en('said so'))] };
  const call = { text: '1', language: 'en', calls: 1, note };
  const table: Block = {
    kind: 'table',
    look: 'facts',
    columns: [{ weight: 1 }],
    rows: [[{ blocks: [paragraph(en('cell'), 'plain')] }]],
  };
  for (const next of [paragraph([call]), table]) {
    const [text, styles] = write({ kind: 'page-break' }, next);
    const [, first] = text.match(/style-name="(\w+)"/) ?? [];
    const [broken] =
      styles.match(/<style:style style:name="\w+"[^>]*><style:\w+-properties[^>]*fo:break-before/) ?? [];
    expect(broken).toContain(`style:name="${first}"`);
  }
});

test('items are counted by the word processor, and a list goes on after what stands between', () => {
  const [text, styles] = write(
    list(
      ['(b)', paragraph(en('one')), paragraph(en('more'))],
      ['(c)', paragraph(en('two'))],
      ['(d)', paragraph(en('three'))],
    ),
  );
  expect(bare(text)).toBe(
    '<text:list xml:id="list-1" text:style-name="L1"><text:list-item><text:number>(b)</text:number><p>one</p></text:list-item></text:list><p>more</p>' +
      '<text:list text:continue-list="list-1" text:style-name="L1"><text:list-item><text:number>(c)</text:number><p>two</p></text:list-item><text:list-item><text:number>(d)</text:number><p>three</p></text:list-item></text:list>',
  );
  expect(styles).toContain(
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" text:start-value="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")">',
  );
});

test('labels that are no numbers in order are text', () => {
  expect(bare(write(list(['☑', paragraph(en('done'))]))[0])).toBe('<p>☑<text:tab/>done</p>');
});

test('a table keeps its heading row, spans and cells', () => {
  const cell = (text: string, more = {}) => ({ blocks: [paragraph(en(text), 'plain')], ...more });
  const [text] = write({
    kind: 'table',
    look: 'facts',
    columns: [{ weight: 1 }, { weight: 1 }],
    header: [cell('A'), cell('B')],
    rows: [[cell('both', { span: 2 })], [cell('c'), { blocks: [] }]],
  });
  expect(text.replace(/ (?:table|text|office):(?:style-name|value-type)="\w+"/g, '')).toBe(
    '<table:table><table:table-column/><table:table-column/><table:table-header-rows><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>both</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell><table:table-cell><text:p/></table:table-cell></table:table-row></table:table><text:p/>',
  );
});

test('a photo without a picture says so, and shown twice has one bookmark and one number', () => {
  const figure: Block = {
    kind: 'figure',
    anchor: 'a',
    label: 'Photo 1',
    caption: en('hands'),
    alt: 'hands',
    absent: en(' (none on file)'),
  };
  const caption =
    'Photo <text:sequence text:ref-name="photo-a" text:name="Photo" text:formula="ooow:Photo+1" style:num-format="1">1</text:sequence>\u2003hands (none on file)';
  expect(write(figure, figure)[0]).toBe(
    `<text:p text:style-name="Caption"><text:bookmark-start text:name="a"/>${caption}<text:bookmark-end text:name="a"/></text:p><text:p text:style-name="Caption">Photo 1\u2003hands (none on file)</text:p>`,
  );
});
