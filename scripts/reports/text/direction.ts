import bidiFactory, { type Bidi } from 'bidi-js';
import { isRightToLeft } from '#model/language.ts';
import type { Atom } from './shape-text.ts';

/** Text in which something is read from right to left. */
export type Direction = {
  /** Of each character: odd where it is read from right to left (UAX #9). */
  readonly levels: readonly number[];
  /** The places of the characters `from` to `to` (exclusive) of one line, from left to right. */
  readonly order: (from: number, to: number) => readonly number[];
  /** What an opening bracket looks like where it is read from right to left. */
  readonly mirrored: ReadonlyMap<number, string>;
};

const MARKS = new Set([0x200f, 0x202b, 0x202e, 0x2067]);

/** Scripts and signs that are read, or make read, from right to left. */
function isLeftwards(code: number): boolean {
  if (code < 0x0590 || (code >= 0x2e00 && code < 0xfb1d)) return false;
  if (code <= 0x08ff || MARKS.has(code)) return true;
  if (code <= 0xfefc) return (code >= 0xfb1d && code <= 0xfdff) || code >= 0xfe70;
  return (code >= 0x10800 && code <= 0x10fff) || (code >= 0x1e800 && code <= 0x1efff);
}

let bidi: Bidi | undefined;

/**
 * The direction of characters that stand in a text of `language`; `undefined` where all are read from left to
 * right, as nearly all are. Punctuation on the square stays with the Han around it (UAX #9, HL1), so that two
 * Arabic names in a Chinese list keep their order.
 */
export function directionOf(atoms: readonly Atom[], language: string): Direction | undefined {
  const isBaseRight = isRightToLeft(language);
  if (!isBaseRight && !atoms.some(({ text }) => isLeftwards(text.codePointAt(0) ?? 0))) return undefined;
  bidi ??= bidiFactory();
  const text = atoms.map(unitOf).join('');
  const embedding = bidi.getEmbeddingLevels(text, isBaseRight ? 'rtl' : 'ltr');
  return {
    levels: [...embedding.levels],
    order: (from, to) =>
      to > from ? (bidi?.getReorderedIndices(text, embedding, from, to - 1).slice(from, to) ?? []) : [],
    mirrored: bidi.getMirroredCharactersMap(text, embedding.levels),
  };
}

const LEFT_TO_RIGHT = '一';
const NEUTRAL = '☺';

/** One unit of text for each character, of the same direction. */
function unitOf({ text, kind }: Atom): string {
  if (kind === 'han' || kind === 'open' || kind === 'close' || kind === 'stop') return LEFT_TO_RIGHT;
  const code = text.codePointAt(0) ?? 0;
  return code > 0xffff ? NEUTRAL : String.fromCharCode(code);
}

/** Letters of right to left with what stands between them. */
const LEFTWARDS =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\p{Join_Control}\p{M}\s\p{P}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\p{M}])?/gu;

/** Letters of other scripts and numbers with what stands between them. */
const RIGHTWARDS =
  /[[\p{L}\p{N}]--[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]](?:[[\p{L}\p{N}\p{M}\s\p{P}\p{S}]--[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]]*[[\p{L}\p{N}]--[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]])?/gv;

/**
 * A text in stretches of one direction, for programs that ask to be told: what is neither, such as a full
 * stop, is read as the text's language is.
 * @example splitByDirection('to אב', 'en')
 */
export function splitByDirection(
  text: string,
  language: string,
): readonly { readonly text: string; readonly isLeftwards: boolean }[] {
  const isBase = isRightToLeft(language);
  const parts: { readonly text: string; readonly isLeftwards: boolean }[] = [];
  let from = 0;
  for (const { 0: stretch, index } of text.matchAll(isBase ? RIGHTWARDS : LEFTWARDS)) {
    if (index > from) parts.push({ text: text.slice(from, index), isLeftwards: isBase });
    parts.push({ text: stretch, isLeftwards: !isBase });
    from = index + stretch.length;
  }
  return from < text.length || from === 0
    ? [...parts, { text: text.slice(from), isLeftwards: isBase }]
    : parts;
}
