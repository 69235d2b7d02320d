import type { FontId, Fonts } from '#load/fonts.ts';
import type { Run } from '../block.ts';
import type { ComposedGlyph } from '../font/composed-glyph.ts';
import { type CharacterKind, characterKind, isAmbiguous } from './character-kind.ts';
import { composeText, isMark } from './compose-text.ts';
import { type Direction, directionOf } from './direction.ts';
import { needsShaping, type Stretch, stretchAt } from './shape-script.ts';
import { type TypeCase, typeCase } from './type-case.ts';
import type { TypeStyle } from './typeface.ts';

/** A character ready to be set: lengths in points. The same object wherever it stands in the same look. */
export type Atom = {
  readonly text: string;
  readonly font: FontId;
  readonly glyph: number;
  readonly sizePt: number;
  readonly risePt: number;
  readonly kind: CharacterKind;
  /** Advance, kerning with the next included. */
  readonly widthPt: number;
  /** Blank inside the square that may go at the start and at the end of a line, or beside other punctuation. */
  readonly blankBeforePt: number;
  readonly blankAfterPt: number;
  /** Of a letter with marks on it, or letters that are shaped together, which are one atom: the glyphs it is drawn of. */
  readonly drawn?: ComposedGlyph;
  /** Its shape is of its neighbours: nothing may be put between them. */
  readonly isShaped?: true;
};

/** Characters in the order of reading, and of each the index of its run. */
export type Shaped = {
  readonly atoms: readonly Atom[];
  readonly runOf: readonly number[];
  /** Absent where all is read from left to right. */
  readonly direction?: Direction | undefined;
};

export type TextLook = {
  readonly family: TypeStyle['family'];
  readonly sizePt: number;
  readonly language: string;
  readonly bold?: boolean;
  /** Figures are all of one width, so that their places stand under each other. */
  readonly tabular?: boolean;
};

/** Text as characters with fonts and widths. Line feeds of the source are folded (none between Han). */
export function shapeText(runs: readonly Run[], look: TextLook, fonts: Fonts): Shaped {
  const cases = runs.map((run) => typeCase(run, look, fonts));
  const characters = foldLines(splitRuns(runs));
  const { codes } = characters;
  const isApart = wordsApart(codes);
  const stretch = stretches(characters, cases, fonts);
  const atoms: Atom[] = [];
  const runOf: number[] = [];
  let before: Atom | undefined;
  for (let index = 0; index < codes.length; index += 1) {
    const run = characters.runOf[index] ?? 0;
    const source = cases[run];
    const shaped = stretch(index);
    if (shaped) {
      for (const atom of source?.shape(codes.slice(index, index + shaped.length), shaped.font) ?? []) {
        atoms.push(atom);
        runOf.push(run);
      }
      before = undefined;
      index += shaped.length - 1;
      continue;
    }
    const length = clusterLength(codes, index);
    const isSquare = isSetWide(codes, index, source?.isWide === true);
    const together = length > 1 && source?.cluster(codes.slice(index, index + length), isSquare);
    const atom = together || source?.pick(codes[index] ?? 0, isSquare, isApart(index));
    if (together) index += length - 1;
    if (!atom) continue;
    const kerned = before && source?.kern(before, atom);
    if (kerned) atoms[atoms.length - 1] = kerned;
    atoms.push(atom);
    runOf.push(run);
    before = atom;
  }
  return direct({ atoms, runOf }, cases, look.language);
}

/** Finds what has to be shaped; most text has nothing, which is seen once. */
function stretches(
  { codes, runOf }: Characters,
  cases: readonly TypeCase[],
  fonts: Fonts,
): (index: number) => Stretch | undefined {
  if (!needsShaping(codes)) return () => undefined;
  return (index) =>
    stretchAt(codes, index, {
      fonts,
      isBold: cases[runOf[index] ?? 0]?.isBold === true,
      isOneRun: (other) => runOf[other] === runOf[index],
    });
}

/** Brackets that are read from right to left open the other way. */
function direct(shaped: Shaped, cases: readonly TypeCase[], language: string): Shaped {
  const direction = directionOf(shaped.atoms, language);
  if (!direction) return shaped;
  const atoms = shaped.atoms.map((atom, index) => {
    const as = direction.mirrored.get(index);
    return (as && cases[shaped.runOf[index] ?? 0]?.mirror(atom, as)) || atom;
  });
  return { ...shaped, atoms, direction };
}

