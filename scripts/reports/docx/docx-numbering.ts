import { type ILevelsOptions, type INumberingOptions, LevelFormat, LevelSuffix } from 'docx';
import type { NumeralStyle } from '#model/report-profile.ts';
import { type ListStyle, listStyleOf, numeralMarks } from '../parts/list-style.ts';

/** Numbers that Word counts: a chapter or an item put in renumbers what follows. */
export type DocxNumbering = {
  /** The list that an ordered list is; `undefined` where its labels are no numbers in order. */
  readonly listOf: (labels: readonly string[]) => ListPlace | undefined;
  readonly bullets: () => ListPlace;
  /** All that was asked for, with the outline of headings, as the document declares it. */
  readonly declared: () => INumberingOptions;
};
export type ListPlace = { readonly reference: string; readonly level: 0; readonly instance: number };

export const OUTLINE = 'outline';
const BULLETS = 'bullets';
export const OUTLINE_LEVELS = 6;

export function openNumbering(styles: readonly NumeralStyle[]): DocxNumbering {
  const lists = new Map<string, ListStyle>();
  let instances = 0;
  const next = (reference: string): ListPlace => {
    instances += 1;
    return { reference, level: 0, instance: instances };
  };
  return {
    listOf: (labels) => {
      const list = listStyleOf(labels);
      if (!list) return undefined;
      // Lists of one definition count on from each other in Word, though they stand within each other.
      const reference = `list-${lists.size + 1}`;
      lists.set(reference, list);
      return next(reference);
    },
    bullets: () => next(BULLETS),
    declared: () => ({
      config: [
        { reference: OUTLINE, levels: outlineLevels(styles) },
        { reference: BULLETS, levels: [{ level: 0, format: LevelFormat.BULLET, text: '•' }] },
        ...[...lists].map(([reference, { style, first }]) => ({
          reference,
          levels: [{ level: 0, ...LOOKS[style], text: textOf(style, 1), start: first }],
        })),
      ],
    }),
  };
}

/** What the levels of the outline print, by which its definition is known again in the file. */
export const outlineTexts = (styles: readonly NumeralStyle[]): readonly string[] =>
  outlineLevels(styles).map(({ text = '' }) => text);

function outlineLevels(styles: readonly NumeralStyle[]): readonly ILevelsOptions[] {
  // A bracket leaves white of its own before Han, and none before Latin.
  const isHan = styles.some((style) => style.startsWith('han'));
  return Array.from({ length: OUTLINE_LEVELS }, (_, index) => {
    const style = styles[Math.min(index, styles.length - 1)] ?? 'decimal';
    const text = textOf(style, index + 1);
    const isClose = text.endsWith('、') || (text.endsWith(')') && isHan);
    const suffix = isClose ? LevelSuffix.NOTHING : LevelSuffix.SPACE;
    return { level: index, ...(style === 'compound' ? LOOKS.decimal : LOOKS[style]), text, suffix };
  });
}

const LOOKS: Readonly<Record<ListStyle['style'], Pick<ILevelsOptions, 'format'>>> = {
  'han-formal': { format: LevelFormat.IDEOGRAPH_LEGAL_TRADITIONAL },
  han: { format: LevelFormat.TAIWANESE_COUNTING_THOUSAND },
  'han-parenthesised': { format: LevelFormat.TAIWANESE_COUNTING_THOUSAND },
  'decimal-ideographic': { format: LevelFormat.DECIMAL },
  decimal: { format: LevelFormat.DECIMAL },
  'decimal-dotted': { format: LevelFormat.DECIMAL },
  'decimal-parenthesised': { format: LevelFormat.DECIMAL },
  'upper-alpha': { format: LevelFormat.UPPER_LETTER },
  'upper-alpha-parenthesised': { format: LevelFormat.UPPER_LETTER },
  'lower-alpha-parenthesised': { format: LevelFormat.LOWER_LETTER },
  'lower-roman-parenthesised': { format: LevelFormat.LOWER_ROMAN },
};

/** The pattern of a label, `%n` in the place of the number of level n. */
function textOf(style: NumeralStyle, level: number): string {
  if (style === 'compound') return Array.from({ length: level }, (_, index) => `%${index + 1}`).join('.');
  const { before, after } = numeralMarks(style);
  return `${before}%${level}${after}`;
}
