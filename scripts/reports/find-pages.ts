import { romanNumeral } from '#locale/numerals.ts';
import { anchorPages, type LaidSection, pageLabels } from './assemble.ts';
import type { AppendedAnnex } from './content/annexes.ts';
import type { PageOf } from './parts/contents.ts';

export type FoundPages = {
  readonly pageOf: PageOf;
  readonly pageCount: number;
  readonly labels: readonly (string | undefined)[];
  readonly appendages: readonly AppendedAnnex[];
};

/**
 * Where everything stands: the document's own anchors, and the annexes after it, which `append` lists
 * from the number of their first page on.
 */
export function findPages(
  laid: readonly LaidSection[],
  append: (firstNumber: number) => readonly AppendedAnnex[],
): FoundPages {
  const labels = pageLabels(laid, romanNumeral);
  const own = anchorPages(laid, labels);
  const last = labels.findLast((label) => label !== undefined && /^\d+$/.test(label)) ?? '0';
  const appendages = append(Number(last) + 1);
  const annexPages = new Map(appendages.map(({ anchor, firstNumber }) => [anchor, `${firstNumber}`]));
  return {
    labels,
    appendages,
    pageOf: (anchor) => annexPages.get(anchor) ?? own(anchor),
    pageCount: labels.length + appendages.reduce((sum, { pageCount }) => sum + pageCount, 0),
  };
}
