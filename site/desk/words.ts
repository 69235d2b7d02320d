import { signal } from '@preact/signals';

/** The words of the page's language, from the server. */
export const words = signal<Readonly<Record<string, string>>>({});

/** A word with its values put in. @example t('desk.saved', { file: 'people' }) */
export function t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const word =
    words.value[key] ?? words.value[`${key}_${formOf(values['count'])}`] ?? words.value[`${key}_other`];
  if (word === undefined) return key;
  return word.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** A sentence that others follow: full-width marks bring their own space. @example lead('公開：') // '公開：' */
export const lead = (text: string): string => (/[：。；，、？！）」』]$/.test(text) ? text : `${text} `);

/** Which form of a word a number takes in the language of the page. */
const formOf = (count: string | number | undefined): string =>
  new Intl.PluralRules(document.documentElement.lang).select(Number(count ?? 0));

/** The word where there is one. @example tryWord('desk.field.title') */
export const tryWord = (key: string): string | undefined => words.value[key];

/** A text of the workspace as this page's reader has it. */
export function localize(
  text: Readonly<Record<string, string>> | string | undefined,
  language: string,
): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  const found: unknown = text[language] ?? text['*'] ?? Object.values(text)[0];
  return typeof found === 'string' ? found : '';
}
