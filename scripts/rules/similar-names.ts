import { distance } from 'fastest-levenshtein';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Person } from '#model/person.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import type { Rule } from './rule.ts';

const SHORTEST_COMPARED = 6;

/** Two people of one partner whose Latin names differ by a letter are often one person under two spellings. */
export const similarNames: Rule = {
  name: 'similar-names',
  codes: ['name-spelt-twice'],
  example: { wrong: 'Robert Frost, Robert Forst', right: 'Robert Frost' },
  find: (workspace) => findSimilarNames(workspace),
};

function findSimilarNames(workspace: Workspace): readonly Finding[] {
  const people = [...workspace.people.values()].map((person, index) => ({
    person,
    index,
    spelling: spellingOf(person),
  }));
  return people.flatMap(({ person, index, spelling }, position) =>
    people
      .slice(0, position)
      .filter((other) => other.person.partner === person.partner && isNear(other.spelling, spelling))
      .map((other) =>
        warning(
          'name-spelt-twice',
          { file: 'data/people.yaml', path: ['people', index, 'name'] },
          { id: person.id, other: other.person.id },
        ),
      ),
  );
}

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
  return a.length >= SHORTEST_COMPARED && Math.abs(a.length - b.length) <= 1 && distance(a, b) <= 1;
}
