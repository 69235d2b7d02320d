import { isRightToLeft } from '#model/language.ts';
import type { Column, Table, TableLook } from '../block.ts';
import type { Colour, Item } from './page.ts';
import type { RowCell } from './row-box.ts';
import { shareRoom } from './share-room.ts';
import type { Frame } from './theme.ts';

/** Sizes and white of a look, in em of the table's own text. */
export type Look = {
  readonly scale: number;
  readonly leading: number;
  readonly padXEm: number;
  readonly padYEm: number;
  readonly gutterEm: number;
  readonly headerAlign?: 'centre';
};

export const TABLE_LOOKS: Readonly<Record<TableLook, Look>> = {
  ruled: { scale: 0.88, leading: 1.42, padXEm: 0.45, padYEm: 0.32, gutterEm: 0 },
  form: { scale: 0.92, leading: 1.5, padXEm: 0.6, padYEm: 0.5, gutterEm: 0 },
  cover: { scale: 1, leading: 1.5, padXEm: 0, padYEm: 0.3, gutterEm: 0 },
  facts: { scale: 0.94, leading: 1.5, padXEm: 0, padYEm: 0.14, gutterEm: 1 },
  parallel: { scale: 1, leading: 0, padXEm: 0, padYEm: 0, gutterEm: 2.6 },
};

/** Where a column begins, and its width. */
export type Extent = { readonly x: number; readonly widthPt: number; readonly align: Column['align'] };
export type TableSetting = {
  readonly table: Table;
  readonly look: Look;
  readonly frame: Frame;
  readonly columns: readonly Extent[];
};

/** Columns of a fixed width take it; the others share the rest by what they hold, else by weight. */
export function columnExtents(
  columns: readonly Column[],
  frame: Frame,
  { gutterEm, padXEm }: Pick<Look, 'gutterEm' | 'padXEm'>,
): readonly Extent[] {
  const { sizePt } = frame.theme;
  const gutterPt = gutterEm * sizePt;
  const roomEm = (frame.widthPt - gutterPt * (columns.length - 1)) / sizePt;
  const widths = columnWidths(columns, roomEm, padXEm);
  let x = 0;
  const extents = columns.map((column, index) => {
    const widthPt = (widths[index] ?? 0) * sizePt;
    const extent = { x, widthPt, align: column.align };
    x += widthPt + gutterPt;
    return extent;
  });
  if (!isRightToLeft(frame.language)) return extents;
  const wholePt = x - gutterPt;
  return extents.map((extent) => ({ ...extent, x: wholePt - extent.x - extent.widthPt }));
}

/** Rows of a table in two languages are tables of their own, of the same columns. */
const known = new WeakMap<readonly Column[], Map<string, readonly number[]>>();

/** Widths of columns in em that share a room in em, each with its padding on both sides. */
export function columnWidths(columns: readonly Column[], roomEm: number, padEm: number): readonly number[] {
  const ofColumns = known.get(columns) ?? new Map<string, readonly number[]>();
  known.set(columns, ofColumns);
  const key = `${roomEm} ${padEm}`;
  const widths = ofColumns.get(key) ?? findWidths(columns, roomEm, padEm);
  ofColumns.set(key, widths);
  return widths;
}

function findWidths(columns: readonly Column[], roomEm: number, padEm: number): readonly number[] {
  const free = columns.filter(({ fixedEm }) => fixedEm === undefined);
  const leftEm = roomEm - columns.reduce((sum, { fixedEm }) => sum + (fixedEm ?? 0), 0);
  const shares = free.every(({ leastEm }) => leastEm !== undefined)
    ? shareRoom(
        free.map(({ leastEm = 0, mostEm = 0, linesEm = [] }) => ({ leastEm, mostEm, linesEm })),
        leftEm - 2 * padEm * free.length,
      ).map((share) => share + 2 * padEm)
    : byWeight(free, leftEm);
  let next = 0;
  return columns.map(({ fixedEm }) => {
    if (fixedEm !== undefined) return fixedEm;
    next += 1;
    return shares[next - 1] ?? 0;
  });
}

function byWeight(columns: readonly Column[], roomEm: number): readonly number[] {
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0);
  return columns.map(({ weight }) => (roomEm * weight) / Math.max(weights, 1e-6));
}

/** Where a row stands in its table. */
export type Standing = { readonly isHeader: boolean; readonly isFirst: boolean; readonly isLast: boolean };

export type RuleInput = {
  readonly cells: readonly RowCell[];
  readonly heightPt: number;
  readonly standing: Standing;
};

/** The rules that a row of this look has. */
export function rowRules(
  { table, frame }: TableSetting,
  { cells, heightPt, standing }: RuleInput,
): readonly Item[] {
  const across = (y: number, widthPt: number, colour: Colour): Item => ({
    kind: 'rule',
    x: 0,
    y,
    toX: frame.widthPt,
    toY: y,
    widthPt,
    colour,
  });
  const down = (x: number, widthPt: number, colour: Colour): Item => ({
    kind: 'rule',
    x,
    y: 0,
    toX: x,
    toY: heightPt,
    widthPt,
    colour,
  });
  switch (table.look) {
    case 'ruled':
      return [
        ...(standing.isHeader || standing.isFirst ? [across(0, 1, 'ink')] : []),
        standing.isHeader
          ? across(heightPt, 0.6, 'ink')
          : standing.isLast
            ? across(heightPt, 1, 'ink')
            : across(heightPt, 0.35, 'faint'),
      ];
    case 'form':
      return [
        across(0, standing.isFirst ? 1.1 : 0.5, 'ink'),
        across(heightPt, standing.isLast ? 1.1 : 0.5, 'ink'),
        ...cells.map((cell) => down(cell.x, cell.x === 0 ? 1.1 : 0.5, 'ink')),
        down(frame.widthPt, 1.1, 'ink'),
      ];
    case 'parallel':
    case 'facts':
    case 'cover':
      return [];
    default:
      return table.look satisfies never;
  }
}
