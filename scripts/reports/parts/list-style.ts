import { outlineLabel } from '#locale/outline.ts';
import type { NumeralStyle } from '#model/report-profile.ts';

/** The numerals of a list, and the number of its first item. */
export type ListStyle = { readonly style: Exclude<NumeralStyle, 'compound'>; readonly first: number };

/** Of numerals that look alike ("(i)" is the first in Roman and the ninth in letters) the first that fits is meant. */
const STYLES: readonly ListStyle['style'][] = [
  'han-formal',
  'han',
  'han-parenthesised',
  'decimal-ideographic',
  'decimal-dotted',
  'decimal-parenthesised',
  'upper-alpha',
  'upper-alpha-parenthesised',
  'lower-roman-parenthesised',
  'lower-alpha-parenthesised',
  'decimal',
];
const MOST = 200;

/**
 * How a word processor is to count a list whose labels are these; `undefined` where they do not follow each
 * other, or are none of numbers.
 * @example listStyleOf(['(二)', '(三)']) // { style: 'han-parenthesised', first: 2 }
 */
export function listStyleOf(labels: readonly string[]): ListStyle | undefined {
  const [label] = labels;
  if (!label) return undefined;
  for (const style of STYLES) {
    const first = numberOf(label, style);
    if (first !== undefined && labels.every((each, index) => each === outlineLabel([first + index], [style])))
      return { style, first };
  }
  return undefined;
}

function numberOf(label: string, style: ListStyle['style']): number | undefined {
  for (let number = 1; number <= MOST; number += 1)
    if (outlineLabel([number], [style]) === label) return number;
  return undefined;
}

/** A label in its parts: "相片 3" is "相片 " and the number 3. `undefined` for one without a number. */
export function labelParts(
  label: string,
): { readonly before: string; readonly number: string; readonly after: string } | undefined {
  const found = /^(\D*)(\d+)(\D*)$/.exec(label);
  return found ? { before: found[1] ?? '', number: found[2] ?? '', after: found[3] ?? '' } : undefined;
}

/** Numerals, and what stands before and after them in a label. */
export type NumeralMarks = {
  readonly numeral: 'han-formal' | 'han' | 'decimal' | 'upper-alpha' | 'lower-alpha' | 'lower-roman';
  readonly before: string;
  readonly after: string;
};

/** @example numeralMarks('han-parenthesised') // { numeral: 'han', before: '(', after: ')' } */
export function numeralMarks(style: NumeralStyle): NumeralMarks {
  const [, name = '', kind] = /^(.*?)(?:-(parenthesised|dotted|ideographic))?$/.exec(style) ?? [];
  const numeral = (name === 'compound' ? 'decimal' : name) as NumeralMarks['numeral'];
  if (kind === 'parenthesised') return { numeral, before: '(', after: ')' };
  if (kind === 'dotted') return { numeral, before: '', after: '.' };
  const isHan = kind === 'ideographic' || name.startsWith('han') || name === 'upper-alpha';
  return { numeral, before: '', after: isHan ? '、' : '' };
}
