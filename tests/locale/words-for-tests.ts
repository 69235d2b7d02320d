import { createWords, type WordList } from '#locale/words.ts';
import en from '../../templates/locales/en.json' with { type: 'json' };
import zh from '../../templates/locales/zh-TW.json' with { type: 'json' };

/** The toolkit's own words, as the commands load them. */
export const wordsIn = createWords({ en: en as WordList, 'zh-TW': zh as WordList });
