import type { Abbreviation } from '#model/abbreviation.ts';
import { localize } from '#model/localized.ts';

/** An abbreviation of the glossary, its plural beside it, and the ways one language spells it out. */
export type Term = {
  readonly key: string;
  /** As the glossary has it: one entry, or the singular's and the plural's. */
  readonly entries: readonly { readonly short: string; readonly full: string }[];
  /** Every expansion, folded, for `placesOf`. */
  readonly folded: readonly string[];
};

export type Terms = {
  /** By what is printed, without the `s` of a plural. */
  readonly byKey: ReadonlyMap<string, Term>;
  /** Finds whatever the glossary abbreviates; the longest wins, and a plural counts. */
  readonly pattern: RegExp;
  /** The expansions, folded, that have an abbreviation in them: official names. */
  readonly names: readonly string[];
};

/** A part of a text: from the first character up to, not including, the last. */
export type Span = { readonly from: number; readonly to: number };

/**
 * The terms of a language whose first use must be spelt out. One that everyone reads as a word, one that
 * gives way to another, and one that is its own expansion must not.
 */
export function termsOf(abbreviations: readonly Abbreviation[], language: string): Terms | undefined {
  const shorts = abbreviations.map(({ short }) => short).sort((a, b) => b.length - a.length);
  if (shorts.length === 0) return undefined;
  const pattern = new RegExp(
    `(?<![A-Za-z0-9-])(?:${shorts.map(escapePattern).join('|')})s?(?![A-Za-z0-9-])`,
    'g',
  );
  const groups = Map.groupBy(abbreviations, ({ short }) => keyOf(short));
  const terms = [...groups].flatMap(([key, entries]) => termOf(key, entries, language));
  const fulls = abbreviations.map(({ full }) => localize(full, language));
  return {
    byKey: new Map(terms.map((term) => [term.key, term])),
    pattern,
    names: fulls.filter((full) => full.search(pattern) !== -1).map(foldExpansion),
  };
}

function termOf(key: string, entries: readonly Abbreviation[], language: string): readonly Term[] {
  const own = entries.filter(({ prefer }) => prefer === undefined);
  if (own.length === 0 || own.some(({ familiar }) => familiar)) return [];
  const spelt = own.map(({ short, full }) => ({
    short,
    full: localize(full, language).replace(/\s+/g, ' '),
  }));
  if (spelt.some(({ short, full }) => fold(full) === fold(short))) return [];
  return [{ key, entries: spelt, folded: spelt.map(({ full }) => foldExpansion(full)) }];
}

/** A plural is its singular: `MRAs` is `MRA`; `APIS` stays, its last letter is a word. */
export const keyOf = (printed: string): string => printed.replace(/(?<=[A-Z0-9])s$/, '');

/** Where each expansion stands in a folded text. */
export function placesOf(expansions: readonly string[], folded: string): readonly Span[] {
  return expansions.flatMap((expansion) => {
    const spans: Span[] = [];
    for (let at = folded.indexOf(expansion); at !== -1; at = folded.indexOf(expansion, at + 1))
      if (!isInsideWord(folded, at)) spans.push({ from: at, to: at + expansion.length });
    return spans;
  });
}

const isInsideWord = (text: string, at: number): boolean =>
  /[a-z0-9]/.test(text[at] ?? '') && /[a-z0-9]/.test(text[at - 1] ?? '');

/**
 * Capitals, line breaks, hyphens, apostrophes and British or American spelling do not matter; what is
 * folded is as long as it was, so that places hold.
 */
export function fold(text: string): string {
  return text.replace(/[A-Zz\s‐-―’-]/g, (each) => {
    if (/[\s‐-―-]/.test(each)) return ' ';
    if (each === '’') return "'";
    return each === 'z' || each === 'Z' ? 's' : each.toLowerCase();
  });
}

/** Folded, and without the end that a plural changes. */
function foldExpansion(full: string): string {
  return fold(full.replace(/\s+/g, ' ')).replace(/(?<=[a-z]{3})(?:ies|y|s)$/, '');
}

/** Of the words of an expansion, this share makes it the same in other words. */
const SHARE_THAT_COUNTS = 0.6;

/**
 * True when a text has most words of an expansion, in whatever order and form: inflected, with one more
 * or one less. A character of Han or kana is a word.
 * @example hasMostOf('electronic certificate of origin', 'exchanging electronic certificates of origin') // true
 */
export function hasMostOf(full: string, text: string): boolean {
  const words = wordsOf(full);
  const there = wordsOf(text);
  return words.size > 0 && words.intersection(there).size >= words.size * SHARE_THAT_COUNTS;
}

/** The beginnings of the words that say something. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    fold(text).match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?<![a-z0-9])[a-z0-9]{4,5}/gu) ??
      [],
  );
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
