import { distance } from 'fastest-levenshtein';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Person } from '#model/person.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import type { Rule } from './rule.ts';

const SHORTEST_COMPARED = 6;

type Named = { readonly person: Person; readonly spelling: string };

/**
 * Two people of one partner whose Latin names differ by a letter, or by two that are swapped, are often one person under
 * two spellings. Each is told of one other.
 */
export const similarNames: Rule = {
  name: 'similar-names',
  codes: ['name-spelt-twice'],
  example: { wrong: 'Robert Frost, Robert Forst', right: 'Robert Frost' },
  find: (workspace) => findSimilarNames(workspace),
};

function findSimilarNames(workspace: Workspace): readonly Finding[] {
  const known = new Map<string, Named[]>();
  return [...workspace.people.values()].flatMap((person, index) => {
    const named = { person, spelling: spellingOf(person) };
    if (named.spelling.length < SHORTEST_COMPARED - 1) return [];
    const other = nearestKnown(known, named);
    if (other?.spelling !== named.spelling) keep(known, named);
    return other
      ? warning(
          'name-spelt-twice',
          { file: 'data/people.yaml', path: ['people', index, 'name'] },
          { id: person.id, other: other.person.id },
        )
      : [];
  });
}

function keep(known: Map<string, Named[]>, named: Named): void {
  for (const key of keysOf(named)) {
    const those = known.get(key);
    if (those) those.push(named);
    else known.set(key, [named]);
  }
}

/** The first of those before whose spelling is the same, else is near. */
function nearestKnown(known: ReadonlyMap<string, readonly Named[]>, named: Named): Named | undefined {
  const near = keysOf(named)
    .flatMap((key) => known.get(key) ?? [])
    .filter(({ spelling }) => isNear(spelling, named.spelling));
  return near.find(({ spelling }) => spelling === named.spelling) ?? near[0];
}

/** Two spellings that differ by a letter have one of these in common, so that nobody is compared with all. */
const keysOf = ({ person, spelling }: Named): readonly string[] =>
  [spelling, ...Array.from(spelling, (_, at) => spelling.slice(0, at) + spelling.slice(at + 1))].map(
    (key) => `${person.partner} ${key}`,
  );

/** Letters alone, in alphabetical order of the words: family names first or last compare equal. */
function spellingOf(person: Person): string {
  const latin = Object.values(person.name).find((name) => /^[\p{Script=Latin}\s.,'’-]+$/u.test(name)) ?? '';
  return latin
    .toLowerCase()
    .split(/[\s.,-]+/)
    .filter((word) => word.length > 1)
    .sort()
    .join(' ');
}

function isNear(a: string, b: string): boolean {
  const difference = Math.abs(a.length - b.length);
  return a.length >= SHORTEST_COMPARED && difference <= 1 && (distance(a, b) <= 1 || isSwapped(a, b));
}

/** Two letters in the other order, as fingers do. */
function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return a === `${b.slice(0, at)}${b[at + 1] ?? ''}${b[at] ?? ''}${b.slice(at + 2)}`;
}
