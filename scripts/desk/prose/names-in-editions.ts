import { localize } from '#model/localized.ts';
import type { Workspace } from '#model/workspace.ts';
import type { Named } from './compare-editions.ts';

/**
 * Whoever may be named in prose, with every form of the name that the data has in two languages: people (in Latin
 * letters by the family name alone, too), partners and their other names, names that forums have for them.
 */
export function namesIn(
  { people, economies, forums }: Workspace,
  languages: readonly [first: string, second: string],
): readonly Named[] {
  const named = (namesFor: (language: string) => readonly string[]): Named => ({
    names: [distinct(namesFor(languages[0])), distinct(namesFor(languages[1]))],
  });
  return [
    ...[...people.values()].map(({ name }) => named((language) => formsOf(localize(name, language)))),
    ...[...economies.values()].map(({ id, name, shortName, otherNames }) =>
      named((language) => [
        localize(name, language),
        ...(shortName ? [localize(shortName, language)] : []),
        ...(otherNames?.[language] ?? []),
        ...[...forums.values()].flatMap(({ names }) => {
          const own = names[id];
          return own ? [localize(own, language)] : [];
        }),
      ]),
    ),
  ];
}

const distinct = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((each) => each.length > 1)),
];

/** Whole, and the last word of a name of Latin letters. */
function formsOf(name: string): readonly string[] {
  const last = /^[\p{Script=Latin}\s.'’-]+$/u.test(name) ? name.split(/\s+/).at(-1) : undefined;
  return last !== undefined && last.length > 2 ? [name, last] : [name];
}
