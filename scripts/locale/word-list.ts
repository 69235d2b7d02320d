/** Words of one language by flat dotted key. */
export type WordList = Readonly<Record<string, string>>;
export type Translate = (key: string, values?: Values) => string;
/** What is set into a word, by name. */
export type Values = Readonly<Record<string, string | number>>;

/** What a missing word falls back to, in any language. */
export const FALLBACK_LANGUAGE = 'en';
