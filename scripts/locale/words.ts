import { createInstance } from 'i18next';
import { FALLBACK_LANGUAGE, type Translate, type Values, type WordList } from './word-list.ts';

export { FALLBACK_LANGUAGE, type Translate, type WordList } from './word-list.ts';

/**
 * The toolkit's words, ready in every language given. A language without a word list of its own, and a
 * word missing from a list, take the fallback language's; a key nobody has is a bug and throws.
 * @example createWords({ en: { 'term.page': 'Page {{n}}' } })('en')('term.page', { n: 3 }) // 'Page 3'
 */
export function createWords(lists: Readonly<Record<string, WordList>>): (language: string) => Translate {
  const instance = createInstance();
  void instance.init({
    fallbackLng: FALLBACK_LANGUAGE,
    resources: Object.fromEntries(
      Object.entries(lists).map(([language, words]) => [
        language,
        { translation: withAllForms(language, words) },
      ]),
    ),
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    initAsync: false,
  });
  return (language) => {
    const translate = instance.getFixedT(language);
    // Pages say the same words thousands of times: whether there is a word, and one into which nothing is set, is known.
    const said = new Map<string, string>();
    const known = new Set<string>();
    return (key, values) => {
      const plain = values === undefined ? said.get(key) : undefined;
      if (plain !== undefined) return plain;
      // Which form is said depends on the number alone.
      const form = values?.['count'] === undefined ? key : `${key} ${values['count']}`;
      if (!known.has(form) && !instance.exists(key, { lng: language, ...values }))
        throw new Error(`no word for ${key}`);
      known.add(form);
      const word = String(translate(key, sayNumbers(values ?? {}, language)));
      if (values === undefined) said.set(key, word);
      return word;
    };
  };
}

/** A fraction has the decimal mark of the language; whole numbers stay numbers, which plural forms count. */
function sayNumbers(values: Values, language: string): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'string' || Number.isInteger(value)) return [name, value];
      return [name, value.toLocaleString(language, { maximumFractionDigits: 20, useGrouping: false })];
    }),
  );
}

const formsOf = new WeakMap<WordList, Map<string, WordList>>();

/** A plural form that a language has and its list does not say is that of any other number, not another language's. */
function withAllForms(language: string, words: WordList): WordList {
  const byLanguage = formsOf.get(words) ?? new Map<string, WordList>();
  formsOf.set(words, byLanguage);
  const all = byLanguage.get(language) ?? addForms(language, words);
  byLanguage.set(language, all);
  return all;
}

function addForms(language: string, words: WordList): WordList {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const further: Record<string, string> = {};
  for (const key of Object.keys(words)) {
    if (!key.endsWith('_other')) continue;
    for (const form of forms) {
      const own = key.replace(/other$/, form);
      if (words[own] === undefined) further[own] = words[key] ?? '';
    }
  }
  return Object.keys(further).length === 0 ? words : { ...further, ...words };
}
