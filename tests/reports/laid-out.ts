import { FONT_FILES, type FontId } from '#load/font-files.ts';
import { layoutSection } from '#reports/assemble.ts';
import type { Block } from '#reports/block.ts';
import { runsIn } from '#reports/blocks.ts';
import { fontFace } from '#reports/font/font-face.ts';
import type { Item, TextItem } from '#reports/layout/page.ts';
import { A6 } from '#reports/layout/page-setup.ts';
import type { Sheet } from '#reports/layout/paginate.ts';
import { bodyFrame, type Frame } from '#reports/layout/theme.ts';
import { fonts, hyphenate } from './fixture.ts';
import { squash } from './read-pdf.ts';

export const MARGIN_PT = 40;
export const SHEET: Sheet = { ...A6, topPt: MARGIN_PT, bottomPt: A6.heightPt - MARGIN_PT, leftPt: 30 };
export const FRAME: Frame = bodyFrame({
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
});

export const layOut = (blocks: readonly Block[]) =>
  layoutSection({ blocks, numbering: 'arabic', header: false }, SHEET, FRAME);

/** Characters that are in the structure, counted: a repeated header is not. */
export function tally(texts: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const text of texts) {
    for (const character of squash(text)
      .replace(/\u2028/g, '')
      .normalize('NFD'))
      counts[character] = (counts[character] ?? 0) + 1;
  }
  return counts;
}

export const textItems = (items: readonly Item[]): readonly TextItem[] =>
  items.flatMap((item) => (item.kind === 'text' ? [item] : []));

const FACES = (Object.keys(FONT_FILES) as FontId[]).filter((id) => !/bold|italic|sans/.test(id));
const BLANK = /[\s\p{Default_Ignorable_Code_Point}]/u;
export const isKnown = (character: string): boolean =>
  BLANK.test(character) ||
  FACES.some((id) => fontFace(fonts(id)).glyphOf(character.codePointAt(0) ?? 0) !== 0);

/** What no font has is left out of the page, and told as a fault. */
export const withoutUnknown = (text: string): string => [...text].filter(isKnown).join('');

/** Every footnote has its number once in the text and once before itself. */
export const labelsOfNotes = (blocks: readonly Block[]): readonly string[] =>
  runsIn(blocks, 'zh-TW').flatMap(({ run }) => (run.note ? [`${run.note.number}`] : []));

/** Pairs of items whose letters would be printed over each other. */
export function overlaps(items: readonly TextItem[]): readonly (readonly [string, string])[] {
  const boxes = items.map((item) => ({ item, from: item.x, to: item.x + Math.max(...item.xs) }));
  const sorted = boxes.toSorted((a, b) => a.item.y - b.item.y);
  return sorted.flatMap((upper, index) =>
    sorted
      .slice(index + 1, index + 8)
      .filter((lower) => lower.item.y - upper.item.y < 0.5 * Math.min(upper.item.sizePt, lower.item.sizePt))
      .filter((lower) => lower.item.y - upper.item.y > 0.05 || lower.item.sizePt === upper.item.sizePt)
      .filter(
        (lower) => Math.min(upper.to, lower.to) - Math.max(upper.from, lower.from) > blankPt(upper, lower),
      )
      .map((lower) => [upper.item.texts.join(''), lower.item.texts.join('')] as const),
  );
}

type Extent = { readonly item: TextItem; readonly from: number };

/** The blank in the square of an opening bracket or a stop may lie on the letter before it. */
function blankPt(one: Extent, other: Extent): number {
  const right = one.from > other.from ? one.item : other.item;
  const opens = /^[（〔［｛〈《「『【〖〝“‘，。、；：！？．]/.test(right.texts.join(''));
  return one.item.y === other.item.y && opens ? 0.55 * right.sizePt : 1;
}
