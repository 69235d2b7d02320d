/**
 * How many cases a property is asked of where one takes long: a third of the whole number.
 * `npm run soak` and `npm run fuzz` ask it of all.
 * @example fc.assert(property, { numRuns: rounds(100) })
 */
export const rounds = (whole: number): number =>
  process.env['ATTACHE_EVERY_CASE'] === '1' ? whole : Math.ceil(whole / 3);
