import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeValues } from '../../scripts/edit/merge-values.ts';

const value = fc.record(
  {
    a: fc.integer({ min: 0, max: 2 }),
    b: fc.record({ c: fc.integer({ min: 0, max: 2 }) }),
    list: fc.uniqueArray(
      fc.record({ id: fc.constantFrom('p', 'q', 'r'), n: fc.integer({ min: 0, max: 2 }) }),
      {
        selector: ({ id }) => id,
      },
    ),
  },
  { requiredKeys: [] },
);

test('what one side alone has changed is as that side has it', () => {
  fc.assert(
    fc.property(value, value, (base, changed) => {
      const whole = { value: changed, conflicts: [] };
      expect(mergeValues({ base, mine: changed, theirs: base })).toEqual(whole);
      expect(mergeValues({ base, mine: base, theirs: changed })).toEqual(whole);
      expect(mergeValues({ base, mine: changed, theirs: changed })).toEqual(whole);
    }),
  );
});

test('different fields, new entries and an order come together; the same field is a conflict that keeps theirs', () => {
  const base = { title: 't', day: 1, list: [{ id: 'p' }, { id: 'q', n: 1 }, { id: 'r' }], points: ['a'] };
  const mine = {
    title: 'mine',
    day: 2,
    list: [{ id: 'q', n: 2 }, { id: 'p' }, { id: 'new' }],
    points: ['a', 'b'],
  };
  const theirs = {
    title: 'theirs',
    day: 1,
    list: [{ id: 'p' }, { id: 'also' }, { id: 'q', n: 1, m: 1 }, { id: 'r' }],
    points: ['a', 'c'],
    more: true,
  };
  expect(mergeValues({ base, mine, theirs })).toEqual({
    value: {
      title: 'theirs',
      day: 2,
      list: [{ id: 'q', n: 2, m: 1 }, { id: 'p' }, { id: 'also' }, { id: 'new' }],
      points: ['a', 'c', 'b'],
      more: true,
    },
    conflicts: [{ path: ['title'], base: 't', mine: 'mine', theirs: 'theirs' }],
  });
});

test('an entry that one side has taken out and the other has changed is a conflict', () => {
  const base = { list: [{ id: 'p', n: 1 }] };
  expect(mergeValues({ base, mine: { list: [] }, theirs: { list: [{ id: 'p', n: 2 }] } }).conflicts).toEqual([
    { path: ['list', 0], base: { id: 'p', n: 1 }, mine: undefined, theirs: { id: 'p', n: 2 } },
  ]);
});
