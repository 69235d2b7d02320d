/** Everything is looked at, as `npm run soak:pages` asks. */
export const isLong = (): boolean => process.env.ATTACHE_EVERY_PAGE === '1';

/**
 * For checks that take longest: of each two pages that say the same in two languages one, in either language
 * by turns. `npm run soak:pages` looks at all.
 */
export function inTurns(paths: readonly string[]): readonly string[] {
  if (isLong()) return paths;
  const byPage = Map.groupBy(paths, (path) => path.replace(/^(?:en|zh-TW)\//, ''));
  return [...byPage.values()].flatMap((same, index) => same.slice(index % same.length).slice(0, 1));
}

/**
 * For checks that take long: every page, or, of meetings, partners and commitments, which are many and alike,
 * one in five. `npm run soak` looks at all.
 */
export function isLookedAt(path: string, index: number): boolean {
  const isOneOfMany = /(?:bilaterals|partners|commitments)\/./.test(path);
  return !isOneOfMany || isLong() || index % 5 === 0;
}
