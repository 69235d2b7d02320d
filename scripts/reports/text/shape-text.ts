import type { FontId, Fonts } from '#load/fonts.ts';
import type { Emphasis, Run } from '../block.ts';
import { fontFace } from '../font/font-face.ts';
import { type CharacterKind, characterKind, isAmbiguous, isWideLanguage } from './character-kind.ts';
import { glyphFinder, type TypeStyle } from './typeface.ts';

/** A character ready to be set: lengths in points. */
export type Atom = {
  readonly text: string;
  readonly font: FontId;
  readonly glyph: number;
  readonly sizePt: number;
  readonly risePt: number;
  readonly kind: CharacterKind;
  /** Index of its run. */
  readonly run: number;
  /** Advance, kerning with the next included. */
  readonly widthPt: number;
  /** Blank inside the square that may go at the start and at the end of a line, or beside other punctuation. */
  readonly blankBeforePt: number;
  readonly blankAfterPt: number;
};

export type TextLook = {
  readonly family: TypeStyle['family'];
  readonly sizePt: number;
  readonly language: string;
  readonly bold?: boolean;
};

/** A letter beside Han looks small: what sets Latin a little larger within Chinese text. */
const LATIN_SCALE = 1.05;
const RAISED_SCALE = 0.62;
const RAISED_EM = 0.36;
const INVISIBLE_STAND_IN = ' ';

/** Text as characters with fonts and widths. Line feeds of the source are folded (none between Han). */
export function shapeText(runs: readonly Run[], look: TextLook, fonts: Fonts): readonly Atom[] {
  const setters = runs.map((run) => runSetter(run, look, fonts));
  const characters = foldLines(
    runs.flatMap((run, index) => Array.from(run.text, (text) => ({ text, run: index }))),
  );
  const atoms: Atom[] = [];
  for (const [index, { text, run }] of characters.entries()) {
    const setter = setters[run];
    const atom = setter?.(text, isSetWide(characters, index, setter.wide), run);
    if (!atom) continue;
    const last = atoms.length - 1;
    const before = atoms[last];
    const kern = before ? kerning(before, atom, fonts) : 0;
    if (before && kern !== 0) atoms[last] = { ...before, widthPt: before.widthPt + kern };
    atoms.push(atom);
  }
  return atoms;
}

/** Sets the characters of one run; `undefined` for one that no font has, which has been told before. */
type RunSetter = ((text: string, wide: boolean, run: number) => Atom | undefined) & {
  readonly wide: boolean;
};

function runSetter({ emphasis, language }: Run, look: TextLook, fonts: Fonts): RunSetter {
  const wideText = isWideLanguage(look.language);
  const find = glyphFinder(fonts, typeStyle(emphasis, look, hanLanguage(language, look)), wideText);
  const raised = emphasis?.includes('raised') === true;
  const risePt = raised ? RAISED_EM * look.sizePt : 0;
  const basePt = look.sizePt * (raised ? RAISED_SCALE : 1);
  const set = (text: string, wide: boolean, run: number): Atom | undefined => {
    const kind = characterKind(text, wide);
    const hasNoWidth = kind === 'invisible' || kind === 'line-break';
    const glyph = find(hasNoWidth ? INVISIBLE_STAND_IN : spaceFor(text), wide);
    if (!glyph) return undefined;
    const sizePt = basePt * (wideText && isLatinFont(glyph.font) ? LATIN_SCALE : 1);
    const widthPt = hasNoWidth ? 0 : (glyph.face.advanceOf(glyph.number) * sizePt) / 1000;
    return {
      text,
      font: glyph.font,
      glyph: glyph.number,
      sizePt,
      risePt,
      kind,
      run,
      widthPt,
      ...blanks(kind, widthPt, { sizePt, inCorner: isInCorner(text, glyph.font) }),
    };
  };
  return Object.assign(set, { wide: isWideLanguage(language) });
}

/** Pairs of one Latin font and size are kerned; Han is not. */
function kerning(before: Atom, atom: Atom, fonts: Fonts): number {
  if (before.font !== atom.font || before.sizePt !== atom.sizePt || !isLatinFont(atom.font)) return 0;
  return (fontFace(fonts(atom.font)).kern(before.glyph, atom.glyph) * atom.sizePt) / 1000;
}

const isLatinFont = (font: FontId): boolean => font.startsWith('latin') || font === 'more-latin';
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
  };
}

type Character = { readonly text: string; readonly run: number };

/** A line feed in the source is a space between words and nothing between Han. */
function foldLines(characters: readonly Character[]): readonly Character[] {
  if (!characters.some(({ text }) => text === '\n' || text === '\r')) return characters;
  return characters.flatMap((character, index) => {
    if (character.text === '\r') return [];
    if (character.text !== '\n') return [character];
    const [before, after] = [characters[index - 1]?.text ?? ' ', characters[index + 1]?.text ?? ' '];
    return isWideCharacter(before) && isWideCharacter(after) ? [] : [{ ...character, text: ' ' }];
  });
}

const isWideCharacter = (text: string): boolean =>
  ['han', 'open', 'close', 'stop'].includes(characterKind(text, true));

/** Whether a character stands on the Han square: quotes and dashes go with the letters they hold. */
function isSetWide(characters: readonly Character[], index: number, wideLanguage: boolean): boolean {
  const text = characters[index]?.text ?? '';
  if (!isAmbiguous(text)) return isWideCharacter(text);
  if (!wideLanguage) return false;
  const neighbour = characters[text === '“' || text === '‘' ? index + 1 : index - 1]?.text;
  const isLatin = neighbour !== undefined && characterKind(neighbour, false) === 'letter';
  return !(isLatin && '“”‘’'.includes(text));
}

/** Japanese draws commas and full stops in the lower left of the square, Chinese (Taiwan) in its middle. */
const isInCorner = (text: string, font: FontId): boolean =>
  font.startsWith('japanese') && '，。、．'.includes(text);

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
