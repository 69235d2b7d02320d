import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layStays, type Stay } from '../../site/lib/stays.ts';

const stay = (startMinutes: number, endMinutes: number, ...people: readonly string[]): Stay => ({
  startMinutes,
  endMinutes,
  people,
});

test('neighbours together share a cell, and a free hour is an empty one', () => {
  const [opening, call, lab] = [stay(540, 570, 'ann', 'ben'), stay(570, 600, 'ann'), stay(540, 600, 'cid')];
  expect(layStays([opening, call, lab], ['ann', 'ben', 'cid'])).toEqual([
    {
      startMinutes: 540,
      endMinutes: 570,
      cells: [
        { column: 0, rowSpan: 1, colSpan: 2, stays: [opening] },
        { column: 2, rowSpan: 2, colSpan: 1, stays: [lab] },
      ],
    },
    {
      startMinutes: 570,
      endMinutes: 600,
      cells: [
        { column: 0, rowSpan: 1, colSpan: 1, stays: [call] },
        { column: 1, rowSpan: 1, colSpan: 1, stays: [] },
      ],
    },
  ]);
});

test('what one person has at the same time stands in one cell', () => {
  const [session, talk] = [stay(540, 600, 'ann'), stay(570, 630, 'ann')];
  expect(layStays([session, talk], ['ann']).map(({ cells }) => cells)).toEqual([
    [{ column: 0, rowSpan: 3, colSpan: 1, stays: [session, talk] }],
    [],
    [],
  ]);
});

test('the cells of any day fill its table, and hold everything of everybody', () => {
  const people = ['ann', 'ben', 'cid'];
  const anyStay = fc
    .record({
      start: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 1, max: 9 }),
      who: fc.subarray(people, { minLength: 1 }),
    })
    .map(({ start, length, who }) => stay(start * 15, (start + length) * 15, ...who));
  fc.assert(
    fc.property(fc.array(anyStay, { maxLength: 10 }), (stays) => {
      const rows = layStays(stays, people);
      const filled = rows.map(() => people.map(() => 0));
      const held = new Map(people.map((person) => [person, new Set<Stay>()]));
      for (const [row, { cells }] of rows.entries()) {
        for (const { column, rowSpan, colSpan, stays: own } of cells) {
          for (const person of people.slice(column, column + colSpan))
            for (const each of own) held.get(person)?.add(each);
          for (let down = row; down < row + rowSpan; down += 1)
            for (let across = column; across < column + colSpan; across += 1) {
              const line = filled[down];
              if (line) line[across] = (line[across] ?? 0) + 1;
            }
        }
      }
      expect(filled).toEqual(rows.map(() => people.map(() => 1)));
      for (const person of people)
        expect(held.get(person)).toEqual(new Set(stays.filter((each) => each.people.includes(person))));
    }),
  );
});
