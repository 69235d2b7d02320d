import type { Column } from '../block.ts';

/**
 * Widths of columns in points, for a word processor that fits none by itself: fixed columns as wide as
 * they say, in em of their text; the others share the rest by weight. Too wide together, they all shrink.
 */
export function sharedWidths(
  columns: readonly Column[],
  {
    widthPt,
    emPt,
    paddingPt,
  }: { readonly widthPt: number; readonly emPt: number; readonly paddingPt: number },
): readonly number[] {
  const fixed = columns.map(({ fixedEm }) => (fixedEm === undefined ? 0 : fixedEm * emPt + 2 * paddingPt));
  const wanted = fixed.reduce((sum, each) => sum + each, 0);
  const weights = columns.reduce((sum, { weight, fixedEm }) => sum + (fixedEm === undefined ? weight : 0), 0);
  const shrink = weights === 0 && wanted > widthPt ? widthPt / wanted : 1;
  return columns.map(({ weight, fixedEm }, index) =>
    fixedEm === undefined
      ? Math.max(0, ((widthPt - wanted) * weight) / weights)
      : (fixed[index] ?? 0) * shrink,
  );
}
