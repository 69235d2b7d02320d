import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finishDocument, pageLabels } from '#reports/assemble.ts';
import { type Block, paragraph, type Run, textOf } from '#reports/block.ts';
import { runsIn } from '#reports/blocks.ts';
import type { Page, TextItem } from '#reports/layout/page.ts';
import { parallelRows } from '#reports/parallel-rows.ts';
import { findMissingGlyphs } from '#reports/text/missing-glyphs.ts';
import { rounds } from '../rounds.ts';
import { block, words } from './arbitrary-blocks.ts';
import { fonts, inputFor, openFixture } from './fixture.ts';
import {
  FRAME,
  isKnown,
  labelsOfNotes,
  layOut,
  MARGIN_PT,
  overlaps,
  SHEET,
  tally,
  textItems,
  withoutUnknown,
} from './laid-out.ts';
import { readPdf, squash } from './read-pdf.ts';

test('no character of any blocks is lost or doubled', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      const { pages } = layOut(blocks);
      expect(tally(pages.flatMap(readable))).toEqual(tally(written(blocks)));
    }),
    { numRuns: rounds(100) },
  );
});

/** What a page says to a reader: a repeated header is drawn, and not said again. */
const readable = ({ items }: Page): readonly string[] =>
  textItems(items).flatMap(({ leaf, texts }) => (leaf ? [texts.join('')] : []));

const written = (blocks: readonly Block[]): readonly string[] =>
  [...runsIn(blocks, 'zh-TW').map(({ run }) => run.text), ...labelsOfNotes(blocks)].map(withoutUnknown);

test('two editions side by side lose and double nothing either, and no line lies on another', () => {
  const noTwin = { 'zh-TW': '無', en: 'none' };
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), fc.array(block, { maxLength: 5 }), (first, second) => {
      const rows = parallelRows(first, second, { languages: ['zh-TW', 'en'], noTwin });
      const columns = [{ weight: 1 }, { weight: 1 }];
      const { pages } = layOut([{ kind: 'table', look: 'parallel', columns, rows }]);
      const alone = rows.flatMap((row) =>
        row.flatMap(({ blocks: [only] }) =>
          only?.kind === 'paragraph' && only.style === 'aside' ? [textOf(only.runs)] : [],
        ),
      );
      expect(tally(pages.flatMap(readable))).toEqual(
        tally([...written(first), ...written(second), ...alone]),
      );
      for (const { items, heightPt } of pages) expect(misplaced(textItems(items), heightPt)).toEqual([]);
    }),
    { numRuns: rounds(100) },
  );
});

test('characters that no font has are told, each at its place, and no others', () => {
  const { workspace, mission, language } = inputFor(openFixture(), 'zh-TW');
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), (texts) => {
      const blocks = texts.map((text, index) =>
        paragraph([{ text, language, at: { file: 'report.mdx', line: 100 * index + 1, column: 1 } }]),
      );
      const found = findMissingGlyphs(blocks, { fonts, language, workspace, mission });
      const expected = texts.flatMap((text, index) =>
        [...text].flatMap((character, at) =>
          isKnown(character) ? [] : [{ character, ...placeIn([...text].slice(0, at).join(''), index) }],
        ),
      );
      expect(found.map(({ at, parameters }) => ({ ...at, ...parameters }))).toEqual(
        expected.map((each) => expect.objectContaining(each)),
      );
    }),
    { numRuns: rounds(150) },
  );
});

function placeIn(passed: string, index: number): { readonly line: number; readonly column: number } {
  const lines = passed.split('\n');
  return { line: 100 * index + lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

test('lines of one page never lie on each other, and none but those of a figure leave the column', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      for (const { items, heightPt } of layOut(blocks).pages)
        expect(misplaced(textItems(items), heightPt)).toEqual([]);
    }),
    { numRuns: rounds(150) },
  );
});

/** Texts that lie on others, above the column or below it. */
function misplaced(items: readonly TextItem[], pageHeightPt: number): readonly unknown[] {
  const drawn = items.filter((item) => squash(item.texts.join('')) !== '');
  const outside = drawn.filter(({ y }) => y > pageHeightPt - MARGIN_PT + 1 || y < SHEET.topPt - 1);
  return [...outside, ...overlaps(drawn)];
}

test('a table of 10,000 rows is set, each of its rows once', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => [
    { blocks: [paragraph([{ text: `第${index}列`, language: 'zh-TW' }], 'plain')] },
    { blocks: index % 3 === 0 ? [] : [paragraph([{ text: '內容', language: 'zh-TW' }], 'plain')] },
  ]);
  const table: Block = { kind: 'table', look: 'ruled', columns: [{ weight: 1 }, { weight: 3 }], rows };
  const read = layOut([table]).pages.flatMap(({ items }) => textItems(items).flatMap(({ texts }) => texts));
  const expected = rows.map((_, index) => `第${index}列${index % 3 === 0 ? '' : '內容'}`);
  expect(read.join('')).toBe(expected.join(''));
});

test('a footnote heavier than the page goes on at the foot of the next ones', async () => {
  const long = '其文逾一頁。'.repeat(400);
  const call: Run = {
    text: '1',
    language: 'zh-TW',
    emphasis: ['raised'],
    note: { number: 1, blocks: [paragraph([{ text: long, language: 'zh-TW' }], 'plain')] },
  };
  const blocks = [
    paragraph([{ text: '正文', language: 'zh-TW' }, call]),
    paragraph([{ text: '後文', language: 'zh-TW' }]),
  ];
  const laid = [layOut(blocks)];
  const info = { title: '註', author: '', subject: '', keywords: '', language: 'zh-TW', now: 0 };
  const heads = { headerStart: '', headerEnd: '', mark: undefined };
  const { bytes } = finishDocument(laid, {
    labels: pageLabels(laid, String),
    sheet: SHEET,
    frame: FRAME,
    info,
    ...heads,
    fonts,
  });
  const { pages } = await readPdf(bytes);
  expect(pages.length).toBeGreaterThan(3);
  expect(tally(pages)).toEqual(tally(['正文11後文', long]));
});
