import type { Column, Table, TableLook } from '../block.ts';
import type { Colour, Item } from './page.ts';
import type { RowCell } from './row-box.ts';
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

/** Columns of a fixed width take it; the others share the rest by weight. */
export function columnExtents(columns: readonly Column[], frame: Frame, gutterPt: number): readonly Extent[] {
  const { sizePt } = frame.theme;
  const fixed = columns.reduce((sum, column) => sum + (column.fixedEm ?? 0) * sizePt, 0);
  const weights = columns.reduce(
    (sum, column) => sum + (column.fixedEm === undefined ? column.weight : 0),
    0,
  );
  const shared = frame.widthPt - fixed - gutterPt * (columns.length - 1);
  let x = 0;
  return columns.map((column) => {
    const widthPt =
      column.fixedEm === undefined
        ? (shared * column.weight) / Math.max(weights, 1e-6)
        : column.fixedEm * sizePt;
    const extent = { x, widthPt, align: column.align };
    x += widthPt + gutterPt;
    return extent;
  });
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
