import { expect, test } from 'vitest';
import { type Block, type Note, paragraph, plain } from '../../../scripts/reports/block.ts';
import { openAutomaticStyles } from '../../../scripts/reports/odt/automatic-styles.ts';
import { odtBlocks } from '../../../scripts/reports/odt/odt-blocks.ts';
import { type OdtFrame, openPageBreaks } from '../../../scripts/reports/odt/odt-frame.ts';

/** Blocks as they stand in the text, then the looks that were named for them. */
function write(...blocks: readonly Block[]): readonly [string, string] {
  const anchors = new Set<string>();
  const frame: OdtFrame = {
    language: 'en',
    widthPt: 450,
    sizePt: 12,
    coverFieldSizePt: 14,
    styles: openAutomaticStyles(),
    keepPicture: () => 'Pictures/1.png',
    isFirst: (anchor) => anchors.size < anchors.add(anchor).size,
    breaks: openPageBreaks(),
  };
  return [odtBlocks(blocks, frame), frame.styles.written()];
}

const en = (text: string) => plain(text, 'en');

test('blanks, tabs and what XML cannot hold as it is come through', () => {
  expect(write(paragraph(en('a   b\t<c> &\u0007')))[0]).toBe(
    '<text:p text:style-name="Body">a <text:s text:c="2"/>b<text:tab/>&lt;c&gt; &amp;</text:p>',
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
    '<text:h text:style-name="A1" text:outline-level="2"><text:bookmark-start text:name="h2"/>1.1 Purpose<text:bookmark-end text:name="h2"/></text:h>',
    '<style:style style:name="A1" style:family="paragraph" style:parent-style-name="Heading_20_2"><style:paragraph-properties fo:break-before="page"/></style:style>',
  ]);
});

test('labels of lists hang before what they label', () => {
  const list: Block = {
    kind: 'list',
    ordered: true,
    items: [{ label: '(a)', blocks: [paragraph(en('outer')), paragraph(en('more'))] }],
  };
  expect(write(list)).toEqual([
    '<text:p text:style-name="A1">(a)<text:tab/>outer</text:p><text:p text:style-name="A2">more</text:p>',
    '<style:style style:name="A1" style:family="paragraph" style:parent-style-name="Plain"><style:paragraph-properties fo:margin-left="27.36pt" fo:text-indent="-27.36pt"/></style:style><style:style style:name="A2" style:family="paragraph" style:parent-style-name="Plain"><style:paragraph-properties fo:margin-left="27.36pt"/></style:style>',
  ]);
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

test('a photo without a picture says so, and shown twice has one bookmark', () => {
  const figure: Block = {
    kind: 'figure',
    anchor: 'a',
    label: 'Photo 1',
    caption: en('hands'),
    alt: 'hands',
    absent: en(' (none on file)'),
  };
  const caption = 'Photo 1\u2003hands (none on file)';
  expect(write(figure, figure)[0]).toBe(
    `<text:p text:style-name="Caption"><text:bookmark-start text:name="a"/>${caption}<text:bookmark-end text:name="a"/></text:p><text:p text:style-name="Caption">${caption}</text:p>`,
  );
});
