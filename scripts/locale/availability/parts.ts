import type { Element } from './elements.ts';
import type { Mark } from './words.ts';

export const isNaming = (element: Element): boolean => element.is !== 'mark';
export const isAnyTime = (element: Element | undefined): boolean =>
  element?.is === 'times' && element.term.isAnyTime === true;

/** True when nothing is named after it before the next comma. */
export function isLastOfPart(sentence: readonly Element[], index: number): boolean {
  const next = sentence[index + 1];
  return (
    next === undefined ||
    (next.is === 'mark' &&
      (next.mark === 'comma' || next.mark === 'only' || next.mark === 'rest' || next.mark === 'but'))
  );
}

export function startOfPart(elements: readonly Element[]): number {
  return (
    elements.findLastIndex((element, index) => isMark(element, 'comma') && !isListed(elements, index)) + 1
  );
}

/** `Tuesday afternoon, or Thursday morning` is one part. */
function isListed(elements: readonly Element[], index: number): boolean {
  return isMark(elements[index + 1], 'or') || isMark(elements[index + 1], 'and');
}

export function isMark(element: Element | undefined, mark: Mark): boolean {
  return element?.is === 'mark' && element.mark === mark;
}

/**
 * How far back an exception at the end reaches: to the last comma, and over days (or sessions) that are
 * listed (`Wednesday, Thursday not available`). Of days with hours one cannot tell.
 */
export function startOfBehind(open: readonly Element[]): {
  readonly from: number;
  readonly isDoubtful?: boolean;
} {
  const from = startOfPart(open);
  const shape = shapeOf(open.slice(from));
  if (from === 0 || shape === '') return { from };
  // `11–13日（水曜を除く）`: one of the days that were said is left out of them.
  if (shape === 'days' && repeatsDays(open)) return { from };
  const before = startOfPart(open.slice(0, from - 1));
  if (shapeOf(open.slice(before, from - 1)) !== shape) return { from };
  if (shape.includes(' ')) return { from, isDoubtful: true };
  return shape === 'times' ? { from } : startOfListed(open, { from: before, shape });
}

/** `the 12th or 13th, the 13th is best`: one of those that were said, and no further one. */
export function repeatsDays(open: readonly Element[]): boolean {
  const from = startOfPart(open);
  const daysOf = (elements: readonly Element[]) =>
    elements.flatMap((element) => (element.is === 'days' ? element.days : []));
  const said = new Set(daysOf(open.slice(0, from)));
  const again = daysOf(open.slice(from));
  return again.length > 0 && again.every((day) => said.has(day));
}

type Listed = { readonly from: number; readonly shape: string };

function startOfListed(open: readonly Element[], { from, shape }: Listed): { readonly from: number } {
  const before = startOfPart(open.slice(0, Math.max(0, from - 1)));
  const isMore = from > 0 && shapeOf(open.slice(before, from - 1)) === shape;
  return isMore ? startOfListed(open, { from: before, shape }) : { from };
}

export function shapeOf(elements: readonly Element[]): string {
  return [...new Set(elements.filter(isNaming).map(({ is }) => is))].sort().join(' ');
}
