/** So many items fit on a page that a telephone scrolls and that weighs little. */
export const ITEMS_A_PAGE = 25;

/** Names are short: more of them fit. */
export const PEOPLE_A_PAGE = 100;

/** The numbers of a list's pages; an empty list has one. @example pagesFor(26) // [1, 2] */
export function pagesFor(count: number, aPage = ITEMS_A_PAGE): readonly number[] {
  return Array.from({ length: Math.max(1, Math.ceil(count / aPage)) }, (_, index) => index + 1);
}

/** One page of a list, and where it lies among the others. */
export type PageOfList<T> = {
  readonly items: readonly T[];
  readonly page: number;
  readonly pages: number;
};

/** The page that a route's parameter names: `page/2`, absent for the first. */
export function pageOfList<T>(
  all: readonly T[],
  parameter: string | undefined,
  aPage = ITEMS_A_PAGE,
): PageOfList<T> {
  const page = Number(parameter?.replace('page/', '') ?? 1);
  return {
    items: all.slice((page - 1) * aPage, page * aPage),
    page,
    pages: pagesFor(all.length, aPage).length,
  };
}
