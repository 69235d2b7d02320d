/** Two letters after two letters: what a code of ISO 3166 may be. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The code of an economy that was named as people name it, in one of these languages, or written in small
 * letters; a code that CLDR does not know stays as it is. Undefined for what is neither.
 * @example economyCode('Japan', ['en']) // 'JP'
 * @example economyCode('tw', ['en']) // 'TW'
 */
export function economyCode(text: string, languages: readonly string[]): string | undefined {
  const wanted = fold(text);
  if (/^[a-z]{2}$/i.test(wanted) && isRegion(wanted.toUpperCase())) return wanted.toUpperCase();
  for (const language of languages) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    const found = regionCodes().find((code) => fold(names.of(code) ?? '') === wanted);
    if (found !== undefined) return found;
  }
  return /^[\p{Lu}\p{N}-]{2,20}$/u.test(text.trim()) ? text.trim() : undefined;
}

const isRegion = (code: string): boolean =>
  new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code) !== undefined;

/** Without codes of states that are no more, whose names CLDR gives to those that followed. */
function regionCodes(): readonly string[] {
  return [...LETTERS]
    .flatMap((first) => [...LETTERS].map((second) => first + second))
    .filter((code) => new Intl.Locale(`und-${code}`).region === code);
}

/** 「臺灣」 and 「台灣」 are one name. */
const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replaceAll('臺', '台');
