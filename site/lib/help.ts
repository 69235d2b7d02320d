/// <reference types="astro/client" />
import type { MDXInstance } from 'astro';

/** What a page of the help says of itself in its head. */
type Head = { readonly title: string; readonly description: string };
export type HelpPage = MDXInstance<Head>;

const FILES: Readonly<Record<string, HelpPage>> = import.meta.glob('../help/*/*.mdx', { eager: true });

/** What an office reads whose language the help is not written in. */
const FALLBACK_LANGUAGE = 'en';
const WRITTEN = [...new Set(Object.keys(FILES).map((path) => path.split('/').at(-2) ?? ''))];

/**
 * The language that the help is read in by those whose pages are in `language`: the same, one of the same
 * script, else English. Never a mixture: all pages are there in each language that it is written in.
 * @example helpLanguage('zh-HK') // 'zh-TW'
 */
export function helpLanguage(language: string): string {
  const spoken = (tag: string): string => {
    const { language: tongue, script } = new Intl.Locale(tag).maximize();
    return `${tongue}-${script}`;
  };
  const same = WRITTEN.find((each) => each === language);
  return same ?? WRITTEN.find((each) => spoken(each) === spoken(language)) ?? FALLBACK_LANGUAGE;
}

/** A page of the help in a language that it is written in. */
export function helpPage(language: string, page: string): HelpPage {
  const found = FILES[`../help/${language}/${page}.mdx`];
  if (!found) throw new Error(`no help in ${language} on ${page}`);
  return found;
}
