import fc from 'fast-check';
import { type Block, type Column, paragraph, type Run } from '#reports/block.ts';

const piece = fc.oneof(
  fc.constantFrom('海關', '會談，', '「優質企業」', '（一）', '。', '——', '……'),
  fc.constantFrom('recommendation ', 'customs administration ', 'C-TPAT', ' 25% ', '“AEO” ', 'a/b '),
  fc.constantFrom(
    'internationalisation'.repeat(6),
    'https://example.org/a/very/long/address?with=parts&and=more',
  ),
  fc.constantFrom('\n', '\u2028', '  ', 'é', 'e\u0301', '𠮷', '\u00a0', '\u200b'),
  fc.constantFrom('税関協力、', 'きょうと・', '「シングルウィンドウ」', '관세청 ', '통관 ', '汉字'),
  fc.constantFrom('Москва ', 'Ελλάδα ', 'Việt Nam ', 'Łódź ', 'coöperatie ', 'straße '),
  fc.constantFrom('🙂', '👩\u200d💻', '🇹🇼', '☑\ufe0f', '⚫', '①', 'العربية ', 'ไทย '),
  fc.constantFrom('שָׁלוֹם (רב) ', 'عُمَر ٢٥', 'क्षितिज '),
);
export const words = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''));

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

/** A list within a list, five deep. */
const deepList = fc
  .array(runs, { minLength: 5, maxLength: 5 })
  .map(([first = [], ...deeper]): readonly Block[] => [listOf(first, deeper)]);

function listOf(text: readonly Run[], [next, ...deeper]: readonly (readonly Run[])[]): Block {
  const blocks = [paragraph(text), ...(next ? [listOf(next, deeper)] : [])];
  const ordered = deeper.length % 2 === 0;
  return { kind: 'list', ordered, items: [{ label: ordered ? `(${deeper.length})` : '•', blocks }] };
}

const inCell = fc.oneof(
  { weight: 6, arbitrary: fc.array(simple, { maxLength: 2 }) },
  { weight: 1, arbitrary: deepList },
);
/** Any block, lists and tables five deep. */
export const { block } = fc.letrec<{ block: Block; list: Block; table: Block; quote: Block }>((tie) => ({
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
      .array(fc.array(inCell, { minLength: count, maxLength: count }), {
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
