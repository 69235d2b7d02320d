import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finishDocument, layoutSection, pageLabels } from '#reports/assemble.ts';
import { type Block, type Column, paragraph, type Run } from '#reports/block.ts';
import { runsIn } from '#reports/blocks.ts';
import type { Item, TextItem } from '#reports/layout/page.ts';
import { A6 } from '#reports/layout/page-setup.ts';
import type { Sheet } from '#reports/layout/paginate.ts';
import { bodyFrame, type Frame } from '#reports/layout/theme.ts';
import { fonts, hyphenate } from './fixture.ts';
import { readPdf, squash } from './read-pdf.ts';

const SHEET: Sheet = { ...A6, topPt: 40, bottomPt: A6.heightPt - 40, leftPt: 30 };
const FRAME: Frame = bodyFrame({
  fonts,
  hyphenate,
  language: 'zh-TW',
  theme: {
    sizePt: 10,
    leading: 1.6,
    headingSizesPt: [14, 12, 11],
    coverSizesPt: { heading: 16, title: 20, field: 11 },
  },
  widthPt: A6.widthPt - 60,
  words: { noPicture: '無圖' },
});

const piece = fc.oneof(
  fc.constantFrom('海關', '會談，', '「優質企業」', '（一）', '。', '——', '……'),
  fc.constantFrom('recommendation ', 'customs administration ', 'C-TPAT', ' 25% ', '“AEO” ', 'a/b '),
  fc.constantFrom(
    'internationalisation'.repeat(6),
    'https://example.org/a/very/long/address?with=parts&and=more',
  ),
  fc.constantFrom('\n', '\u2028', '  ', 'é', '𠮷'),
);
const words = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''));

/** Text with, now and then, a footnote: some of them heavier than a page. */
const runs = fc
  .record({ text: words, language: fc.constantFrom('zh-TW', 'en'), note: fc.option(noteText(), { freq: 6 }) })
  .map(({ text, language, note }): readonly Run[] => [
    { text, language },
    ...(note === null
      ? []
      : [
          {
            text: '1',
            language,
            emphasis: ['raised' as const],
            note: { number: 1, blocks: [paragraph([{ text: note, language }], 'plain')] },
          },
        ]),
  ]);

function noteText(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: words },
    { weight: 1, arbitrary: fc.constant('註釋甚長，其文逾一頁。'.repeat(120)) },
  );
}

const simple = runs.map((each): Block => paragraph(each));
const { block } = fc.letrec<{ block: Block; list: Block; table: Block; quote: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    { weight: 4, arbitrary: simple },
    { weight: 1, arbitrary: headingOf() },
    { weight: 2, arbitrary: tie('list') },
    { weight: 2, arbitrary: tie('table') },
    { weight: 1, arbitrary: tie('quote') },
    { weight: 1, arbitrary: fc.constantFrom<Block>({ kind: 'rule' }, { kind: 'page-break' }) },
  ),
  list: fc.array(fc.array(tie('block'), { maxLength: 2 }), { minLength: 1, maxLength: 4 }).map(
    (items): Block => ({
      kind: 'list',
      ordered: true,
      items: items.map((blocks, index) => ({ label: `${index + 1}、`, blocks })),
    }),
  ),
  table: fc.integer({ min: 1, max: 5 }).chain((count) =>
    fc
      .array(fc.array(fc.array(simple, { maxLength: 2 }), { minLength: count, maxLength: count }), {
        minLength: 1,
        maxLength: 6,
      })
      .map(
        (rows): Block => ({
          kind: 'table',
          look: 'ruled',
          columns: Array.from({ length: count }, (): Column => ({ weight: 1 })),
          header: Array.from({ length: count }, (_, index) => ({
            blocks: [paragraph([{ text: `欄${index}`, language: 'zh-TW' }], 'plain')],
          })),
          rows: rows.map((row) => row.map((blocks) => ({ blocks }))),
        }),
      ),
  ),
  quote: fc.array(simple, { minLength: 1, maxLength: 3 }).map((blocks): Block => ({ kind: 'quote', blocks })),
}));

