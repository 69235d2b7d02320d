/**
 * For checks that take long: every page, or, of meetings, partners and commitments, which are many and alike,
 * one in five. `npm run soak` looks at all.
 */
export function isLookedAt(path: string, index: number): boolean {
  const isOneOfMany = /(?:bilaterals|partners|commitments)\/./.test(path);
  return !isOneOfMany || process.env.ATTACHE_EVERY_PAGE === '1' || index % 5 === 0;
}
