import type { FontId, Fonts } from '#load/fonts.ts';
import type { Emphasis, Run } from '../block.ts';
import { fontFace } from '../font/font-face.ts';
import { type CharacterKind, characterKind, isWideLanguage } from './character-kind.ts';
import { placeMarks } from './place-marks.ts';
import { shapeStretch } from './shape-script.ts';
import type { Atom, TextLook } from './shape-text.ts';
import {
  type Glyph,
  type GlyphFinder,
  glyphFinder,
  glyphsTogether,
  isBoldStyle,
  styleKey,
  type TypeStyle,
} from './typeface.ts';

/** The characters of one look, each made when first asked for and kept: as a compositor's case keeps type. */
export type TypeCase = {
  /** Its text is of a language set on the square. */
  readonly isWide: boolean;
  /**
   * The character on the Han square or not, and of a word set apart from the Latin of a Han face;
   * `undefined` for one that no font has, which has been told before.
   */
  readonly pick: (code: number, wide: boolean, isApart: boolean) => Atom | undefined;
  /** A letter with the marks that stand on it, in one font; `undefined` where no font has them all. */
  readonly cluster: (codes: readonly number[], wide: boolean) => Atom | undefined;
  /** Characters of one script as they are drawn together, in the order of reading. */
  readonly shape: (codes: readonly number[], font: FontId) => readonly Atom[];
  /** A bracket that is read from right to left: drawn as `as`, and still itself. */
  readonly mirror: (atom: Atom, as: string) => Atom;
  readonly isBold: boolean;
  /** The first of two characters as it stands before the second; `undefined` where that changes nothing. */
  readonly kern: (before: Atom, after: Atom) => Atom | undefined;
};

/** A letter beside Han looks small: what sets Latin a little larger within Chinese text. */
const LATIN_SCALE = 1.05;
const RAISED_SCALE = 0.62;
const RAISED_EM = 0.36;
const INVISIBLE_STAND_IN = ' ';

const kept = new WeakMap<Fonts, Map<string, TypeCase>>();

/** The case that a run's characters are taken from. */
export function typeCase({ emphasis, language }: Run, look: TextLook, fonts: Fonts): TypeCase {
  const ofFonts = kept.get(fonts) ?? new Map<string, TypeCase>();
  kept.set(fonts, ofFonts);
  const apart = typeStyle(emphasis, look, hanLanguage(language, look));
  const style = { ...apart, likeHan: isLikeHan(apart, look) };
  const [isWide, isWideText] = [isWideLanguage(language), isWideLanguage(look.language)];
  const isRaised = emphasis?.includes('raised') === true;
  const key = `${styleKey(style)} ${isWide} ${isWideText} ${isRaised} ${look.sizePt}`;
  const known = ofFonts.get(key);
  if (known) return known;
  const find = glyphFinder(fonts, style, isWideText);
  const findApart = style.likeHan ? glyphFinder(fonts, apart, isWideText) : find;
  const findTogether: CaseLook['findTogether'] = (characters, wide) =>
    glyphsTogether(fonts, style, { characters, wide, wideText: isWideText });
  const made = openCase(fonts, {
    find,
    findApart,
    findTogether,
    isWide,
    isWideText,
    isRaised,
    isBold: isBoldStyle(style),
    sizePt: look.sizePt,
  });
  ofFonts.set(key, made);
  return made;
}

type CaseLook = {
  readonly find: GlyphFinder;
  readonly findApart: GlyphFinder;
  readonly findTogether: (characters: readonly string[], wide: boolean) => readonly Glyph[] | undefined;
  readonly isWide: boolean;
  readonly isWideText: boolean;
  readonly isRaised: boolean;
  readonly isBold: boolean;
  readonly sizePt: number;
};

