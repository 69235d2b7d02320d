import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GridItem, layOut } from '../../site/lib/grid.ts';

const item = (startMinutes: number, endMinutes: number, column?: string): GridItem => ({
  startMinutes,
  endMinutes,
  column,
});

test('what runs alone spans all lanes; what runs side by side has a lane of its column', () => {
  const [opening, left, right] = [item(540, 570), item(570, 630, 'left'), item(570, 660, 'right')];
  expect(layOut([opening, left, right], { columnOrder: ['left', 'right'] })).toEqual({
    cells: [
      { item: opening, row: 1, rowEnd: 2, lane: 1, laneEnd: 3 },
      { item: left, row: 2, rowEnd: 3, lane: 1, laneEnd: 2 },
      { item: right, row: 2, rowEnd: 4, lane: 2, laneEnd: 3 },
    ],
    columns: [
      { column: 'left', lane: 1, laneEnd: 2 },
      { column: 'right', lane: 2, laneEnd: 3 },
    ],
    lanes: 2,
    moments: [540, 570, 630, 660],
  });
});

test('rooms keep their column even when only one meeting is on', () => {
  const grid = layOut([item(540, 570, 'a'), item(600, 630, 'b')], {
    columnOrder: ['a', 'b'],
    keepColumns: true,
  });
  expect(grid.cells.map(({ lane, laneEnd }) => [lane, laneEnd])).toEqual([
    [1, 2],
    [2, 3],
  ]);
});

test('no two items share a cell', () => {
  const anyItem = fc
    .record({
      start: fc.integer({ min: 0, max: 40 }),
      length: fc.integer({ min: 1, max: 12 }),
      column: fc.constantFrom('a', 'b', undefined),
    })
    .map(({ start, length, column }) => item(start * 15, (start + length) * 15, column));
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 12 }), fc.boolean(), (items, keepColumns) => {
      const { cells } = layOut(items, { columnOrder: ['a', 'b'], keepColumns });
      const clashes = cells.filter((a) =>
        cells.some(
          (b) => a !== b && a.row < b.rowEnd && b.row < a.rowEnd && a.lane < b.laneEnd && b.lane < a.laneEnd,
        ),
      );
      return clashes.length === 0;
    }),
  );
});
