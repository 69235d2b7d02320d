import { FALLBACK_LANGUAGE } from '#locale/words.ts';
import { type Localized, localize } from '#model/localized.ts';

/**
 * What a profile says, in a language: as with all words of the toolkit, the fallback language takes the
 * place of one that nobody has translated into.
 * @example profileText({ 'zh-TW': '公務出國報告', en: 'Report on an Official Overseas Mission' }, 'ja')
 */
export function profileText(text: Localized, language: string): string {
  const own = localize(text, language);
  const isOwn = text[language] !== undefined || text[FALLBACK_LANGUAGE] === undefined;
  return isOwn ? own : localize(text, FALLBACK_LANGUAGE);
}
