import type { Position } from '#diagnostics/diagnostic.ts';
import type { Page } from './layout/page.ts';

/** A line of a page and the run of prose it shows: `part` of `parts` lines of that run. `page` counts from 0. */
export type PlaceOnPage = {
  readonly page: number;
  /** Of the baseline, from the left and the top of the page. */
  readonly xPt: number;
  readonly yPt: number;
  readonly source: Position;
  readonly part: number;
  readonly parts: number;
};

/** Where the prose stands on laid-out pages, in their order; a page that is left out has none of it. */
export function placesOn(pages: readonly (Page | undefined)[]): readonly PlaceOnPage[] {
  const found = pages.flatMap((each, page) =>
    (each?.items ?? []).flatMap((item) => {
      if (item.kind !== 'text' || !item.source) return [];
      return [{ page, xPt: item.x, yPt: item.y, source: item.source }];
    }),
  );
  const lines = found.filter((each, index) => {
    const before = found[index - 1];
    return before?.source !== each.source || before.yPt !== each.yPt || before.page !== each.page;
  });
  const parts = Map.groupBy(lines, ({ source }) => source);
  return lines.map((line) => {
    const own = parts.get(line.source) ?? [];
    return { ...line, part: own.indexOf(line), parts: own.length };
  });
}
