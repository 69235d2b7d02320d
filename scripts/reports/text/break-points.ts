import LineBreaker from 'linebreak';
import { mayBeginLine, mayEndLine } from './character-kind.ts';
import { COUNTED, heldText, SHORTENED } from './held-text.ts';
import type { Atom, Shaped } from './shape-text.ts';
import { unspacedWordEnds } from './unspaced-words.ts';

/** After which atoms a line may end (`may`), may end with a hyphen (`hyphen`) or must (`must`). */
export type BreakPoint = 'may' | 'hyphen' | 'must' | undefined;

export type BreakRules = {
  /** A language whose Han is broken between words alone, as titles want, and no word at its hyphen. */
  readonly wordsOf?: string | undefined;
  /** Where the word that ends with this atom's run may be parted. */
  readonly hyphenate?: ((word: string, run: number) => readonly number[]) | undefined;
};

/**
 * Break opportunities of Unicode's line breaking algorithm (UAX #14), narrowed by kinsoku and by what is held
 * together in papers of every kind (`held-text.ts`). The last atom always ends a line.
 */
export function breakPoints(shaped: Shaped, { wordsOf, hyphenate }: BreakRules = {}): readonly BreakPoint[] {
  const { atoms } = shaped;
  const points: BreakPoint[] = new Array(atoms.length).fill(undefined);
  let text = '';
  for (const atom of atoms) text += atom.text;
  const words = wordsOf === undefined || !HAN.test(text) ? undefined : wordEnds(text, wordsOf);
  const named = wordsOf === undefined ? withinForeignNames(text) : withinListed(text);
  const held = heldText(text);
  const breaker = new LineBreaker(text);
  let index = -1;
  let position = 0;
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    while (position < found.position) {
      index += 1;
      position += atoms[index]?.text.length ?? found.position;
    }
    if (found.required && atoms[index]?.kind === 'line-break') points[index] = 'must';
    else if (named.has(found.position) || isHeld(text, held, found.position)) continue;
    else if (wordsOf !== undefined && atoms[index]?.text === '-') continue;
    else if (isAllowed(atoms, index) && (words?.has(found.position) ?? true)) points[index] = 'may';
  }
  addUnspaced(atoms, points, unspacedWordEnds(text));
  addBeforeWideBrackets(atoms, points);
  points[atoms.length - 1] = 'must';
  if (hyphenate) addHyphens(shaped, points, hyphenate);
  return points;
}

function addUnspaced(atoms: readonly Atom[], points: BreakPoint[], ends: readonly number[]): void {
  if (ends.length === 0) return;
  const places = new Set(ends);
  let position = 0;
  for (const [index, { text }] of atoms.entries()) {
    position += text.length;
    if (places.has(position) && isAllowed(atoms, index)) points[index] ??= 'may';
  }
}

/**
 * A line may end before a full-width bracket that follows a Latin word or a figure (LB30 as of Unicode 13, which
 * the library does not know): Kang Won Moo（HP Korea is parted there, not within the name.
 */
function addBeforeWideBrackets(atoms: readonly Atom[], points: BreakPoint[]): void {
  for (const [index, { text }] of atoms.entries()) {
    if (index > 0 && WIDE_OPENING.has(text) && isAllowed(atoms, index - 1)) points[index - 1] ??= 'may';
  }
}

const WIDE_OPENING = new Set('（「『《〈【〔［｛');

function isWordLetter({ kind, text }: Atom): boolean {
  if (kind !== 'letter') return false;
  const code = text.charCodeAt(0) | 0x20;
  return (code >= 0x61 && code <= 0x7a) || (text > '\u007f' && /[\p{Ll}\p{Lu}\p{M}]/u.test(text));
}

/**
 * Words of letters alone, within one run; a word with a hyphen or a figure of its own is left whole, and so is the
 * last: no part of a word stands alone on the last line.
 */
function addHyphens(
  { atoms, runOf }: Shaped,
  points: BreakPoint[],
  hyphenate: (word: string, run: number) => readonly number[],
): void {
  const end = atoms.findLastIndex(isWordLetter);
  for (let from = 0; from < end; ) {
    const first = atoms[from];
    let to = from + 1;
    if (!first || !isWordLetter(first)) {
      from = to;
      continue;
    }
    for (let next = atoms[to]; next && isWordLetter(next) && runOf[to] === runOf[from]; next = atoms[to])
      to += 1;
    if (to <= end && to - from >= SHORTEST_WORD && isFree(atoms[from - 1]) && isFree(atoms[to])) {
      const word = atoms
        .slice(from, to)
        .map((atom) => atom.text)
        .join('');
      for (const place of hyphenate(word, runOf[from] ?? 0)) points[from + place - 1] ??= 'hyphen';
    }
    from = to;
  }
}

const SHORTEST_WORD = 6;

/** Addresses, codes and compounds, which have more beside the word, are left whole. */
const isFree = (atom: Atom | undefined): boolean =>
  !atom || (atom.kind !== 'letter' && !/[-/@_‑]/.test(atom.text));

const HAN = /\p{Script=Han}/u;

