import type { Localized } from '#model/localized.ts';
import { markOf } from '#model/mark.ts';

const OF_LANGUAGE = /^([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)=(.*)$/;

/** `ja=関税局`, `en=Customs Bureau`, a line each; what names no language is the text of all, under `*`. */
export function namesIn(lines: string): Readonly<Record<string, string>> {
  const pairs = lines.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    pairs.map((line) => {
      const found = OF_LANGUAGE.exec(line);
      return found ? [found[1] ?? '*', (found[2] ?? '').trim()] : ['*', line.trim()];
    }),
  );
}

/**
 * A text that somebody gave, in each language of the office. One in letters that a language is not written in
 * would be a mixture there, and is no translation of ours to make: it stands in a mark there, as work to do.
 * Latin letters stay everywhere, as names of forums do.
 * @example textsIn('リマ', ['ja', 'en']) // { ja: 'リマ', en: '⟦リマ⟧' }
 * @example textsIn('ja=リマ\nen=Lima', ['ja', 'en']) // { ja: 'リマ', en: 'Lima' }
 */
export function textsIn(lines: string, languages: readonly string[]): Localized {
  const { '*': plain, ...given } = namesIn(lines);
  const named = Object.keys(given).every((each) => languages.includes(each)) ? given : {};
  const text = plain ?? Object.values(named)[0] ?? lines;
  const texts = languages.map((language) => [
    language,
    named[language] ?? (isWrittenIn(language, text) ? text : markOf(text)),
  ]);
  return texts.every(([, each]) => each === text) ? { '*': text } : Object.fromEntries(texts);
}

/** Is a language written in letters of its own script alone, or in Latin ones? */
export const isLatin = (language: string): boolean => new Intl.Locale(language).maximize().script === 'Latn';

const isWrittenIn = (language: string, text: string): boolean =>
  !isLatin(language) || !/(?!\p{Script=Latin})\p{L}/u.test(text);