function openCase(fonts: Fonts, look: CaseLook): TypeCase {
  const [narrow, wide, apart] = [0, 1, 2].map(() => new Map<number, Atom | null>());
  const clusters = new Map<string, Atom | null>();
  const kerned = new Map<Atom, Map<Atom, Atom | null>>();
  const shaped = new Map<string, readonly Atom[]>();
  const pick: TypeCase['pick'] = (code, isSetWide, isApart) => {
    const atoms = isSetWide ? wide : isApart ? apart : narrow;
    const known = atoms?.get(code);
    if (known !== undefined) return known ?? undefined;
    const find = isApart && !isSetWide ? look.findApart : look.find;
    const made = makeAtom(String.fromCodePoint(code), isSetWide, { ...look, find });
    atoms?.set(code, made ?? null);
    return made;
  };
  return {
    isWide: look.isWide,
    isBold: look.isBold,
    pick,
    mirror: (atom, as) => {
      const drawn = pick(as.codePointAt(0) ?? 0, look.isWide && atom.kind !== 'other', false);
      return drawn ? mirrorAtom(atom, drawn, fonts) : atom;
    },
    shape: (codes, font) => {
      const key = `${font} ${codes.join()}`;
      const known = shaped.get(key) ?? shapeAtoms(codes, font, { look, fonts });
      shaped.set(key, known);
      return known;
    },
    cluster: (codes, isSetWide) => {
      const key = `${codes.join()} ${isSetWide}`;
      const known = clusters.get(key);
      if (known !== undefined) return known ?? undefined;
      const characters = codes.map((code) => String.fromCodePoint(code));
      const glyphs = look.findTogether(characters, isSetWide);
      const made = glyphs && makeCluster(characters, glyphs, { wide: isSetWide, look });
      clusters.set(key, made ?? null);
      return made;
    },
    kern: (before, after) => {
      if (before.isShaped || after.isShaped) return;
      if (after.kind === 'han' || before.font !== after.font || before.sizePt !== after.sizePt) return;
      if (!isLatinFont(after.font) && !(isLetter(before) && isLetter(after))) return;
      const ofBefore = kerned.get(before) ?? new Map<Atom, Atom | null>();
      kerned.set(before, ofBefore);
      const known = ofBefore.get(after);
      if (known !== undefined) return known ?? undefined;
      const made = kernAtom(before, after, fonts);
      ofBefore.set(after, made ?? null);
      return made;
    },
  };
}

function makeAtom(
  text: string,
  wide: boolean,
  { find, isWideText, isRaised, sizePt: lookPt }: CaseLook,
): Atom | undefined {
  const kind = characterKind(text, wide);
  const hasNoWidth = kind === 'invisible' || kind === 'line-break';
  const glyph = find(hasNoWidth ? INVISIBLE_STAND_IN : spaceFor(text), wide);
  return glyph && atomOf(text, glyph, { kind, look: { isWideText, isRaised, sizePt: lookPt } });
}

type Setting = {
  readonly kind: CharacterKind;
  readonly look: Pick<CaseLook, 'isWideText' | 'isRaised' | 'sizePt'>;
};

function atomOf(text: string, glyph: Glyph, { kind, look }: Setting): Atom {
  const { isWideText, isRaised, sizePt: lookPt } = look;
  const hasNoWidth = kind === 'invisible' || kind === 'line-break';
  const basePt = lookPt * (isRaised ? RAISED_SCALE : 1);
  const sizePt = basePt * (isWideText && isLatinFont(glyph.font) ? LATIN_SCALE : 1);
  const widthPt = hasNoWidth ? 0 : (glyph.face.advanceOf(glyph.number) * sizePt) / 1000;
  return {
    text,
    font: glyph.font,
    glyph: glyph.number,
    sizePt,
    risePt: isRaised ? RAISED_EM * lookPt : 0,
    kind,
    widthPt,
    ...blanks(kind, widthPt, { sizePt, inCorner: isInCorner(text, glyph.font) }),
  };
}

/** As wide as the letter is alone: marks take no room. */
function makeCluster(
  characters: readonly string[],
  glyphs: readonly Glyph[],
  { wide, look }: { readonly wide: boolean; readonly look: CaseLook },
): Atom | undefined {
  const [letter, ...marks] = glyphs;
  const [first = ''] = characters;
  if (!letter) return undefined;
  const drawn = placeMarks(letter, marks, first);
  const atom = atomOf(characters.join(''), letter, { kind: characterKind(first, wide), look });
  return { ...atom, drawn: { parts: drawn, advance: letter.face.advanceOf(letter.number) } };
}

