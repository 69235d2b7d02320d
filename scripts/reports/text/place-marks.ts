import type { GlyphPart } from '../font/composed-glyph.ts';
import type { FontFace } from '../font/font-face.ts';
import type { Offset } from '../font/mark-anchors.ts';
import type { Glyph } from './typeface.ts';

/** Letters whose dot gives way to a mark above, and how they look without it. */
const DOTLESS: ReadonlyMap<string, string> = new Map([
  ['i', 'ı'],
  ['j', 'ȷ'],
]);

/** Between a letter and a mark that the font does not place itself, in thousandths of an em. */
const CLEARANCE = 40;

/**
 * A letter and its marks where they belong: by the anchors of the font (of the letter, or of the mark
 * before), else in the middle above or under it. An i or j gives up its dot to a mark above.
 */
export function placeMarks(letter: Glyph, marks: readonly Glyph[], text: string): readonly GlyphPart[] {
  const { face } = letter;
  const isAbove = marks.some(({ number }) => face.extentOf(number)[1] > 0.35 * face.capHeight);
  const dotless = DOTLESS.get(text)?.codePointAt(0);
  const under = (isAbove && dotless && face.glyphOf(dotless)) || letter.number;
  const parts: GlyphPart[] = [{ glyph: under, x: 0, y: 0 }];
  for (const [index, { number }] of marks.entries()) {
    const before = index === 0 ? undefined : parts.at(-1);
    parts.push({ glyph: number, ...offsetOf(face, { letterGlyph: under, number, before }) });
  }
  return parts;
}

type Standing = {
  readonly letterGlyph: number;
  readonly number: number;
  readonly before: GlyphPart | undefined;
};

function offsetOf(face: FontFace, { letterGlyph, number, before }: Standing): Offset {
  const onMark = before && face.anchorOf(before.glyph, number);
  if (before && onMark) return { x: before.x + onMark.x, y: before.y + onMark.y };
  return face.anchorOf(letterGlyph, number) ?? centred(face, letterGlyph, number);
}

/** In the middle of the letter's width; above it where the mark would touch. */
function centred(face: FontFace, letterGlyph: number, number: number): Offset {
  const [, , , top] = face.extentOf(letterGlyph);
  const [left, bottom, right] = face.extentOf(number);
  const x = face.advanceOf(letterGlyph) / 2 - (left + right) / 2;
  const touches = bottom > 0.35 * face.capHeight && bottom < top + CLEARANCE;
  return { x, y: touches ? top + CLEARANCE - bottom : 0 };
}
