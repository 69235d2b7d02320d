import type { Block, Cell, Column, Table } from '../block.ts';
import { withWishes } from '../layout/fit-columns.ts';
import { columnWidths, TABLE_LOOKS } from '../layout/table-look.ts';

type Room = {
  readonly widthPt: number;
  /** Of the text around the table, and of the fields of a cover. */
  readonly sizePt: number;
  readonly coverFieldSizePt: number;
  readonly paddingPt: number;
};

/**
 * Widths of columns in points, for a word processor that fits none by itself: by what they hold, as in the
 * PDF, or by weight where the table says so.
 */
export function sharedWidths(table: Table, room: Room): readonly number[] {
  const { columns } = withWishes(table);
  const emPt = textSizeOf(table, room);
  const { widthPt, paddingPt } = room;
  if (columns.some(({ leastEm, fixedEm }) => leastEm === undefined && fixedEm === undefined))
    return widthsByWeight(columns, { widthPt, paddingPt, emPt });
  return columnWidths(columns, widthPt / emPt, paddingPt / emPt).map((em) => em * emPt);
}

function textSizeOf({ look }: Table, { sizePt, coverFieldSizePt }: Room): number {
  if (look === 'cover') return coverFieldSizePt;
  return look === 'ruled' ? sizePt * TABLE_LOOKS.ruled.scale : sizePt;
}

/** Fixed columns that are too wide together all shrink. */
function widthsByWeight(
  columns: readonly Column[],
  {
    widthPt,
    emPt,
    paddingPt,
  }: { readonly widthPt: number; readonly emPt: number; readonly paddingPt: number },
): readonly number[] {
  const fixed = columns.map(({ fixedEm }) => (fixedEm === undefined ? 0 : fixedEm * emPt + 2 * paddingPt));
  const wanted = fixed.reduce((sum, each) => sum + each, 0);
  const weights = columns.reduce((sum, { weight, fixedEm }) => sum + (fixedEm === undefined ? weight : 0), 0);
  const shrink = weights === 0 && wanted > widthPt ? widthPt / wanted : 1;
  return columns.map(({ weight, fixedEm }, index) =>
    fixedEm === undefined
      ? Math.max(0, ((widthPt - wanted) * weight) / weights)
      : (fixed[index] ?? 0) * shrink,
  );
}

/** What a cell holds, in the size that tables of its look have. */
export function cellBlocks({ blocks }: Cell, { look }: Table): readonly Block[] {
  return blocks.map((block) => {
    if (block.kind !== 'paragraph') return block;
    if (look === 'cover') return { ...block, style: 'cover-field' };
    const isPlain = block.style === 'plain' || block.style === 'body';
    if (look === 'form' && isPlain) return { ...block, style: 'form' };
    return look === 'ruled' && isPlain ? { ...block, style: 'small' } : block;
  });
}
