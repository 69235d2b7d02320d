import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PeopleFile } from '#model/person.ts';
import { RULES } from '#rules/rules.ts';
import { workspace } from '../locale/workspace-for-tests.ts';

/** Who is told to be somebody else, by the number of each in the list. */
function toldOf(names: readonly string[], partner = () => 'US'): readonly string[] {
  const { people } = PeopleFile.parse({
    people: names.map((name, index) => ({ id: `p-${index}`, name, partner: partner() })),
  });
  const asked = { ...workspace, people: new Map(people.map((person) => [person.id, person])) };
  const found = RULES.find(({ name }) => name === 'similar-names')?.find(asked) ?? [];
  return found.map(({ parameters }) => `${parameters['id']} is ${parameters['other']}`);
}

test.each([
  ['the same name', ['Robert Frost', 'Robert Frost']],
  ['a letter more', ['Robert Frost', 'Robert Frosst']],
  ['a letter less', ['Robert Frost', 'Robert Fost']],
  ['another letter', ['Robert Frost', 'Robert Frast']],
  ['two letters swapped', ['Robert Frost', 'Robert Forst']],
  ['the family name first', ['Robert Frost', 'Forst Robert']],
])('%s', (_, names) => {
  expect(toldOf(names)).toEqual(['p-1 is p-0']);
});

test.each([
  ['two letters', ['Robert Frost', 'Robert Forest B.', 'Rupert Frosst']],
  ['short names', ['An Lee', 'Ann Le', 'Lee', 'Lea']],
])('%s make another person', (_, names) => {
  expect(toldOf(names)).toEqual([]);
});

test('each is told of one other, however many bear the name', () => {
  expect(toldOf(['Robert Frost', 'Robert Frost', 'Robert Forst', 'Robert Frost'])).toEqual([
    'p-1 is p-0',
    'p-2 is p-0',
    'p-3 is p-0',
  ]);
});

test('whoever has somebody near among those before is told, and nobody else', () => {
  const names = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 5, maxLength: 8 }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(names, (list) => {
      const expected = list.flatMap((name, index) =>
        list.slice(0, index).some((other) => other.length >= 6 && isOneSlipAway(other, name)) ? [index] : [],
      );
      expect(toldOf(list).map((told) => Number(/^p-(\d+)/.exec(told)?.[1]))).toEqual(expected);
    }),
  );
});

/** By trying every slip there is. */
function isOneSlipAway(from: string, to: string): boolean {
  const at = Array.from({ length: from.length + 1 }, (_, index) => index);
  const slips = at.flatMap((index) => {
    const [before, letter, next] = [from.slice(0, index), from.charAt(index), from.charAt(index + 1)];
    return [
      before + from.slice(index + 1),
      before + next + letter + from.slice(index + 2),
      ...['a', 'b'].flatMap((other) => [
        before + other + from.slice(index),
        before + other + from.slice(index + 1),
      ]),
    ];
  });
  return [from, ...slips].includes(to);
}
