import { expect, test } from 'vitest';
import { type Block, paragraph, plain } from '#reports/block.ts';
import { turnXml } from '#reports/docx/right-to-left.ts';
import type { Box } from '#reports/layout/box.ts';
import { layoutBlocks } from '#reports/layout/layout-blocks.ts';
import { portrait } from '#reports/layout/page-setup.ts';
import { profileOf } from '#reports/report-input.ts';
import { splitByDirection } from '#reports/text/direction.ts';
import { inputFor, openFixture } from './fixture.ts';

const input = inputFor(openFixture(), 'en');
const { frame } = portrait(profileOf(input.workspace, input.mission), input);

/** Where the pieces of text of blocks begin, from the left, in the order of reading. */
function startsOf(block: Block, language: string): readonly number[] {
  const items = layoutBlocks([block], { ...frame, language }).boxes.flatMap((box: Box) => box.items);
  return items.flatMap((item) => (item.kind === 'text' ? [Math.round(item.x)] : []));
}

const words = (text: string, language: string) => [paragraph(plain(text, language), 'plain')];

const madeIn = (language: string): Readonly<Record<string, Block>> => ({
  list: { kind: 'list', ordered: true, items: [{ label: '1.', blocks: words('AEO', language) }] },
  table: {
    kind: 'table',
    look: 'ruled',
    columns: [{ weight: 1 }, { weight: 1 }, { weight: 1 }],
    rows: [['A', 'B', 'C'].map((text) => ({ blocks: words(text, language) }))],
  },
  contents: {
    kind: 'contents-line',
    level: 2,
    label: '1.1',
    runs: plain('AEO', language),
    anchor: 'a',
    page: '7',
  },
});

test.each(['list', 'table', 'contents'])(
  'what is read from right to left stands from right to left: %s',
  (kind) => {
    const inOrder = (language: string): readonly number[] => {
      const block = madeIn(language)[kind];
      return block ? startsOf(block, language) : [];
    };
    const [english, arabic] = [inOrder('en'), inOrder('ar')];
    expect(english.length).toBeGreaterThan(1);
    expect(english).toEqual(english.toSorted((a, b) => a - b));
    expect(arabic).toEqual(arabic.toSorted((a, b) => b - a));
    // A label's full stop is a piece of its own there.
    expect([Math.min(...arabic) >= 0, arabic.length >= english.length]).toEqual([true, true]);
    expect(new Set(arabic).size).toBe(arabic.length);
  },
);

test('Word is told the direction of paragraphs, tables and sections, in the order of its schema', () => {
  const xml =
    '<w:p/><w:p><w:r/></w:p><w:p><w:pPr><w:pStyle w:val="Body"/><w:jc w:val="end"/></w:pPr></w:p>' +
    '<w:tbl><w:tblPr><w:tblW w:w="1"/></w:tblPr></w:tbl><w:sectPr><w:pgSz/><w:docGrid/></w:sectPr>';
  expect(turnXml(xml)).toBe(
    '<w:p><w:pPr><w:bidi/></w:pPr></w:p><w:p><w:pPr><w:bidi/></w:pPr><w:r/></w:p>' +
      '<w:p><w:pPr><w:pStyle w:val="Body"/><w:bidi/><w:jc w:val="end"/></w:pPr></w:p>' +
      '<w:tbl><w:tblPr><w:bidiVisual/><w:tblW w:w="1"/></w:tblPr></w:tbl><w:sectPr><w:pgSz/><w:bidi/><w:docGrid/></w:sectPr>',
  );
});

test('what is neither, such as a full stop, is read as its text is', () => {
  const split = (text: string, language: string) =>
    splitByDirection(text, language).map((part) => `${part.isLeftwards ? '<' : '>'}${part.text}`);
  expect(split('to \u05d0\u05d1.', 'en')).toEqual(['>to ', '<\u05d0\u05d1', '>.']);
  expect(split('\u05d0\u05d1 to AEO 2.1, \u05d0.', 'he')).toEqual([
    '<\u05d0\u05d1 ',
    '>to AEO 2.1',
    '<, \u05d0.',
  ]);
});
