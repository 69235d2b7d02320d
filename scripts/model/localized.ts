import { z } from 'zod';

/** The key under which a text that is the same in every language is kept. */
export const EVERY_LANGUAGE = '*';
export const MAX_TEXT_LENGTH = 20_000;

const Text = z.string().trim().min(1).max(MAX_TEXT_LENGTH);

/**
 * A text in each of the workspace's languages: `{ zh-TW: 美國, en: the United States }`.
 * A plain string stands for every language (a code, a proper name). Which languages must be
 * present is checked by the rule `language-parity`, which knows the workspace's pair.
 */
export const Localized = z
  .union([Text, z.record(z.string(), Text)])
  .transform((value): Localized => (typeof value === 'string' ? { [EVERY_LANGUAGE]: value } : value))
  .meta({ title: 'text' });
export type Localized = Readonly<Record<string, string>>;

/** Lists that differ per language, such as keywords. */
export const LocalizedList = z
  .union([z.array(Text), z.record(z.string(), z.array(Text))])
  .transform((value): LocalizedList => (Array.isArray(value) ? { [EVERY_LANGUAGE]: value } : value))
  .meta({ title: 'list per language' });
export type LocalizedList = Readonly<Record<string, readonly string[]>>;

/**
 * The text in `language` (a shell says `en-GB` where the workspace says `en`), else the one for every language,
 * else the first there is.
 * @example localize({ 'zh-TW': '美國', en: 'the United States' }, 'en-GB') // 'the United States'
 */
export function localize(text: Localized, language: string): string {
  return text[language] ?? text[EVERY_LANGUAGE] ?? nearest(text, language) ?? '';
}

export function localizeList(list: LocalizedList, language: string): readonly string[] {
  return list[language] ?? list[EVERY_LANGUAGE] ?? nearest(list, language) ?? [];
}

function nearest<Said>(said: Readonly<Record<string, Said>>, language: string): Said | undefined {
  const base = (tag: string): string => tag.split('-')[0] ?? tag;
  const spoken = Object.keys(said).find((each) => base(each) === base(language));
  return spoken === undefined ? Object.values(said)[0] : said[spoken];
}
