import { foldPhrase } from '../availability/lexicon.ts';
import { type DateWords, type PhraseWords, TABLES } from '../availability/words.ts';
import { HAN_FIGURES, readHanNumeral } from '../numerals.ts';

/** What a word says of the date it stands beside. */
export type Relation = 'before' | 'by' | 'end' | 'early' | 'middle' | 'late' | 'during' | 'from' | 'after';

export type DateToken =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'unit'; readonly unit: 'year' | 'month' | 'day' }
  | { readonly is: 'month'; readonly month: number }
  /** Years from this one. */
  | { readonly is: 'relative'; readonly years: number }
  /** A half or quarter, by its EDTF number. */
  | { readonly is: 'group'; readonly group: number }
  | { readonly is: 'relation'; readonly relation: Relation; readonly stands: 'before' | 'after' }
  | { readonly is: 'to' }
  /** `年中`: the year, and its middle. */
  | { readonly is: 'mid-year' }
  | { readonly is: 'lasting' }
  /** Anything else: it parts what stands before it from what follows. */
  | { readonly is: 'gap' };

type Vocabulary = {
  readonly pattern: RegExp;
  readonly meanings: ReadonlyMap<string, readonly DateToken[]>;
  /** Words that say nothing. */
  readonly skipped: ReadonlySet<string>;
};

const vocabularies = new Map<string, Vocabulary>();

/**
 * The words of a date as tokens. A form with two meanings (`から`: from, or up to) gives the first that
 * fits where it stands, so all are handed on.
 */
export function dateTokens(text: string, language: string): readonly (readonly DateToken[])[] {
  const vocabulary = vocabularyOf(language);
  if (!vocabulary) return [];
  const folded = foldPhrase(text).replace(/[()（）「」“”,，、]/g, ' ');
  return [...folded.matchAll(vocabulary.pattern)].flatMap(([whole]) => {
    if (/^\s+$/.test(whole) || vocabulary.skipped.has(whole)) return [];
    const value = /^\d+$/.test(whole)
      ? Number(whole)
      : HAN_NUMBER.test(whole)
        ? readHanNumeral(whole)
        : undefined;
    const meanings = vocabulary.meanings.get(whole);
    if (!meanings && value !== undefined) return [[{ is: 'number', value } as const]];
    return [meanings ?? [{ is: 'gap' } as const]];
  });
}

function vocabularyOf(language: string): Vocabulary | undefined {
  const tag = language.split('-')[0] ?? '';
  const table = TABLES[tag];
  if (!table) return undefined;
  const known = vocabularies.get(tag) ?? buildVocabulary(table);
  vocabularies.set(tag, known);
  return known;
}

function buildVocabulary(table: PhraseWords): Vocabulary {
  const meanings = new Map<string, DateToken[]>();
  const add = (forms: string | undefined, token: DateToken) => {
    for (const form of forms?.split('|') ?? []) {
      const folded = foldPhrase(form);
      meanings.set(folded, [...(meanings.get(folded) ?? []), token]);
    }
  };
  for (const [index, forms] of (table.months ?? []).entries()) add(forms, { is: 'month', month: index + 1 });
  for (const unit of ['year', 'month', 'day'] as const) add(table[unit], { is: 'unit', unit });
  addDateWords(table.dates, add);
  const skipped = new Set(
    table.skip
      .split('|')
      .map(foldPhrase)
      .filter((form) => !meanings.has(form)),
  );
  const forms = boundedForms([...meanings.keys(), ...skipped]);
  return {
    meanings,
    skipped,
    pattern: new RegExp(
      `\\s+|\\d+|${HAN_FIGURES}(?!${HAN_FIGURES})(?=[至到及–-]?(?:${HAN_FIGURES})?[年月日號号])|${forms}|[\\p{L}\\p{M}]|.`,
      'gsu',
    ),
  };
}

/** `十月`, `二十三至二十四日` and `一百零三年`: figures of the East before a unit or another date. */
const HAN_NUMBER = new RegExp(`^${HAN_FIGURES}$`, 'u');

const FIRST_HALF = 40;
const FIRST_QUARTER = 33;

function addDateWords(words: DateWords, add: (forms: string | undefined, token: DateToken) => void): void {
  add(words.thisYear, { is: 'relative', years: 0 });
  add(words.nextYear, { is: 'relative', years: 1 });
  add(words.lastYear, { is: 'relative', years: -1 });
  add(words.firstHalf, { is: 'group', group: FIRST_HALF });
  add(words.secondHalf, { is: 'group', group: FIRST_HALF + 1 });
  for (const [index, forms] of words.quarters.entries())
    add(forms, { is: 'group', group: FIRST_QUARTER + index });
  const relate = (relation: Relation, before: string | undefined, after: string | undefined) => {
    add(before, { is: 'relation', relation, stands: 'before' });
    add(after, { is: 'relation', relation, stands: 'after' });
  };
  relate('before', words.before, words.beforeEnd);
  relate('by', words.by, words.byEnd);
  relate('end', words.endOf, words.endOfEnd);
  relate('early', words.earlyOf, words.earlyOfEnd);
  relate('middle', words.middleOf, words.middleOfEnd);
  relate('late', words.lateOf, words.lateOfEnd);
  add(words.midYear, { is: 'mid-year' });
  relate('during', undefined, words.duringEnd);
  relate('from', words.from, words.fromEnd);
  relate('after', words.after, words.afterEnd);
  add(words.to, { is: 'to' });
  add(words.lasting, { is: 'lasting' });
}

/**
 * Any of the forms, the longest first; a word of a script with spaces is not found inside another. What
 * bounds a word is said once for all words of a kind: it is long, and takes long to compile.
 */
function boundedForms(forms: readonly string[]): string {
  const isLatin = (character: string | undefined) => /\p{Script=Latin}/u.test(character ?? '');
  const byBounds = Object.groupBy(
    forms.toSorted((a, b) => b.length - a.length),
    (form) => `${isLatin(form[0]) ? NOT_AFTER_LETTER : ''}%${isLatin(form.at(-1)) ? NOT_BEFORE_LETTER : ''}`,
  );
  return Object.entries(byBounds)
    .sort(([a], [b]) => a.length - b.length)
    .map(([bounds, alike]) => bounds.replace('%', () => `(?:${alike?.map(literal).join('|')})`))
    .join('|');
}

const NOT_AFTER_LETTER = '(?<![\\p{L}\\p{M}])';
const NOT_BEFORE_LETTER = '(?![\\p{L}\\p{M}])';

function literal(form: string): string {
  return form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