function shapeAtoms(
  codes: readonly number[],
  font: FontId,
  { look, fonts }: { readonly look: CaseLook; readonly fonts: Fonts },
): readonly Atom[] {
  const face = fontFace(fonts(font));
  return shapeStretch(codes, font, fonts).map(({ text, glyph, drawn }) => {
    const kind = font.startsWith('emoji') ? 'other' : characterKind(text, false);
    const atom = atomOf(
      text,
      { font, face, number: glyph },
      { kind: kind === 'invisible' ? 'letter' : kind, look },
    );
    return { ...atom, drawn, widthPt: (drawn.advance * atom.sizePt) / 1000, isShaped: true };
  });
}

function mirrorAtom(atom: Atom, drawn: Atom, fonts: Fonts): Atom {
  const advance = fontFace(fonts(drawn.font)).advanceOf(drawn.glyph);
  return { ...drawn, text: atom.text, drawn: { parts: [{ glyph: drawn.glyph, x: 0, y: 0 }], advance } };
}

/** Pairs of one Latin font and size are kerned; Han is not. */
function kernAtom(before: Atom, after: Atom, fonts: Fonts): Atom | undefined {
  const kern = (fontFace(fonts(after.font)).kern(before.glyph, after.glyph) * after.sizePt) / 1000;
  return kern === 0 ? undefined : { ...before, widthPt: before.widthPt + kern };
}

/** A Han face kerns its Latin letters; all else of it stands on the square. */
const isLetter = ({ kind }: Atom): boolean => kind === 'letter';

/** Text on the square has the Latin of its own face, save where that has none of the look, or figures are to be as wide as each other. */
const isLikeHan = ({ family, italic, code }: TypeStyle, { language, tabular }: TextLook): boolean =>
  isWideLanguage(language) && family === 'body' && !italic && !code && !tabular;

const isLatinFont = (font: FontId): boolean => font.startsWith('latin') || font.startsWith('more-latin');
const spaceFor = (text: string): string => (text === '\t' || text === '\u00a0' ? ' ' : text);

/** Latin words within Japanese text are still set beside Japanese characters. */
const hanLanguage = (language: string, look: TextLook): string =>
  isWideLanguage(language) ? language : look.language;

function typeStyle(emphasis: readonly Emphasis[] | undefined, look: TextLook, language: string): TypeStyle {
  return {
    family: look.family,
    language,
    bold: look.bold === true || emphasis?.includes('bold') === true,
    italic: emphasis?.includes('italic') === true,
    code: emphasis?.includes('code') === true,
  };
}

/** Japanese and simplified Chinese draw commas and full stops in the lower left of the square, Chinese (Taiwan) in its middle. */
const isInCorner = (text: string, font: FontId): boolean =>
  /^(?:japanese|simplified)/.test(font) && '，。、．'.includes(text);

const NO_BLANKS = { blankBeforePt: 0, blankAfterPt: 0 } as const;

function blanks(
  kind: CharacterKind,
  widthPt: number,
  { sizePt, inCorner }: { readonly sizePt: number; readonly inCorner: boolean },
): Pick<Atom, 'blankBeforePt' | 'blankAfterPt'> {
  if (widthPt < 0.9 * sizePt) return NO_BLANKS;
  switch (kind) {
    case 'open':
      return { blankBeforePt: 0.5 * widthPt, blankAfterPt: 0 };
    case 'close':
      return { blankBeforePt: 0, blankAfterPt: 0.5 * widthPt };
    case 'stop':
      if (inCorner) return { blankBeforePt: 0, blankAfterPt: 0.5 * widthPt };
      return { blankBeforePt: 0.25 * widthPt, blankAfterPt: 0.25 * widthPt };
    default:
      return NO_BLANKS;
  }
}
