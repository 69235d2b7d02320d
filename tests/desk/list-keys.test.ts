import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysFor } from '../../site/desk/form/list-keys.ts';

const things = (...names: readonly string[]) => names.map((name) => ({ name }));

test('a thing keeps its key while it is written in and while others come, go and move', () => {
  const [a = {}, b = {}, c = {}] = things('a', 'b', 'c');
  const first = keysFor([a, b, c]);
  const [ofA, ofB, ofC] = first.keys;
  expect(keysFor([a, { name: 'bb' }, c], first).keys).toEqual([ofA, ofB, ofC]);
  expect(keysFor([c, a, b], first).keys).toEqual([ofC, ofA, ofB]);
  expect(keysFor([a, c], first).keys).toEqual([ofA, ofC]);
  expect(keysFor([a, ...things('new'), b, c], first).keys).toMatchObject({ 0: ofA, 2: ofB, 3: ofC });
});

test('no two things of a list have one key, whatever became of it', () => {
  const lists = fc.array(fc.array(fc.constantFrom(...things('a', 'b', 'c'), 'd', 'd'), { maxLength: 6 }));
  fc.assert(
    fc.property(lists, (steps) => {
      let keyed = keysFor([]);
      for (const list of steps) {
        keyed = keysFor(list, keyed);
        expect(new Set(keyed.keys).size).toBe(list.length);
      }
    }),
  );
});
