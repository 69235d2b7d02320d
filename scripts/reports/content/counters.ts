import { nextCounters, outlineLabel } from '#locale/outline.ts';
import type { NumeralStyle } from '#model/report-profile.ts';

/** The running numbers of one document: headings, photos and footnotes, in the order they appear. */
export type Counters = {
  /** Numbers the next heading of a level. Anchors are unique within `prefix`. */
  readonly heading: (level: number) => { readonly label: string; readonly anchor: string };
  readonly figure: () => number;
  readonly note: () => number;
  /** The label of an item of a list: `depth` levels below the heading it stands under. */
  readonly item: (depth: number, number: number) => string;
};

export function openCounters(styles: readonly NumeralStyle[], prefix = 'h'): Counters {
  let headings: readonly number[] = [];
  let headingCount = 0;
  let figures = 0;
  let notes = 0;
  return {
    heading: (level) => {
      headings = nextCounters(headings, level);
      headingCount += 1;
      return { label: outlineLabel(headings, styles), anchor: `${prefix}-${headingCount}` };
    },
    figure: () => {
      figures += 1;
      return figures;
    },
    note: () => {
      notes += 1;
      return notes;
    },
    item: (depth, number) => itemLabel(styles, headings.length + depth, number),
  };
}

/** Lists go on with the styles of the headings above; "1.1" is for headings alone. */
function itemLabel(styles: readonly NumeralStyle[], level: number, number: number): string {
  const simple = styles
    .map((style, index) => ({ style, index }))
    .filter(({ style, index }) => style !== 'compound' && index + 1 >= level);
  const chosen = simple[0]?.style ?? styles.findLast((style) => style !== 'compound') ?? 'decimal-dotted';
  const passed = styles.slice(0, level - 1).filter((style) => style !== 'compound').length;
  const style =
    level > styles.length ? chosen : (styles.filter((each) => each !== 'compound')[passed] ?? chosen);
  const label = outlineLabel([number], [style]);
  return style === 'decimal' ? `${label}.` : label;
}