function wordEnds(text: string, language: string): ReadonlySet<number> {
  const words = [...segmenterOf(language).segment(text)];
  const ends = words.filter((_, at) => !isSuffix(words[at + 1]?.segment ?? ''));
  return new Set(ends.map(({ index, segment }) => index + segment.length));
}

const NOWHERE: ReadonlySet<number> = new Set();

/** What a list names, between its commas or brackets: short enough to stay on one line. */
const LISTED = /(?<=[、；：（，:])[^、；：（），。:]{2,24}(?=[、；，）])/gu;
const MOST_HAN = 9;

/** The places inside the short names of a list (陳翠琴、Ms. Yea Browning), where a title or a caption is not broken. */
function withinListed(text: string): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const { 0: name, index } of text.includes('、') ? text.matchAll(LISTED) : []) {
    if ((name.match(/\p{Script=Han}/gu)?.length ?? 0) > MOST_HAN) continue;
    for (let at = index + 1; at < index + name.length; at += 1) inside.add(at);
  }
  return inside;
}

/** Names in Han among other letters (Officer 溫武彥 gave) stay whole; text with marks of Chinese is no such text. */
function withinForeignNames(text: string): ReadonlySet<number> {
  if (!LATIN.test(text) || !HAN.test(text) || WIDE_MARK.test(text)) return NOWHERE;
  const inside = new Set<number>();
  for (const { 0: name, index } of text.matchAll(HAN_NAME))
    for (let at = index + 1; at < index + name.length; at += 1) inside.add(at);
  return inside;
}

const isHeld = (text: string, held: string, position: number): boolean =>
  held.charCodeAt(position - 1) !== text.charCodeAt(position - 1);

const LATIN = /\p{Script=Latin}{3}/u;
const WIDE_MARK = /[，。、；：（）「」]/u;
const HAN_NAME = /(?<!\p{Script=Han})\p{Script=Han}{2,4}(?!\p{Script=Han})/gu;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, known);
  return known;
}

/** One Han on its own ends the word before it (保護局), unless it joins two (暨). */
const isSuffix = (word: string): boolean =>
  /^\p{Script=Han}$/u.test(word) && !'及與暨和或並赴出'.includes(word);

function isAllowed(atoms: readonly Atom[], index: number): boolean {
  const next = atoms[index + 1];
  if (next && !mayBeginLine(next.text)) return false;
  const last = lastVisible(atoms, index);
  if (next && last && belongTogether(last.text, next.text)) return false;
  if (next && isBopomofo(atoms[index]) && isBopomofo(next)) return false;
  if (last?.text === '.' && ABBREVIATED.test(textBefore(atoms, index))) return false;
  if (next?.kind === 'han' && last && '次屆'.includes(last.text) && ORDINAL.test(textBefore(atoms, index)))
    return false;
  if (last?.text === '-' && isInitial(atoms, index - 1)) return false;
  if (last?.text === '/' && (isInitial(atoms, index - 1) || isFinal(atoms, index + 1))) return false;
  if (last?.text === '至' && UNTIL.test(textBefore(atoms, index))) return false;
  return last === undefined || mayEndLine(last.text);
}

/** 100 年, 第 2, 24–30, 下午. */
function belongTogether(last: string, next: string): boolean {
  if (next === '午') return '上下中正'.includes(last);
  if (isFigure(last)) return COUNTED.includes(next);
  return isFigure(next) && '第–～'.includes(last);
}

/** A syllable in Bopomofo keeps its letters and its tone: ㄨㄣˊ. */
const isBopomofo = (atom: Atom | undefined): boolean => atom !== undefined && BOPOMOFO.test(atom.text);
const BOPOMOFO = /^[\p{Script=Bopomofo}ˉˊˇˋ˙]/u;

const isFigure = (text: string): boolean => text >= '0' && text <= '9';

/** Mr., No. and initials stand with whatever follows: Ms. 溫, U.S. dollars. */
const ABBREVIATED = new RegExp(`(?:^|[^\\p{L}.])${SHORTENED}\\.\\s*$`, 'u');

/** 第 1 次 and 會議 are read in one breath. */
const ORDINAL = /第\s*\d+\s*[次屆]$/u;

const LONGEST_BEFORE = 24;

const textBefore = (atoms: readonly Atom[], index: number): string =>
  atoms
    .slice(Math.max(0, index - LONGEST_BEFORE), index + 1)
    .map(({ text }) => text)
    .join('');

/** One letter before a hyphen belongs to what follows: C-TPAT, e-mail. */
function isInitial(atoms: readonly Atom[], index: number): boolean {
  return atoms[index]?.kind === 'letter' && atoms[index - 1]?.kind !== 'letter';
}

/** One letter after a stroke belongs to what is before it: C/O, e-B/L. */
function isFinal(atoms: readonly Atom[], index: number): boolean {
  return atoms[index]?.kind === 'letter' && atoms[index + 1]?.kind !== 'letter';
}

/** A time that lasts is parted before the word that says until when: 上午 11:00⏎至中午 12:30. */
const UNTIL = /\d\s*至\s*$/;

function lastVisible(atoms: readonly Atom[], index: number): Atom | undefined {
  for (let at = index; at >= 0; at -= 1) {
    const atom = atoms[at];
    if (atom && atom.kind !== 'space' && atom.kind !== 'invisible') return atom;
  }
  return undefined;
}