function headingOf(): fc.Arbitrary<Block> {
  return fc.record({ level: fc.integer({ min: 1, max: 5 }), text: words }).map(
    ({ level, text }): Block => ({
      kind: 'heading',
      level,
      label: '一、',
      anchor: `h${level}`,
      runs: [{ text, language: 'zh-TW' }],
    }),
  );
}

const layOut = (blocks: readonly Block[]) =>
  layoutSection({ blocks, numbering: 'arabic', header: false }, SHEET, FRAME);

/** Characters that are in the structure, counted: a repeated header and a placeholder's words are not. */
function tally(texts: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const text of texts) {
    for (const character of squash(text).replace(/\u2028/g, ''))
      counts[character] = (counts[character] ?? 0) + 1;
  }
  return counts;
}

const textItems = (items: readonly Item[]): readonly TextItem[] =>
  items.flatMap((item) => (item.kind === 'text' ? [item] : []));

test('no character of any blocks is lost or doubled', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      const { pages } = layOut(blocks);
      const drawn = pages.flatMap((page) =>
        textItems(page.items).flatMap((item) => (item.leaf ? [item.texts.join('')] : [])),
      );
      const notes = labelsOfNotes(blocks);
      expect(tally(drawn)).toEqual(tally([...runsIn(blocks, 'zh-TW').map(({ run }) => run.text), ...notes]));
    }),
    { numRuns: 150 },
  );
});

/** Every footnote has its number once in the text and once before itself. */
const labelsOfNotes = (blocks: readonly Block[]): readonly string[] =>
  runsIn(blocks, 'zh-TW').flatMap(({ run }) => (run.note ? [`${run.note.number}`] : []));

test('lines of one page never lie on each other, and none but those of a figure leave the column', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      for (const { items } of layOut(blocks).pages) {
        const drawn = textItems(items).filter((item) => squash(item.texts.join('')) !== '');
        expect(drawn.filter(({ y }) => y > SHEET.bottomPt + 1 || y < SHEET.topPt - 1)).toEqual([]);
        expect(overlaps(drawn)).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

/** Pairs of items whose letters would be printed over each other. */
function overlaps(items: readonly TextItem[]): readonly (readonly [string, string])[] {
  const boxes = items.map((item) => ({ item, from: item.x, to: item.x + Math.max(...item.xs) }));
  const sorted = boxes.toSorted((a, b) => a.item.y - b.item.y);
  return sorted.flatMap((upper, index) =>
    sorted
      .slice(index + 1, index + 8)
      .filter((lower) => lower.item.y - upper.item.y < 0.5 * Math.min(upper.item.sizePt, lower.item.sizePt))
      .filter((lower) => lower.item.y - upper.item.y > 0.05 || lower.item.sizePt === upper.item.sizePt)
      .filter((lower) => Math.min(upper.to, lower.to) - Math.max(upper.from, lower.from) > 1)
      .map((lower) => [upper.item.texts.join(''), lower.item.texts.join('')] as const),
  );
}

test('a table of 2,000 rows is set, each of its rows once', () => {
  const rows = Array.from({ length: 2000 }, (_, index) => [
    { blocks: [paragraph([{ text: `第${index}列`, language: 'zh-TW' }], 'plain')] },
    { blocks: index % 3 === 0 ? [] : [paragraph([{ text: '內容', language: 'zh-TW' }], 'plain')] },
  ]);
  const table: Block = { kind: 'table', look: 'ruled', columns: [{ weight: 1 }, { weight: 3 }], rows };
  const read = layOut([table]).pages.flatMap(({ items }) => textItems(items).flatMap(({ texts }) => texts));
  const written = rows.map((_, index) => `第${index}列${index % 3 === 0 ? '' : '內容'}`);
  expect(read.join('')).toBe(written.join(''));
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
