/** Everything is looked at, as `npm run soak:pages` asks. */
export const isLong = (): boolean => process.env.ATTACHE_EVERY_PAGE === '1';

/** The same in all languages. */
const pageOf = (path: string): string => path.replace(/^(?:en|zh-TW)\//, '');

/**
 * For checks that take longest: of each two pages that say the same in two languages one, in either language
 * by turns. `npm run soak:pages` looks at all.
 */
export function inTurns(paths: readonly string[]): readonly string[] {
  if (isLong()) return paths;
  const byPage = Map.groupBy(paths, pageOf);
  return [...byPage.values()].flatMap((same, index) => same.slice(index % same.length).slice(0, 1));
}

/** The same for all missions, meetings, partners, commitments and lists of these of a language. */
const kindOf = (path: string): string =>
  path
    .replace(/(?<=(?:missions|bilaterals|partners|commitments|actions)\/)[^/]+(?=\/)/g, '…')
    .replace(/(?<=page\/)\d+(?=\/)/, '…');

/**
 * For checks that take long: of each kind of page, in each language or in either, the one that says most, which is the
 * likeliest to be too wide or too deep. `npm run soak:pages` looks at all.
 */
export function longestOfEachKind(
  paths: readonly string[],
  lengthOf: (path: string) => number,
  { inEitherLanguage = false } = {},
): readonly string[] {
  if (isLong()) return paths;
  const kinds = [
    ...Map.groupBy(paths, (path) => (inEitherLanguage ? pageOf(kindOf(path)) : kindOf(path))).values(),
  ];
  return kinds.flatMap((same) => same.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, 1));
}