/**
 * Which letters are of words with a letter beyond those of western Europe: no Han face has these, and a word
 * is of one face.
 */
function wordsApart(codes: readonly number[]): (index: number) => boolean {
  if (!codes.some(isBeyondLatin1)) return () => false;
  const apart = new Set<number>();
  for (let from = 0; from < codes.length; ) {
    let to = from;
    while (to < codes.length && !endsWord(codes[to] ?? SPACE)) to += 1;
    if (codes.slice(from, to).some(isBeyondLatin1)) for (let at = from; at < to; at += 1) apart.add(at);
    from = to + 1;
  }
  return (index) => apart.has(index);
}

const isBeyondLatin1 = (code: number): boolean =>
  (code >= 0x100 && code < 0x2000) || (code >= 0xa700 && code < 0xac00);
const endsWord = (code: number): boolean => code === SPACE || (code >= 0x2000 && !isBeyondLatin1(code));

/** A character and the marks that follow it. */
function clusterLength(codes: readonly number[], index: number): number {
  let end = index + 1;
  while (end < codes.length && isMark(codes[end] ?? 0)) end += 1;
  return isMark(codes[index] ?? 0) ? 1 : end - index;
}

/** Code points in order, and of each the index of its run. */
type Characters = { readonly codes: readonly number[]; readonly runOf: readonly number[] };

function splitRuns(runs: readonly Run[]): Characters {
  const codes: number[] = [];
  const runOf: number[] = [];
  for (const [run, { text: written }] of runs.entries()) {
    const text = composeText(written);
    for (let at = 0; at < text.length; ) {
      const code = text.codePointAt(at) ?? 0;
      at += code > 0xffff ? 2 : 1;
      if (code === BYTE_ORDER_MARK) continue;
      codes.push(code);
      runOf.push(run);
    }
  }
  return { codes, runOf };
}

/** It means nothing within a text, and no archive takes a character that reads as one (ISO 19005-2 §6.2.11.7.2). */
const BYTE_ORDER_MARK = 0xfeff;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
/** The middle dot; what comes before it is narrow. */
const FIRST_AMBIGUOUS = 0xb7;
/** CJK Unified Ideographs. */
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** A line feed in the source is a space between words and nothing between Han. */
function foldLines(characters: Characters): Characters {
  const { codes } = characters;
  if (!codes.includes(LINE_FEED) && !codes.includes(CARRIAGE_RETURN)) return characters;
  const kept = codes.flatMap((code, index) => {
    const isFolded = code === LINE_FEED && isWide(codes[index - 1]) && isWide(codes[index + 1]);
    return code === CARRIAGE_RETURN || isFolded ? [] : [index];
  });
  return {
    codes: kept.map((index) => (codes[index] === LINE_FEED ? SPACE : (codes[index] ?? SPACE))),
    runOf: kept.map((index) => characters.runOf[index] ?? 0),
  };
}

const isWide = (code: number | undefined): boolean =>
  code !== undefined && isWideKind(characterKind(String.fromCodePoint(code), true));
const isWideKind = (kind: CharacterKind): boolean =>
  kind === 'han' || kind === 'open' || kind === 'close' || kind === 'stop';

/** On the Han square, beside it, or now here and now there. */
type Standing = 'wide' | 'narrow' | 'ambiguous';
const STANDINGS = new Map<number, Standing>();

function standingOf(code: number): Standing {
  const known = STANDINGS.get(code);
  if (known) return known;
  const text = String.fromCodePoint(code);
  const standing = isAmbiguous(text)
    ? 'ambiguous'
    : isWideKind(characterKind(text, true))
      ? 'wide'
      : 'narrow';
  STANDINGS.set(code, standing);
  return standing;
}

/** Whether a character stands on the Han square: quotes and dashes go with the letters they hold. */
function isSetWide(codes: readonly number[], index: number, wideLanguage: boolean): boolean {
  const code = codes[index] ?? SPACE;
  // Nearly all characters are of these two kinds.
  if (code < FIRST_AMBIGUOUS) return false;
  if (code >= FIRST_HAN && code <= LAST_HAN) return true;
  const standing = standingOf(code);
  if (standing !== 'ambiguous') return standing === 'wide';
  if (!wideLanguage) return false;
  const text = String.fromCodePoint(code);
  if (!'“”‘’'.includes(text)) return true;
  const neighbour = codes[text === '“' || text === '‘' ? index + 1 : index - 1];
  return neighbour === undefined || characterKind(String.fromCodePoint(neighbour), false) !== 'letter';
}
