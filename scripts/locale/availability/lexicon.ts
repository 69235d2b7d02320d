import { type Dictionary, type Meaning, phraseDictionary } from './words.ts';

export type Form = {
  readonly text: string;
  /** Nothing for a name of a session or event. */
  readonly meanings: readonly Meaning[];
};

/** Every form that can stand in a phrase, by its first character, the longest first. */
export type Lexicon = Pick<Dictionary, 'bracketed' | 'doubtful'> & {
  readonly byFirst: ReadonlyMap<string, readonly Form[]>;
  /** What a misspelt word is compared with. */
  readonly known: readonly string[];
};

/** One spelling of what is the same: full-width forms, case, the many dashes and spaces. */
export function foldPhrase(text: string): string {
  return foldWidth(text).toLowerCase();
}

/** The same, as it was capitalised: to quote from. */
export function foldWidth(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−~〜]/g, '–')
    .replace(/['`]/g, '’')
    .replace(/\s+/g, ' ')
    .trim();
}

type Folded = Pick<Dictionary, 'bracketed' | 'doubtful'> & { readonly forms: ReadonlyMap<string, Form> };

/** Every mission of a workspace is read in the same languages. */
const folded = new Map<string, Folded>();

function foldedDictionary(languages: readonly string[]): Folded {
  const key = languages.join(' ');
  const known = folded.get(key);
  if (known) return known;
  const { words, bracketed, doubtful } = phraseDictionary(languages);
  const forms = new Map<string, Form>();
  for (const [word, meanings] of words) {
    const text = foldPhrase(word);
    forms.set(text, { text, meanings });
  }
  const made = { bracketed, doubtful, forms };
  folded.set(key, made);
  return made;
}

/** The words of the languages, and the (folded) names; of the two spelt the same a kind of session gives way. */
export function lexiconOf(languages: readonly string[], names: readonly string[]): Lexicon {
  const { bracketed, doubtful, forms: words } = foldedDictionary(languages);
  const forms = new Map(words);
  for (const text of names) {
    const meant = forms.get(text)?.meanings[0];
    if (text.length > 1 && (!meant || meant.is === 'kind')) forms.set(text, { text, meanings: [] });
  }
  const byFirst = new Map<string, Form[]>();
  for (const form of forms.values()) {
    const first = form.text[0] ?? '';
    const list = byFirst.get(first);
    if (list) list.push(form);
    else byFirst.set(first, [form]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.text.length - a.text.length);
  return { byFirst, bracketed, doubtful, known: [...forms.keys()].filter((text) => text.length > 2) };
}

/** The longest form that stands whole at a place. */
export function formAt({ byFirst }: Lexicon, text: string, at: number): Form | undefined {
  return byFirst
    .get(text[at] ?? '')
    ?.find((form) => text.startsWith(form.text, at) && isWhole(text, at, at + form.text.length));
}

/** A word of a script with spaces is not found inside another; figures may touch it (`2pm`). */
function isWhole(text: string, from: number, to: number): boolean {
  const startsInside = isSpaced(text[from]) && isSpaced(text[from - 1]);
  const endsInside = isSpaced(text[to - 1]) && isSpaced(text[to]);
  return !startsInside && !endsInside;
}

/** A letter of a script that parts its words by spaces. */
export function isSpaced(character: string | undefined): boolean {
  return (
    character !== undefined &&
    /[\p{L}\p{M}]/u.test(character) &&
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)
  );
}
