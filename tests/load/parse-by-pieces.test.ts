import { expect, test } from 'vitest';
import { createSamePieces, parseByPieces } from '#load/parse-by-pieces.ts';
import { parseFields } from '#load/parse-fields.ts';
import { valueSource } from '#load/value-source.ts';
import { PeopleFile } from '#model/person.ts';

const FILE = 'data/people.yaml';
const LIN = { id: 'lin', name: { 'zh-TW': '林一', en: 'Lin Yi' } };
const ANA = { id: 'ana', name: 'Ana Ejemplo', partner: 'ES' };

test('of a value in which one thing has changed that one is parsed, and the others are what they were', () => {
  const samePieces = createSamePieces();
  const parse = (people: readonly unknown[]) => {
    const value = samePieces(FILE, structuredClone({ people }));
    const parsed = parseByPieces(valueSource(FILE, value), PeopleFile);
    expect(parsed).toEqual(parseFields(valueSource(FILE, value), PeopleFile));
    return parsed.value?.people;
  };
  const before = parse([LIN, ANA, ANA]);
  const after = parse([{ ...LIN, partner: 'TW' }, ANA, ANA]);
  const again = parse([LIN, ANA, ANA]);
  expect([0, 1].map((index) => after?.[index] === before?.[index])).toEqual([false, true]);
  // Two that say the same are two.
  expect(again?.[1] === again?.[2]).toBe(false);
  expect(parse([LIN, { ...ANA, id: 'not one' }])).toBeUndefined();
});
