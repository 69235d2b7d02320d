import type { Abbreviation } from '#model/abbreviation.ts';
import { localize } from '#model/localized.ts';
import { isFullWidth } from './in-brackets.ts';

/**
 * What an index says of an abbreviation: its full name, or in brackets what it is, where no source spells it out.
 * @example abbreviationMeaning({ short: 'CLIS', full: { en: 'a web-based system' }, described: true, … }, 'en') // '(a web-based system)'
 */
export function abbreviationMeaning({ full, described }: Abbreviation, language: string): string {
  const text = localize(full, language);
  if (!described) return text;
  return isFullWidth(language) ? `（${text}）` : `(${text})`;
}
