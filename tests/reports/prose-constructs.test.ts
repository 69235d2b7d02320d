import { expect, test } from 'vitest';
import { parseProse } from '#load/parse-prose.ts';
import type { Mission } from '#model/workspace.ts';
import { bookmarksOf } from '#reports/assemble.ts';
import type { Block, Paragraph, Table } from '#reports/block.ts';
import { paragraph, textOf } from '#reports/block.ts';
import { runsIn } from '#reports/blocks.ts';
import { gapPt } from '#reports/layout/box.ts';
import { withWishes } from '#reports/layout/fit-columns.ts';
import { layoutBlocks } from '#reports/layout/layout-blocks.ts';
import { contentsBlocks } from '#reports/parts/contents.ts';
import { readBody } from '#reports/report-body.ts';
import { contextOf, profileOf } from '#reports/report-input.ts';
import { type BreakRules, breakPoints } from '#reports/text/break-points.ts';
import { emWidth } from '#reports/text/em-width.ts';
import { setText } from '#reports/text/set-text.ts';
import { shapeText } from '#reports/text/shape-text.ts';
import { fonts, inputFor, openFixture } from './fixture.ts';
import { FRAME } from './laid-out.ts';

const workspace = openFixture();
const mission = workspace.missions[0] as Mission;

function inputOf(text: string) {
  const parsed = parseProse('report.mdx', text);
  if (!('tree' in parsed)) throw new Error('unreadable');
  const prose = mission.prose.filter(({ kind, language }) => kind === 'report' && language === 'en');
  return inputFor(workspace, 'en', {
    ...mission,
    prose: prose.map((each) => ({ ...each, tree: parsed.tree })),
  });
}

function bodyOf(text: string): readonly Block[] {
  const input = inputOf(text);
  return readBody(input, profileOf(input.workspace, input.mission)).blocks;
}

const notesOf = (blocks: readonly Block[]) =>
  runsIn(blocks, 'en').flatMap(({ run }) =>
    run.emphasis?.includes('raised')
      ? [
          [
            run.text,
            run.note
              ? runsIn(run.note.blocks, 'en')
                  .map((each) => each.run.text)
                  .join('')
              : '',
          ],
        ]
      : [],
  );

const NOTES =
  '## One[^a]\n\nText[^b] and again.[^b]\n\n| A |\n| --- |\n| cell[^c] |\n\nEnd.[^d]\n\n[^a]: on a heading\n\n[^b]: twice\n\n[^c]: in a cell\n\n[^d]: last\n';

test('notes are numbered in the order of reading, one in a table cell once, and one used twice is told once', () => {
  expect(notesOf(bodyOf(NOTES))).toEqual([
    ['1', 'on a heading'],
    ['2', 'twice'],
    ['2', ''],
    ['3', 'in a cell'],
    ['4', 'last'],
  ]);
});

test('a note that a note calls keeps its text behind it, and one that leads back ends', () => {
  const text =
    '## One\n\nText[^a][^d] and.[^b]\n\n[^a]: outer[^b]\n\n[^b]: inner[^c]\n\n[^c]: deepest, back[^a]\n\n[^d]: next\n';
  expect(notesOf(bodyOf(text))).toEqual([
    ['1', 'outer2'],
    ['2', ''],
    [',', ''],
    ['2', 'inner3'],
    ['3', ''],
    [',', ''],
    ['3', 'deepest, back1'],
    ['1', ''],
    [',', ''],
    ['4', 'next'],
    ['2', ''],
  ]);
});

test('a note on a heading stays out of the contents and the outline', () => {
  const body = bodyOf(NOTES);
  const lines = contentsBlocks(body, contextOf(inputOf(NOTES)), () => '1').flatMap((block) =>
    block.kind === 'contents-line' ? [textOf(block.runs)] : [],
  );
  expect([lines, body.flatMap(bookmarksOf).map(({ title }) => title)]).toEqual([['One'], ['1 One']]);
});

test('columns are aligned as the writer says, and numbers to the right by themselves', () => {
  const [table] = bodyOf(
    '| a | b | c | d |\n| --- | ---: | :---: | --- |\n| x | y | z | 1,250 |\n| x | y | z | 3 |\n',
  ).filter((block): block is Table => block.kind === 'table');
  const aligns = table?.rows.map((row) => row.map(({ blocks }) => (blocks[0] as Paragraph).align));
  expect(aligns).toEqual(Array(2).fill([undefined, 'end', 'centre', 'end']));
});

test('code keeps its lines', () => {
  const [code] = bodyOf('```\nfirst\n  second\n```\n');
  expect(code).toMatchObject({ align: 'start', runs: [{ text: 'first\u2028  second', emphasis: ['code'] }] });
});

const breaksIn = (text: string, language: string, rules: BreakRules = {}): string => {
  const shaped = shapeText([{ text, language }], { family: 'body', sizePt: 10, language }, fonts);
  const points = breakPoints(shaped, rules);
  return shaped.atoms.map((atom, index) => atom.text + (points[index] === 'may' ? '|' : '')).join('');
};

