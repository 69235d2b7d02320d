import { createRequire } from 'node:module';

/** Where a word may be parted at the end of a line: the number of characters before each hyphen. */
export type Hyphenate = (word: string, language: string) => readonly number[];

type Patterns = {
  readonly hyphenateSync: (text: string, options: { readonly hyphenChar: string }) => string;
};

const require = createRequire(import.meta.url);
const SOFT_HYPHEN = '\u00ad';
const SHORTEST = 6;
const LEAST_BEFORE = 2;
const LEAST_AFTER = 3;
/** A language that is written without saying whose: its most common patterns in official use. */
const DEFAULTS: Readonly<Record<string, string>> = { en: 'en-gb', de: 'de-1996', el: 'el-monoton' };

const patterns = new Map<string, Patterns | undefined>();
const known = new Map<string, readonly number[]>();

/**
 * Hyphenation by the patterns of TeX (Liang 1983) for every language that has them. Names, which begin
 * with a capital, and abbreviations stay whole, save in German, where every noun has a capital.
 * @example loadHyphenation()('recommendation', 'en') // [3, 6, 9]
 */
export function loadHyphenation(): Hyphenate {
  return (word, language) => {
    if (word.length < SHORTEST || isName(word, language)) return NEVER;
    const key = `${language} ${word}`;
    const places = known.get(key) ?? findPlaces(word, language);
    known.set(key, places);
    return places;
  };
}

const NEVER: readonly number[] = [];

function isName(word: string, language: string): boolean {
  return language.startsWith('de') ? /\p{Lu}.*\p{Lu}/u.test(word) : /\p{Lu}/u.test(word);
}

function findPlaces(word: string, language: string): readonly number[] {
  const found = patternsOf(language);
  if (!found) return NEVER;
  const parts = found.hyphenateSync(word, { hyphenChar: SOFT_HYPHEN }).split(SOFT_HYPHEN);
  const places: number[] = [];
  let before = 0;
  for (const part of parts.slice(0, -1)) {
    before += part.length;
    if (before >= LEAST_BEFORE && word.length - before >= LEAST_AFTER) places.push(before);
  }
  return places;
}

/** The patterns of a language tag, else of its language alone; read when first asked for. */
function patternsOf(language: string): Patterns | undefined {
  if (patterns.has(language)) return patterns.get(language);
  const tag = language.toLowerCase();
  const base = tag.split('-')[0] ?? tag;
  const found = load(tag) ?? load(DEFAULTS[base] ?? base) ?? load(base);
  patterns.set(language, found);
  return found;
}

function load(tag: string): Patterns | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(tag)) return undefined;
  try {
    return require(`hyphen/${tag}`) as Patterns;
  } catch {
    return undefined;
  }
}
