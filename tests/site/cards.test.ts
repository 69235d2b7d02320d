import sharp from 'sharp';
import { expect, test } from 'vitest';
import { loadFonts } from '#load/fonts.ts';
import { fontFace } from '#reports/font/font-face.ts';
import { glyphPath } from '#reports/font/outline-path.ts';
import { CARD, type Card } from '../../site/cards/card.ts';
import { drawCard } from '../../site/cards/draw-card.ts';
import { paintCard } from '../../site/cards/paint-card.ts';

const fonts = loadFonts();
const card = (title: string, language = 'en', facts = 'Port Aurel'): Card => ({
  language,
  site: 'Missions',
  title,
  facts,
});

/** The least and the greatest of each axis over all points of a path. */
function reachOf(path: string): readonly number[] {
  const numbers = [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
  const [xs, ys] = [0, 1].map((axis) => numbers.filter((_, index) => index % 2 === axis)) as [
    number[],
    number[],
  ];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

test('an outline reaches as far as the font says, composed of parts or not', () => {
  const letters = [
    ['latin-serif-bold', 'Rgé'],
    ['han-serif-bold', '國慶'],
    ['more-latin-bold', 'ǻ'],
  ] as const;
  for (const [font, text] of letters) {
    const face = fontFace(fonts(font));
    const scale = 1000 / face.file.view.getUint16((face.file.table('head')?.offset ?? 0) + 18);
    for (const letter of text) {
      const glyph = face.glyphOf(letter.codePointAt(0) ?? 0);
      const [left, bottom, right, top] = face.extentOf(glyph);
      const reach = reachOf(glyphPath(face.file, glyph, { scale, x: 0, y: 0 }));
      const wanted = [left, -top, right, -bottom];
      expect(reach.map((edge, index) => Math.abs(edge - (wanted[index] ?? 0)) < 2)).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
  }
});

test.each([
  ['a word', card('Japan')],
  [
    'more than there is room for',
    card('A meeting of very many words '.repeat(20), 'en', 'Place '.repeat(60)),
  ],
  ['one word without end', card('Donaudampfschifffahrt'.repeat(12))],
  ['Chinese', card('出席亞太經濟合作海關程序次級委員會會議'.repeat(6), 'zh-TW', '慶州'.repeat(50))],
  ['Thai and signs', card('กรมศุลกากร ⟦…⟧ №', 'en', '')],
  ['nothing', card('', 'en', '')],
])('a card of %s stays within its margins', (_, given) => {
  const paths = [...drawCard(given, fonts).matchAll(/ d="(M[^"h]*)"/g)].map(([, path = '']) => path);
  const astray = paths
    .filter((path) => path.includes('Q') || path.includes('L'))
    .map(reachOf)
    .filter(
      ([left = 0, top = 0, right = 0, bottom = 0]) => left < 70 || top < 40 || right > 1140 || bottom > 610,
    );
  expect(astray).toEqual([]);
});

test('a card is a PNG of the size that is asked for, ink on paper', async () => {
  const bytes = await paintCard(sharp, drawCard(card('SCCP 2025'), fonts));
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, bytes.length < 30_000]).toEqual([CARD.width, CARD.height, true]);
  const pixel = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ];
  expect([pixel(5, 600), pixel(100, 70)]).toEqual([
    [0xfb, 0xfa, 0xf6],
    [0x31, 0x49, 0x56],
  ]);
});
