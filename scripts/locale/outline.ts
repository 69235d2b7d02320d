import type { NumeralStyle, ReportProfile } from '#model/report-profile.ts';
import { alphaNumeral, hanFormalNumeral, hanNumeral, romanNumeral } from './numerals.ts';

const NO_STYLES: readonly NumeralStyle[] = ['decimal', 'compound'];

/**
 * The label of a heading, from the numbers of its ancestors and its own. A level deeper than `styles`
 * goes on with the last style.
 * @example outlineLabel([2, 1, 3], ['han-formal', 'han', 'han-parenthesised']) // '(三)'
 * @example outlineLabel([1, 2], ['decimal', 'compound']) // '1.2'
 */
export function outlineLabel(counters: readonly number[], styles: readonly NumeralStyle[]): string {
  const style = styles[Math.min(counters.length, styles.length) - 1];
  const number = counters.at(-1);
  if (style === undefined || number === undefined) return '';
  return style === 'compound' ? counters.join('.') : labelOf(number, style);
}

/** The numbering of a profile in a language; `*` stands for the languages it does not name. */
export function outlineStyles(profile: ReportProfile, language: string): readonly NumeralStyle[] {
  return profile.numbering[language] ?? profile.numbering['*'] ?? NO_STYLES;
}

/**
 * The counters of the next heading at `depth` (1 is the top level). Levels skipped on the way down
 * count as their first.
 * @example nextCounters([1, 2, 4], 2) // [1, 3]
 * @example nextCounters([], 1) // [1]
 */
export function nextCounters(counters: readonly number[], depth: number): readonly number[] {
  const ancestors = Array.from({ length: depth - 1 }, (_, index) => counters[index] ?? 1);
  return [...ancestors, (counters[depth - 1] ?? 0) + 1];
}

function labelOf(number: number, style: Exclude<NumeralStyle, 'compound'>): string {
  switch (style) {
    case 'han-formal':
      return `${hanFormalNumeral(number)}、`;
    case 'han':
      return `${hanNumeral(number)}、`;
    case 'han-parenthesised':
      return `(${hanNumeral(number)})`;
    case 'decimal-ideographic':
      return `${number}、`;
    case 'decimal':
      return `${number}`;
    case 'decimal-dotted':
      return `${number}.`;
    case 'decimal-parenthesised':
      return `(${number})`;
    case 'upper-alpha':
      return `${alphaNumeral(number).toUpperCase()}、`;
    case 'upper-alpha-parenthesised':
      return `(${alphaNumeral(number).toUpperCase()})`;
    case 'lower-alpha-parenthesised':
      return `(${alphaNumeral(number)})`;
    case 'lower-roman-parenthesised':
      return `(${romanNumeral(number)})`;
    default:
      return style satisfies never;
  }
}
