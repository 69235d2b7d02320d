import { fold, pairsOf, type Term, termsOf } from './search-grams.ts';

/** A page, or a part of one, that can be found. */
export type SearchDocument = {
  readonly href: string;
  readonly title: string;
  readonly kind: SearchKind;
  readonly mission: string | undefined;
  readonly partners: readonly string[];
  readonly year: string;
  readonly sentences: readonly string[];
};
export const SEARCH_KINDS = [
  'mission',
  'report',
  'meeting',
  'commitment',
  'agenda',
  'partner',
  'abbreviation',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export type SearchHit = {
  readonly document: SearchDocument;
  readonly score: number;
  /** The sentence that answers best. */
  readonly sentence: string;
};

/** A run longer than this is several words written together. */
const LONGEST_WORD = 4;
/** How much of a long run a sentence must hold. */
const ENOUGH = 0.6;

/**
 * Documents by how well they answer: first the words as they were typed, then all of them, then some; a title counts
 * more than a text. What holds none of the words is no answer.
 */
export function rank(query: string, documents: readonly SearchDocument[]): readonly SearchHit[] {
  const phrase = fold(query).trim().replace(/\s+/g, ' ');
  const terms = termsOf(query);
  if (terms.length === 0) return [];
  const hits = documents.flatMap((document) => hitOf(document, phrase, terms));
  const best = hits.some(({ score }) => score >= ALL) ? hits.filter(({ score }) => score >= ALL) : hits;
  return best.toSorted((a, b) => b.score - a.score || a.sentence.length - b.sentence.length);
}

/** Those that hold every word. */
export const rankOfAll = (query: string, documents: readonly SearchDocument[]): readonly SearchHit[] =>
  rank(query, documents).filter(({ score }) => score >= ALL);

/** What bears a name as its whole title is it, rather than a chapter on it. */
const OF_ITS_OWN: Readonly<Record<SearchKind, number>> = {
  partner: 20,
  abbreviation: 15,
  mission: 10,
  meeting: 5,
  report: 0,
  commitment: 0,
  agenda: 0,
};

/** Who asks for a subject and a year means what was written of that year, whether or not its text says so. */
function withoutYear({ year }: SearchDocument, phrase: string, terms: readonly Term[]) {
  const others = terms.filter(({ text }) => text !== year);
  if (others.length === 0 || others.length === terms.length) return { phrase, terms };
  const rest = phrase.split(' ').filter((word) => word !== year);
  return { phrase: rest.join(' '), terms: others };
}

const PHRASE = 300;
const ALL = 100;

function hitOf(document: SearchDocument, typed: string, asked: readonly Term[]): readonly SearchHit[] {
  const { phrase, terms } = withoutYear(document, typed, asked);
  const title = fold(document.title);
  const folded = [title, ...document.sentences.map(fold)];
  const whole = folded.join('\n');
  const found = terms.filter((term) => holds(whole, term));
  if (found.length === 0) return [];
  const scores = folded.map((text) => scoreOf(text, phrase, terms));
  const top = Math.max(...scores);
  const all = found.length === terms.length ? ALL : 0;
  const inTitle = scoreOfTitle(document, folded, phrase, terms);
  const often = Math.min(9, scores.filter((score) => score > 0).length);
  return [{ document, score: Math.max(top, all) + inTitle + often, sentence: answerOf(document, scores) }];
}

/** A title says itself what it holds; beside it stands the sentence of the text that answers best. */
function answerOf({ kind, title, sentences }: SearchDocument, [, ...scores]: readonly number[]): string {
  const best = Math.max(0, ...scores);
  const answer = best > 0 ? sentences[scores.indexOf(best)] : kind === 'abbreviation' ? sentences[0] : title;
  return answer ?? title;
}

function scoreOfTitle(
  { kind }: SearchDocument,
  [title = '', ...texts]: readonly string[],
  phrase: string,
  terms: readonly Term[],
): number {
  // All that is written of a partner is what it is called.
  const isNamed = title === phrase || (kind === 'partner' && texts.includes(phrase));
  if (isNamed) return 80 + OF_ITS_OWN[kind];
  return title.includes(phrase) ? 40 : 30 * shareIn(title, terms);
}

/** How much of what was asked for a title says, from 0 to 1; of a run of Han characters by its pairs. */
function shareIn(title: string, terms: readonly Term[]): number {
  const shares = terms.map((term) => {
    if (!term.isHan) return holds(title, term) ? 1 : 0;
    const pairs = pairsOf(term.text);
    return pairs.filter((pair) => title.includes(pair)).length / pairs.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) / terms.length;
}

function scoreOf(text: string, phrase: string, terms: readonly Term[]): number {
  if (isWhole(text, phrase)) return PHRASE;
  const found = terms.filter((term) => holds(text, term)).length;
  if (found === 0) return 0;
  return found === terms.length ? ALL + 50 : (50 * found) / terms.length;
}

/** A phrase of letters begins and ends with a word. */
function isWhole(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    const isInside = /[a-z\d]/.test(phrase[0] ?? '') && /[a-z\d]/.test(text[at - 1] ?? '');
    if (!isInside) return true;
  }
  return false;
}

function holds(text: string, { text: word, isHan }: Term): boolean {
  if (!isHan) return isWhole(text, word) && hasWord(text, word);
  if (text.includes(word)) return true;
  if ([...word].length <= LONGEST_WORD) return false;
  const pairs = pairsOf(word);
  return pairs.filter((pair) => text.includes(pair)).length >= pairs.length * ENOUGH;
}

/** A short word stands alone; a longer one may be the beginning of another: `custom` finds `customs`. */
function hasWord(text: string, word: string): boolean {
  if (word.length >= 4) return true;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + word.length] ?? ' ';
    if (!/[a-z\d]/.test(before) && (!/[a-z\d]/.test(after) || after === 's')) return true;
  }
  return false;
}
