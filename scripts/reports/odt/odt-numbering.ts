import { isRightToLeft } from '#model/language.ts';
import type { NumeralStyle } from '#model/report-profile.ts';
import { labelBefore } from '../parts/editable-names.ts';
import { listStyleOf, type NumeralMarks, numeralMarks } from '../parts/list-style.ts';
import { type Attributes, element, pt } from './element.ts';

/** Where a list stands: its text, and how far its labels hang before it. */
export type ListRoom = { readonly indentPt: number; readonly hangPt: number };
/** `id` is that of the list's first piece, from which those after something else go on. */
export type ListPlace = { readonly style: string; readonly id: string };

/** Numbers that the word processor counts: a chapter or an item put in renumbers what follows. */
export type OdtNumbering = {
  /** The list that an ordered list is; `undefined` where its labels are no numbers in order. */
  readonly listOf: (labels: readonly string[], room: ListRoom) => ListPlace | undefined;
  readonly bullets: (room: ListRoom) => ListPlace;
  /** The styles of all lists that were asked for. */
  readonly written: () => string;
};

export const BULLET = '•';
/** The sequence that counts photos. */
export const PHOTOS = 'Photo';

export function openNumbering(language: string): OdtNumbering {
  const styles = new Map<string, string>();
  let lists = 0;
  const place = (level: string): ListPlace => {
    const style = styles.get(level) ?? `L${styles.size + 1}`;
    styles.set(level, style);
    lists += 1;
    return { style, id: `list-${lists}` };
  };
  return {
    listOf: (labels, room) => {
      const list = listStyleOf(labels);
      if (!list) return undefined;
      const start = { 'text:level': 1, 'text:start-value': list.first };
      return place(
        element(
          'text:list-level-style-number',
          { ...start, ...formatOf(list.style) },
          hanging(room, language),
        ),
      );
    },
    bullets: (room) =>
      place(
        element(
          'text:list-level-style-bullet',
          { 'text:level': 1, 'text:bullet-char': BULLET },
          hanging(room, language),
        ),
      ),
    written: () =>
      [...styles].map(([level, name]) => element('text:list-style', { 'style:name': name }, level)).join(''),
  };
}

const OUTLINE_LEVELS = 6;

/** How headings are counted, level by level. */
export function outlineStyle(styles: readonly NumeralStyle[], language: string): string {
  const levels = Array.from({ length: OUTLINE_LEVELS }, (_, index) => {
    const style = styles[Math.min(index, styles.length - 1)] ?? 'decimal';
    const level = { 'text:level': index + 1, ...formatOf(style) };
    const shown = style === 'compound' ? { 'text:display-levels': index + 1 } : {};
    const followed = hasSpace(style, language) ? 'space' : 'nothing';
    // LibreOffice leaves out the space after a label that is read from right to left.
    const { after } = numeralMarks(style);
    const spaced =
      followed === 'space' && isRightToLeft(language) ? { 'style:num-suffix': `${after}\u00a0` } : {};
    return element(
      'text:outline-level-style',
      { ...level, ...shown, ...spaced },
      labelPlace(language, { 'text:label-followed-by': followed }),
    );
  });
  return element('text:outline-style', { 'style:name': 'Outline' }, ...levels);
}

/** Is there a blank between a label of this kind and its heading? */
export function hasSpace(style: NumeralStyle, language: string): boolean {
  const { before, after } = numeralMarks(style);
  return labelBefore(`${before}1${after}`, language).endsWith(' ');
}

const hanging = ({ indentPt, hangPt }: ListRoom, language: string): string =>
  labelPlace(language, {
    'text:label-followed-by': 'listtab',
    'text:list-tab-stop-position': pt(indentPt),
    'fo:margin-left': pt(indentPt),
    'fo:text-indent': pt(-hangPt),
  });

/** A label begins where its line does, which from right to left has to be said. */
const labelPlace = (language: string, alignment: Attributes): string =>
  element(
    'style:list-level-properties',
    {
      'text:list-level-position-and-space-mode': 'label-alignment',
      'fo:text-align': isRightToLeft(language) ? 'end' : undefined,
    },
    element('style:list-level-label-alignment', alignment),
  );

/** Numerals as OpenDocument names them (1.3 part 3, §19.500), those of Han by how they begin. */
const FORMATS: Readonly<Record<NumeralMarks['numeral'], string>> = {
  'han-formal': '壹, 貳, 參, ...',
  han: '一, 二, 三, ...',
  decimal: '1',
  'upper-alpha': 'A',
  'lower-alpha': 'a',
  'lower-roman': 'i',
};

function formatOf(style: NumeralStyle): Attributes {
  const { numeral, before, after } = numeralMarks(style);
  return {
    'style:num-format': FORMATS[numeral],
    'style:num-prefix': before || undefined,
    'style:num-suffix': after || undefined,
  };
}
