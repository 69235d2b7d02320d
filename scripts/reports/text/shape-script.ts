import type { FontId, Fonts } from '#load/fonts.ts';
import type { ComposedGlyph, GlyphPart } from '../font/composed-glyph.ts';
import { fontFace } from '../font/font-face.ts';
import { isMark } from './compose-text.ts';
import { isJoining, PICTURE_SELECTOR, scriptFace, scriptFont } from './script-faces.ts';

/** Characters of one script that are shaped together: from `from` on, `length` of them. */
export type Stretch = { readonly font: FontId; readonly length: number };

/** What is drawn of some of them, which no line break and no white may part. */
export type ShapedCluster = {
  readonly text: string;
  readonly glyph: number;
  readonly drawn: ComposedGlyph;
};

/** True where some character is of a script that has to be shaped: most text has none, and is not looked at again. */
export const needsShaping = (codes: readonly number[]): boolean =>
  codes.some((code) => code === PICTURE_SELECTOR || scriptFace(code) !== undefined);

/**
 * The stretch that begins at `from` in the characters of one look; `undefined` where its character is not of
 * such a script, or its face lacks it.
 */
export function stretchAt(
  codes: readonly number[],
  from: number,
  { fonts, isBold, isOneRun }: { fonts: Fonts; isBold: boolean; isOneRun: (index: number) => boolean },
): Stretch | undefined {
  const face = faceAt(codes, from);
  if (!face) return undefined;
  const font = scriptFont(face, isBold);
  const { glyphOf } = fontFace(fonts(font));
  const isOf = (index: number): boolean => {
    const code = codes[index] ?? 0;
    if (isJoining(code)) return true;
    return glyphOf(code) !== 0 && (faceAt(codes, index) === face || isMark(code));
  };
  let to = from;
  while (to < codes.length && isOneRun(to) && isOf(to)) to += 1;
  return to === from ? undefined : { font, length: to - from };
}

/** A sign that is asked for as a picture is of the face of pictures, a figure on a key as well. */
const faceAt = (codes: readonly number[], index: number) =>
  codes[index + 1] === PICTURE_SELECTOR ? 'emoji' : scriptFace(codes[index] ?? 0);

/**
 * Readers turn what is drawn from left to right around, character by character: a mark is then after its letter
 * when it is drawn before it, on its own.
 */
const isLeftwards = (font: FontId): boolean => /^(?:arabic|hebrew|thaana)/.test(font);

/** The characters of a stretch as they are drawn, in the order of reading; lengths in thousandths of an em. */
export function shapeStretch(codes: readonly number[], font: FontId, fonts: Fonts): readonly ShapedCluster[] {
  const bytes = fonts(font);
  const { file } = fontFace(bytes);
  const scale = 1000 / file.view.getUint16((file.table('head')?.offset ?? 0) + 18);
  const glyphs = Map.groupBy(fonts.shape(bytes, codes, isLeftwards(font)), ({ cluster }) => cluster);
  const starts = [...glyphs.keys()].sort((a, b) => a - b);
  return starts.map((start, index) => {
    const parts: GlyphPart[] = [];
    let pen = 0;
    for (const { glyph, advance, x, y } of glyphs.get(start) ?? []) {
      parts.push({ glyph, x: (pen + x) * scale, y: y * scale });
      pen += advance;
    }
    return {
      text: String.fromCodePoint(...codes.slice(index === 0 ? 0 : start, starts[index + 1])),
      glyph: parts[0]?.glyph ?? 0,
      drawn: { parts, advance: pen * scale },
    };
  });
}
