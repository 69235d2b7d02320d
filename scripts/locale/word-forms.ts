import type { WordList } from './words.ts';

const FORM = /_(zero|one|two|few|many|other)$/;

/**
 * The word of which a key is a plural form; any other key is its own.
 * @example baseOf('site.results_one') // 'site.results'
 */
export const baseOf = (key: string): string => key.replace(FORM, '');

/**
 * The words of `model` by their bases: what a list in another language has to say, in whatever plural forms.
 * @example basesOf({ n_one: 'a day', n_other: '{{count}} days' }) // ['n']
 */
export const basesOf = (model: WordList): readonly string[] => [...new Set(Object.keys(model).map(baseOf))];

/** True when the list says the word, plain or in the form that stands for all numbers. */
export const isSaid = (words: WordList, base: string): boolean => base in words || `${base}_other` in words;

/** What the list that others follow says of a key, in whatever plural form. */
export const modelOf = (model: WordList, key: string): string | undefined =>
  model[key] ?? model[`${baseOf(key)}_other`] ?? model[baseOf(key)];

/**
 * True for a key that a list of this language may have: a word of the model, in a plural form that the
 * language has and only where a number is counted.
 * @example isKeyOf('ja', 'site.results_one', { 'site.results': '{{count}} results' }) // false
 */
export function isKeyOf(language: string, key: string, model: WordList): boolean {
  if (key in model) return true;
  const form = FORM.exec(key)?.[1];
  const text = modelOf(model, key);
  if (form === undefined || text === undefined) return false;
  const forms: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return forms.includes(form) && valuesOf(text).includes('count');
}

/** The values that a word is given, by name, in the order in which it first takes them. */
export const valuesOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '')),
];
