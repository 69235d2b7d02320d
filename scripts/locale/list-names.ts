import { isChinese } from './scripts-and-tags.ts';

/**
 * Names in one phrase, as the language lists them.
 * @example joinNames(['甲', '乙', '丙'], 'zh-TW') // '甲、乙、丙'
 * @example joinNames(['A', 'B', 'C'], 'en') // 'A, B and C'
 * @example joinNames(['Hong Kong, China', 'B', 'C'], 'en') // 'Hong Kong, China; B; and C'
 */
export function joinNames(names: readonly string[], language: string): string {
  if (isChinese(language)) return names.join('、');
  const list = listFormat(language);
  if (names.length < 3 || !names.slice(0, -1).some(hasComma)) return list.format(names);
  return list
    .formatToParts(names)
    .map(({ type, value }) => (type === 'literal' ? `;${value.replace(/^,/, '')}` : value))
    .join('');
}

/**
 * One of several names, whichever it may be.
 * @example chooseName(['A', 'B', 'C'], 'en') // 'A, B or C'
 */
export function chooseName(names: readonly string[], language: string): string {
  return listFormat(language, 'disjunction').format(names);
}

const listFormats = new Map<string, Intl.ListFormat>();

function listFormat(language: string, type: 'conjunction' | 'disjunction' = 'conjunction'): Intl.ListFormat {
  const key = `${type} ${language}`;
  const known = listFormats.get(key);
  if (known) return known;
  // Plain `en` is American in Intl (a comma before "and"); our dates are day-first, our lists follow.
  const locale = language === 'en' ? 'en-GB' : language;
  const made = new Intl.ListFormat(locale, { type, style: 'long' });
  listFormats.set(key, made);
  return made;
}

/**
 * Names one after the other; where one has a comma in it, semicolons part them.
 * @example listNames(['Hong Kong, China', 'Peru'], ', ') // 'Hong Kong, China; Peru'
 */
export function listNames(names: readonly string[], separator: string): string {
  return names.join(separatorOf(names, separator));
}

/**
 * The same, each on a line of its own.
 * @example listLines(['Hong Kong, China', 'Peru'], ', ') // ['Hong Kong, China;', 'Peru']
 */
export function listLines(names: readonly string[], separator: string): readonly string[] {
  const mark = separatorOf(names, separator).trimEnd();
  return names.map((name, index) => (index < names.length - 1 ? `${name}${mark}` : name));
}

const separatorOf = (names: readonly string[], separator: string): string =>
  separator === ', ' && names.some(hasComma) ? '; ' : separator;

const hasComma = (name: string): boolean => name.includes(',');
