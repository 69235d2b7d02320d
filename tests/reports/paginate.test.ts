import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, EMPTY_BOX } from '#reports/layout/box.ts';
import { newLeaf } from '#reports/layout/page.ts';
import { paginate, type Sheet } from '#reports/layout/paginate.ts';
import { rowBox } from '#reports/layout/row-box.ts';

const SHEET: Sheet = { widthPt: 200, heightPt: 140, topPt: 20, bottomPt: 120, leftPt: 10 };

/** A line that can be told from others by its x. */
function line(id: number, heightPt: number, keepWithNext: boolean): Box {
  const item = { kind: 'anchor' as const, x: 0, y: 0, name: `${id}` };
  return { ...EMPTY_BOX, heightPt, keepWithNext, items: [item] };
}

const spec = fc.record({
  heights: fc.array(fc.integer({ min: 4, max: 60 }), { minLength: 1, maxLength: 9 }),
  keep: fc.boolean(),
  row: fc.boolean(),
  break: fc.boolean(),
});

test('every line stands on a page once, in order, and within the page unless it is higher than one', () => {
  fc.assert(
    fc.property(fc.array(spec, { maxLength: 30 }), (specs) => {
      let id = 0;
      const header = { ...EMPTY_BOX, heightPt: 8 };
      const boxes = specs.flatMap((each): readonly Box[] => {
        const lines = each.heights.map((height) => {
          id += 1;
          return line(id, height, each.keep);
        });
        const forced = each.break ? [{ ...EMPTY_BOX, breakBefore: true as const }] : [];
        const row = rowBox([{ boxes: lines, x: 0, widthPt: 100 }], { padX: 0, padY: 2, draw: () => [] });
        return [...forced, ...(each.row ? [{ ...row, repeat: [header] }] : lines)];
      });
      const pages = paginate(boxes, SHEET);
      const placed = pages.flatMap((page) =>
        page.items.flatMap((item) => (item.kind === 'anchor' ? [item] : [])),
      );
      expect(placed.map(({ name }) => name)).toEqual(
        Array.from({ length: id }, (_, index) => `${index + 1}`),
      );
    }),
    { numRuns: 400 },
  );
});

test('a figure without room stands at the head of the next page; the text of its section goes on before it, and no heading', () => {
  const figure = (id: number): Box => ({ ...line(id, 50, false), floats: true });
  const heading: Box = { ...line(9, 10, true), stopsFloats: true };
  const place = (boxes: readonly Box[]) =>
    paginate(boxes, SHEET).map(({ items }) =>
      items.flatMap((item) => (item.kind === 'anchor' ? [item.name] : [])),
    );
  const text = [1, 2, 3, 4, 5, 6].map((id) => line(id, 20, false));
  expect(place([...text.slice(0, 3), figure(7), ...text.slice(3)])).toEqual([
    ['1', '2', '3', '4', '5'],
    ['7', '6'],
  ]);
  expect(place([...text.slice(0, 3), figure(7), heading, ...text.slice(3)])).toEqual([
    ['1', '2', '3'],
    ['7', '9', '4', '5'],
    ['6'],
  ]);
});

test('a line too high to stand beside carried footnotes takes their place, and they go on below it', () => {
  const notes = Array.from({ length: 10 }, (_, index) => line(index + 1, 12, false));
  const caller = { ...line(100, 20, false), notes };
  const pages = paginate([caller, line(101, 60, false)], SHEET);
  const placed = pages.map(({ items }) =>
    items.flatMap((item) => (item.kind === 'anchor' ? [[item.name, item.y]] : [])),
  );
  expect(placed).toEqual([
    [
      ['100', 20],
      ['1', 60],
      ['2', 72],
      ['3', 84],
      ['4', 96],
      ['5', 108],
    ],
    [
      ['101', 20],
      ['6', 96],
      ['7', 108],
    ],
    [
      ['8', 84],
      ['9', 96],
      ['10', 108],
    ],
  ]);
});

test('a row that carried footnotes leave too little room to split is split on the whole page', () => {
  const notes = Array.from({ length: 10 }, (_, index) => line(index + 1, 12, false));
  const cell = { boxes: [line(101, 60, false), line(102, 60, false)], x: 0, widthPt: 100 };
  const row = rowBox([cell], { padX: 0, padY: 2, draw: () => [] });
  const pages = paginate([{ ...line(100, 20, false), notes }, row], SHEET);
  const placed = pages.map(({ items }) =>
    items.flatMap((item) => (item.kind === 'anchor' ? [[item.name, item.y]] : [])),
  );
  expect(placed.slice(1)).toEqual([
    [
      ['101', 22],
      ['6', 96],
      ['7', 108],
    ],
    [
      ['102', 22],
      ['8', 96],
      ['9', 108],
    ],
    [['10', 108]],
  ]);
});

test('rows in a cell that all keep together are parted where they are more than a page', () => {
  const cell = { boxes: [line(1, 40, true), line(2, 50, true), line(3, 40, false)], x: 0, widthPt: 100 };
  const row = rowBox([cell], { padX: 0, padY: 0, draw: () => [] });
  const outer = rowBox([{ ...cell, boxes: [row] }], { padX: 0, padY: 0, draw: () => [] });
  const placed = paginate([outer], SHEET).map(({ items }) =>
    items.flatMap((item) => (item.kind === 'anchor' ? [[item.name, item.y]] : [])),
  );
  expect(placed).toEqual([
    [
      ['1', 20],
      ['2', 60],
    ],
    [['3', 20]],
  ]);
});

test('what a row is about stands again beside its part on the next page, once in the structure', () => {
  const rule = (x: number): Box => {
    const place = { kind: 'rule', x, y: 0, toX: x + 1, toY: 0, widthPt: 1, colour: 'ink' } as const;
    return { ...EMPTY_BOX, heightPt: 20, items: [{ ...place, leaf: newLeaf() }] };
  };
  const lines = [10, 11, 12, 13, 14, 15, 16].map(rule);
  const cells = [
    { boxes: [rule(1)], x: 0, widthPt: 40, isLabel: true as const },
    { boxes: lines, x: 0, widthPt: 60 },
  ];
  const pages = paginate([rowBox(cells, { padX: 0, padY: 0, draw: () => [] })], SHEET);
  const left = SHEET.leftPt;
  expect(
    pages.map(({ items }) => items.map((item) => [item.kind === 'rule' ? item.x - left : 0, 'leaf' in item])),
  ).toEqual([
    [[1, true], ...[10, 11, 12, 13, 14].map((x) => [x, true])],
    [
      [1, false],
      [15, true],
      [16, true],
    ],
  ]);
});