test('a titled name, a counted meeting and C-TPAT stay together', () => {
  expect([
    breaksIn('met Ms. Yea Browning of it', 'en'),
    breaksIn('開第 1 次會議', 'zh-TW'),
    breaksIn('上午 11:30 至下午 1:30', 'zh-TW'),
    breaksIn('the C-TPAT men', 'en'),
  ]).toEqual([
    'met |Ms. Yea Browning |of |it',
    '開|第 1 次會|議',
    '上午 11:30 |至下午 1:30',
    'the |C-TPAT |men',
  ]);
});

test('a name of two syllables, a syllable in Bopomofo and a box with its word stay together', () => {
  expect([
    breaksIn('of Shen Wang-chao, Lee Hee-Beom and a Post-clearance Audit', 'en'),
    breaksIn('ㄊㄢˊ ㄨㄣˊ ㄉㄧˊ', 'zh-TW'),
    breaksIn('why: ☐ it is late ☐ other', 'en'),
  ]).toEqual([
    'of |Shen Wang-chao, |Lee Hee-Beom |and |a |Post-|clearance |Audit',
    'ㄊㄢˊ |ㄨㄣˊ |ㄉㄧˊ',
    'why: |☐ it |is |late |☐ other',
  ]);
});

test('a column has room for what no line parts and for short texts, where long texts stand beside it', () => {
  const cell = (text: string) => ({ blocks: [paragraph([{ text, language: 'en' }], 'plain')] });
  const long = 'to arrange a night visit to the vessel traffic centre during the meeting '.repeat(5);
  const { columns } = withWishes({
    kind: 'table',
    look: 'ruled',
    columns: [{ weight: 1 }, { weight: 1 }, { weight: 1 }, { weight: 1 }],
    rows: [[cell(long), cell('by 23 March 2027'), cell('明年（106 年）'), cell('Both sides')]],
  });
  const most = [emWidth('traffic'), emWidth('23 March'), emWidth('（106 年）'), emWidth('Both sides')];
  expect(columns.map(({ leastEm = 0 }, index) => leastEm > (most[index] ?? 0))).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test('two tables that nothing stands between are further apart than a table and a text', () => {
  const table: Table = {
    kind: 'table',
    look: 'ruled',
    columns: [{ weight: 1 }],
    rows: [[{ blocks: [paragraph([{ text: 'cell', language: 'en' }], 'plain')] }]],
  };
  const text = paragraph([{ text: 'text', language: 'en' }], 'plain');
  const { boxes } = layoutBlocks([table, text, table, table], FRAME);
  expect(boxes.slice(1).map((box, index) => gapPt(boxes[index], box) / FRAME.theme.sizePt)).toEqual([
    0.7, 0.7, 1.5,
  ]);
});

test('the last word of a paragraph is not parted, so that no part of one stands alone on the last line', () => {
  const text = 'informal meetings of logistics;';
  const shaped = shapeText([{ text, language: 'en' }], { family: 'body', sizePt: 10, language: 'en' }, fonts);
  const points = breakPoints(shaped, { hyphenate: () => [3] });
  expect(shaped.atoms.map((atom, at) => atom.text + (points[at] === 'hyphen' ? '-' : '')).join('')).toBe(
    'inf-ormal mee-tings of logistics;',
  );
});

test('headings and bold labels of a table are parted between words', () => {
  const linesOf = (text: string, emphasis: readonly 'bold'[], bold: boolean, widthPt: number) => {
    const look = { family: 'body' as const, sizePt: 10, language: 'zh-TW', bold };
    const set = setText(
      [{ text, language: 'zh-TW', emphasis }],
      { look, align: 'start', widthPt, indentPt: 0 },
      { fonts },
    );
    return set.lines.map(({ from, to }) =>
      set.atoms
        .slice(from, to)
        .map((atom) => atom.text)
        .join(''),
    );
  };
  expect([
    linesOf('績效衡量與合作行動改善', [], true, 85),
    linesOf('辦理者、種類', ['bold'], false, 55),
    linesOf('辦理者、種類', [], false, 55),
  ]).toEqual([
    ['績效衡量與合作', '行動改善'],
    ['辦理者、', '種類'],
    ['辦理者、種', '類'],
  ]);
});

test('a date, initials, an abbreviation with a stroke and a time until when stay together, and words of a title whole', () => {
  expect([
    breaksIn('from 2 to 11 September 2001', 'en'),
    breaksIn('of U.S. Customs and R. Gil', 'en'),
    breaksIn('a C/O or e-B/L, or WCO/IMO', 'en'),
    breaksIn('上午 11:00 至中午', 'zh-TW'),
    breaksIn('Customs-Trade', 'en', { wordsOf: 'en' }),
  ]).toEqual([
    'from |2 |to |11 September |2001',
    'of |U.S. Customs |and |R. Gil',
    'a |C/O |or |e-B/L, |or |WCO/|IMO',
    '上午 11:00 |至中午',
    'Customs-Trade',
  ]);
});
