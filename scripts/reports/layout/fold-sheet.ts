import type { Page, PlacedPage, RuleItem } from './page.ts';
import { A4, A6 } from './page-setup.ts';

/** Pages of A6 that a sheet of A4 holds, printed on both sides. */
const PER_SHEET = 8;
const PER_SIDE = 4;

/**
 * Pages of A6 on sheets of A4 that are folded twice, first across and then upright, without a cut. The first
 * is the cover and the last the back; what opens after the cover are the second and third; the others are the
 * inside of the sheet, to be printed on its other side (turned over the long edge).
 * @example foldSheets(sixPages).length // 2: one sheet, both sides
 */
export function foldSheets(pages: readonly Page[]): readonly Page[] {
  const sheets: Page[] = [];
  for (let at = 0; at < pages.length; at += PER_SHEET)
    sheets.push(...foldSheet(pages.slice(at, at + PER_SHEET)));
  return sheets;
}

function foldSheet(pages: readonly Page[]): readonly Page[] {
  const [cover, ...others] = pages;
  const back = others.at(-1);
  const middle = others.slice(0, -1);
  const [left, right, ...inside] = middle;
  const outer = sideOf([
    [right, 0, true],
    [left, 1, true],
    [back, 2, false],
    [cover, 3, false],
  ]);
  if (pages.length <= PER_SIDE) return [outer];
  return [outer, sideOf(inside.map((page, index) => [page, index, false]))];
}

/** A page, in which quarter of the sheet it stands (row by row), and whether on its head. */
type Quarter = readonly [page: Page | undefined, index: number, isUpsideDown: boolean];

function sideOf(quarters: readonly Quarter[]): Page {
  const margin = (A4.heightPt - 2 * A6.heightPt) / 2;
  const parts = quarters.flatMap(([page, index, isUpsideDown]): readonly PlacedPage[] =>
    page
      ? [
          {
            page,
            x: (index % 2) * A6.widthPt,
            y: margin + Math.floor(index / 2) * A6.heightPt,
            isUpsideDown,
          },
        ]
      : [],
  );
  return { ...A4, items: FOLDS, parts };
}

const MARK_PT = 14;

/** Short lines at the edges say where it is folded. */
const FOLDS: readonly RuleItem[] = [
  mark(0, A4.heightPt / 2, MARK_PT, A4.heightPt / 2),
  mark(A4.widthPt - MARK_PT, A4.heightPt / 2, A4.widthPt, A4.heightPt / 2),
  mark(A4.widthPt / 2, 0, A4.widthPt / 2, MARK_PT),
  mark(A4.widthPt / 2, A4.heightPt - MARK_PT, A4.widthPt / 2, A4.heightPt),
];

function mark(x: number, y: number, toX: number, toY: number): RuleItem {
  return { kind: 'rule', x, y, toX, toY, widthPt: 0.4, colour: 'faint' };
}
