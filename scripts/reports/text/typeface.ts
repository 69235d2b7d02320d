import type { FontId, Fonts } from '#load/fonts.ts';
import { characterMap } from '../font/character-map.ts';
import { type FontFace, fontFace } from '../font/font-face.ts';
import { scriptFace, scriptFont } from './script-faces.ts';

/** Which letterforms a text asks for; the script decides between the faces of a family. */
export type TypeStyle = {
  readonly family: 'body' | 'heading';
  /** Of the text: Japanese and Korean draw many characters unlike Chinese. */
  readonly language: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Every letter as wide as the others. */
  readonly code?: boolean;
  /** Words within Han are set in the Latin letters that the Han face has, which are as dark as its Han. */
  readonly likeHan?: boolean;
};

/** The glyph of a character: in which font, and its number there. */
export type Glyph = { readonly font: FontId; readonly face: FontFace; readonly number: number };

/** Finds the glyph of a character; `wide` looks in the Han fonts first. */
export type GlyphFinder = (character: string, wide: boolean) => Glyph | undefined;

/** The glyphs of a letter and its marks in the first font that has them all, so that they fit. */
export function glyphsTogether(
  fonts: Fonts,
  style: TypeStyle,
  {
    characters,
    wide,
    wideText,
  }: { readonly characters: readonly string[]; readonly wide: boolean; readonly wideText: boolean },
): readonly Glyph[] | undefined {
  for (const font of candidates(style, wide, wideText)) {
    const face = fontFace(fonts(font));
    const numbers = characters.map((character) => face.glyphOf(character.codePointAt(0) ?? 0));
    if (!numbers.includes(0)) return numbers.map((number) => ({ font, face, number }));
  }
  return undefined;
}

const finders = new WeakMap<Fonts, Map<string, GlyphFinder>>();

/**
 * The finder of a style, which takes the first font that has a character; `undefined` where none has.
 * What it finds is kept for the process. `wideText`: the text around is set on the square.
 */
export function glyphFinder(fonts: Fonts, style: TypeStyle, wideText: boolean): GlyphFinder {
  const ofFonts = finders.get(fonts) ?? new Map<string, GlyphFinder>();
  finders.set(fonts, ofFonts);
  const key = `${styleKey(style)} ${wideText}`;
  const finder = ofFonts.get(key) ?? createFinder(fonts, style, wideText);
  ofFonts.set(key, finder);
  return finder;
}

/** The same for styles whose letterforms are the same. */
export const styleKey = ({ family, bold, italic, code, likeHan, language }: TypeStyle): string =>
  `${family} ${bold} ${italic} ${code === true} ${likeHan === true} ${region(language)}`;

function createFinder(fonts: Fonts, style: TypeStyle, wideText: boolean): GlyphFinder {
  const [narrowGlyphs, wideGlyphs] = [new Map<string, Glyph | null>(), new Map<string, Glyph | null>()];
  return (character, wide) => {
    const known = wide ? wideGlyphs : narrowGlyphs;
    const glyph = known.get(character);
    if (glyph !== undefined) return glyph ?? undefined;
    const ids = candidates(style, wide, wideText);
    const first = !wide && style.likeHan && IN_HAN.test(character) ? [hanFonts(style)[0] ?? 'han-serif'] : [];
    const code = character.codePointAt(0) ?? 0;
    const found = searchGlyph(fonts, code, [...scriptFonts(code, style), ...first, ...ids]);
    known.set(character, found ?? null);
    return found;
  };
}

/** A script with a face of its own asks no other first. */
function scriptFonts(code: number, style: TypeStyle): readonly FontId[] {
  const face = scriptFace(code);
  return face ? [scriptFont(face, isBoldStyle(style))] : [];
}

/** Headings are bold. */
export const isBoldStyle = ({ bold, family }: Pick<TypeStyle, 'bold' | 'family'>): boolean =>
  bold || family === 'heading';

/** Letters, figures and marks that a Han face draws narrow. */
const IN_HAN = /[\x20-\x7e\u00c0-\u00ff]/;

/** Whether the finder of a style finds a glyph: the same faces are asked, which need not be unpacked for it. */
export function characterFinder(
  fonts: Fonts,
  style: TypeStyle,
  wideText: boolean,
): (character: string, wide: boolean) => boolean {
  const inOrder = { wide: candidates(style, true, wideText), narrow: candidates(style, false, wideText) };
  return (character, wide) => {
    const code = character.codePointAt(0) ?? 0;
    const has = (font: FontId): boolean => characterMap(fonts.mapOf(font))(code) !== 0;
    return scriptFonts(code, style).some(has) || inOrder[wide ? 'wide' : 'narrow'].some(has);
  };
}

function searchGlyph(fonts: Fonts, codePoint: number, ids: readonly FontId[]): Glyph | undefined {
  for (const font of ids) {
    const face = fontFace(fonts(font));
    const number = face.glyphOf(codePoint);
    if (number !== 0) return { font, face, number };
  }
  return undefined;
}

function candidates(style: TypeStyle, wide: boolean, wideText: boolean): readonly FontId[] {
  const han = hanFonts(style);
  const latin = latinFont(style, wideText);
  const resorts = lastResorts(style);
  if (style.code) return [...(wide ? han : []), style.bold ? 'code-bold' : 'code', latin, ...resorts, ...han];
  return [...(wide ? [...han, latin, ...resorts] : [latin, ...resorts, ...han]), 'emoji'];
}

/** The face of code has signs that no other has, among them the brackets of what is still to be filled in. */
const lastResorts = (style: TypeStyle): readonly FontId[] =>
  isBoldStyle(style)
    ? ['more-latin-bold', 'more-latin', 'symbols', 'code-bold']
    : ['more-latin', 'symbols', 'code'];

type Region = 'chinese' | 'simplified' | 'japanese' | 'korean';

function region(language: string): Region {
  if (/^zh-(?:Hans|CN|SG|MY)\b/.test(language)) return 'simplified';
  if (/^ja\b/.test(language)) return 'japanese';
  return /^ko\b/.test(language) ? 'korean' : 'chinese';
}

/** The face of the language first; the others for the characters that it lacks. */
function hanFonts(style: TypeStyle): readonly FontId[] {
  const isBold = isBoldStyle(style);
  const faces: Readonly<Record<Region, FontId>> = {
    chinese: chineseFont(style),
    japanese: isBold ? 'japanese-bold' : 'japanese',
    korean: isBold ? 'korean-bold' : 'korean',
    simplified: isBold ? 'simplified-bold' : 'simplified',
  };
  const first = faces[region(style.language)];
  return [first, ...Object.values(faces).filter((face) => face !== first)];
}

/** Han has no italic: what Latin slants, Chinese sets in the sans face. */
function chineseFont({ family, bold, italic }: TypeStyle): FontId {
  if (family === 'heading') return 'han-sans-bold';
  if (italic) return bold ? 'han-sans-bold' : 'han-sans';
  return bold ? 'han-serif-bold' : 'han-serif';
}

function latinFont({ family, bold, italic, language }: TypeStyle, wideText: boolean): FontId {
  if (family === 'heading')
    return wideText && region(language) === 'chinese'
      ? 'han-sans-bold'
      : italic
        ? 'latin-serif-bold-italic'
        : 'latin-serif-bold';
  if (bold) return italic ? 'latin-serif-bold-italic' : 'latin-serif-bold';
  return italic ? 'latin-serif-italic' : 'latin-serif';
}
