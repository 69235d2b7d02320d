import { expect, test } from 'vitest';
import { Delegate, namedDelegates } from '#model/delegation.ts';

const named = { person: 'ana-example', agency: 'Customs', title: 'Director' };
const unnamed = { unnamed: 'Our delegates', agency: 'Customs' };

test('a delegate has a name, or words that stand for one, and never neither or both', () => {
  const cases = [named, unnamed, { agency: 'Customs', title: 'Director' }, { ...named, ...unnamed }];
  expect(cases.map((delegate) => Delegate.safeParse(delegate).success)).toEqual([true, true, false, false]);
});

test('only delegates with a name are known by name', () => {
  const delegation = [named, unnamed].map((delegate) => Delegate.parse(delegate));
  expect(namedDelegates(delegation).map(({ person }) => person)).toEqual(['ana-example']);
});
