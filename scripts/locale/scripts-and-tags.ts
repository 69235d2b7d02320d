/** True for Chinese in any of its tags: `zh-TW`, `zh-Hant`, `zh`. */
export function isChinese(language: string): boolean {
  return primaryTag(language) === 'zh';
}

/** True for English with day before month: `en`, `en-GB`; `en-US` keeps its own order through Intl. */
export function isEnglish(language: string): boolean {
  return primaryTag(language) === 'en' && language !== 'en-US';
}

export function isJapanese(language: string): boolean {
  return primaryTag(language) === 'ja';
}

/** True when the text is written in Latin letters. */
export function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text) && !/\p{Script=Han}|\p{Script=Hangul}|\p{Script=Kana}/u.test(text);
}

function primaryTag(language: string): string {
  return language.split('-')[0] ?? language;
}
