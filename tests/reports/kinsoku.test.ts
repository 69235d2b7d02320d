import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines, measure } from '#reports/text/break-lines.ts';
import { breakPoints } from '#reports/text/break-points.ts';
import { mayBeginLine, mayEndLine } from '#reports/text/character-kind.ts';
import { setLine } from '#reports/text/set-line.ts';
import { shapeText } from '#reports/text/shape-text.ts';
import { fonts } from './fixture.ts';

const SIZE_PT = 12;
const WIDTH_PT = 240;
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'本次會議討論關務合作與優質企業制度之推動現況') },
  { weight: 2, arbitrary: fc.constantFrom('，', '。', '、', '；', '：', '！', '？', '）', '」', '』', '》') },
  { weight: 2, arbitrary: fc.constantFrom('（', '「', '『', '《') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('C-TPAT', 'AEO', '103', ' ', 'Customs ', 'WCO/IMO', '25%', '(a) ', '“', '”'),
  },
);
const text = fc.array(piece, { minLength: 1, maxLength: 160 }).map((pieces) => pieces.join(''));

function linesOf(content: string) {
  const shaped = shapeText(
    [{ text: content, language: 'zh-TW' }],
    { family: 'body', sizePt: SIZE_PT, language: 'zh-TW' },
    fonts,
  );
  const paragraph = measure(shaped, breakPoints(shaped));
  const lines = breakLines(paragraph, { widthPt: WIDTH_PT, indentPt: 2 * SIZE_PT, justify: true });
  return {
    paragraph,
    lines,
    texts: lines.map((line) =>
      shaped.atoms
        .slice(line.from, line.to)
        .map((atom) => atom.text)
        .join(''),
    ),
  };
}

/** A run of marks that may not be parted can be wider than a line; then there is no right break. */
const isHopeless = (content: string): boolean => /[^\p{Script=Han}\s]{16}/u.test(content);

test('no line begins with closing punctuation or ends with opening punctuation', () => {
  fc.assert(
    fc.property(text, (content) => {
      fc.pre(!isHopeless(content));
      const { texts } = linesOf(content);
      const starts = texts.slice(1).flatMap((line) => [...line.trimStart()].slice(0, 1));
      const ends = texts.slice(0, -1).flatMap((line) => [...line.trimEnd()].slice(-1));
      expect([
        starts.filter((character) => !mayBeginLine(character)),
        ends.filter((character) => !mayEndLine(character)),
      ]).toEqual([[], []]);
    }),
    { numRuns: 300 },
  );
});

test('no character is lost or doubled', () => {
  fc.assert(
    fc.property(text, (content) => {
      expect(linesOf(content).texts.join('')).toBe(content);
    }),
    { numRuns: 300 },
  );
});

test('no line sticks out, and no gap between Han is wide enough to be read as a space', () => {
  fc.assert(
    fc.property(text, (content) => {
      fc.pre(!isHopeless(content));
      const { paragraph, lines } = linesOf(content);
      for (const line of lines) {
        const room = WIDTH_PT - (line.from === 0 ? 2 * SIZE_PT : 0);
        const set = setLine(paragraph, line, line.isLast ? undefined : room);
        if (!line.isLast) expect(set.widthPt).toBeLessThanOrEqual(room + 0.01);
        for (let index = line.from; index + 1 < line.visibleTo; index += 1) {
          const [here, next] = [paragraph.atoms[index], paragraph.atoms[index + 1]];
          if (here?.kind !== 'han' || next?.kind !== 'han') continue;
          const gap = (set.xs[index + 1 - line.from] ?? 0) - (set.xs[index - line.from] ?? 0) - here.widthPt;
          expect(gap).toBeLessThanOrEqual(0.0901 * SIZE_PT);
        }
      }
    }),
    { numRuns: 200 },
  );
});

const breaks = (content: string): string => {
  const shaped = shapeText(
    [{ text: content, language: 'zh-TW' }],
    { family: 'body', sizePt: SIZE_PT, language: 'zh-TW' },
    fonts,
  );
  const points = breakPoints(shaped);
  return shaped.atoms.map(({ text: letter }, index) => `${letter}${points[index] ? '|' : ''}`).join('');
};

test('a line ends before a full-width bracket sooner than within a name, and a name in Han among Latin stays whole', () => {
  expect([
    breaks('Kang Won Moo（HP）'),
    breaks('Officer 溫武彥 gave 陳翠琴, then'),
    breaks('由 CBP 主辦，'),
    breaks('ring +999 555 0161 now'),
  ]).toEqual([
    'Kang |Won |Moo|（HP）|',
    'Officer |溫武彥 |gave |陳翠琴, |then|',
    '由 |CBP |主|辦，|',
    'ring |+999 555 0161 |now|',
  ]);
});

test('what Word and OpenDocument hold together is parted in no PDF either', () => {
  expect(
    [
      '於 6 月 27 日召開',
      '於6月 27日召開',
      '第 2 次會議，計 9 種',
      'on 11 September1 at No. 7',
      'Ms. Yea Browning of C-TPAT',
      'e-mail R. Gil',
      'ring +999-555-0161 now',
    ].map(breaks),
  ).toEqual([
    '於 |6 月 27 日|召|開|',
    '於|6月 27日|召|開|',
    '第 2 次會|議，|計 |9 種|',
    'on |11 September1 |at |No. 7|',
    'Ms. Yea Browning |of |C-TPAT|',
    'e-mail |R. Gil|',
    'ring |+999-555-0161 |now|',
  ]);
});
