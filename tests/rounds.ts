/** `npm run soak` and `npm run fuzz` ask everything of every case. */
export const EVERY_CASE = process.env['ATTACHE_EVERY_CASE'] === '1';

/**
 * How many cases a property is asked of where one takes long: an eighth of the whole number, and all in soak and fuzz.
 * @example fc.assert(property, { numRuns: rounds(100) })
 */
export const rounds = (whole: number): number => (EVERY_CASE ? whole : Math.ceil(whole / 8));

/**
 * Of cases that take long those that are like no other; `npm run soak` asks the second of a kind, too.
 * @example test.each(casesOf(ROWS, ([command]) => command === 'build'))
 */
export const casesOf = <T>(cases: readonly T[], isFirst: (each: T) => boolean): readonly T[] =>
  EVERY_CASE ? cases : cases.filter(isFirst);
