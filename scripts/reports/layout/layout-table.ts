import type { Cell, Column, Row, Table } from '../block.ts';
import { isWideLanguage } from '../text/character-kind.ts';
import { asArtifact, type Box, shiftBox } from './box.ts';
import { withWishes } from './fit-columns.ts';
import { type Laid, layoutBlocks, withSpace } from './layout-blocks.ts';
import { layoutText } from './layout-text.ts';
import type { StructureNode } from './page.ts';
import { levelFeet, type RowCell, type RowLook, rowBox } from './row-box.ts';
import {
  columnExtents,
  type Extent,
  rowRules,
  type Standing,
  TABLE_LOOKS,
  type TableSetting,
} from './table-look.ts';
import { bodyFrame, type Frame } from './theme.ts';

/** A table as rows; the header is repeated at the top of each page the table reaches. */
export function layoutTable(given: Table, frame: Frame): Laid {
  const table = withWishes(given);
  const look = TABLE_LOOKS[table.look];
  const basePt = table.look === 'cover' ? frame.theme.coverSizesPt.field : frame.theme.sizePt;
  const theme = { ...frame.theme, sizePt: basePt * look.scale, leading: look.leading || frame.theme.leading };
  const inner: Frame = { ...frame, theme, textPt: frame.textPt ?? frame.theme.sizePt };
  const columns = columnExtents(table.columns, inner, look);
  const setting: TableSetting = { table, look, frame: inner, columns };
  const header =
    table.header && layoutRow(table.header, setting, { isHeader: true, isFirst: true, isLast: false });
  const rows = table.rows.map((_, index) => layoutBodyRow(index, setting));
  const repeat = header && [asArtifact(header.box)];
  const body = keepRows(
    rows.map(({ box }) => box),
    table,
    theme.sizePt,
  ).map((box) => (repeat ? { ...box, repeat } : box));
  const title = table.title ? layoutTitle(table.title, inner) : { boxes: [], kids: [] };
  const unplaced = [...title.boxes, ...(header ? [{ ...header.box, keepWithNext: true }] : []), ...body];
  const boxes =
    table.look === 'cover' ? unplaced.map((box) => shiftBox(box, centring(columns, frame))) : unplaced;
  const node = {
    tag: 'Table',
    kids: [
      ...(title.kids.length > 0 ? [{ tag: 'Caption', kids: title.kids }] : []),
      ...(header ? header.nodes : []),
      ...rows.flatMap((row) => row.nodes),
    ],
  };
  const nodes = table.look === 'parallel' ? rows.flatMap((row) => row.nodes) : [node];
  if (table.look === 'parallel') return { boxes, nodes };
  const spacePt = 0.7 * frame.theme.sizePt;
  const space = {
    beforePt: (table.piece?.isFirst ?? true) ? spacePt : 0,
    afterPt: (table.piece?.isLast ?? true) ? spacePt : 0,
  };
  return { boxes: withSpace(boxes, space), nodes };
}

/** A row of the body; what its cells ask to be said again stands above it at the top of a page. */
function layoutBodyRow(index: number, setting: TableSetting): LaidRow {
  const { table } = setting;
  const standing = {
    isHeader: false,
    isFirst: index === 0 && !table.header && (table.piece?.isFirst ?? true),
    isLast: index === table.rows.length - 1 && (table.piece?.isLast ?? true),
  };
  const row = table.rows[index] ?? [];
  const laid = layoutRow(row, setting, standing);
  if (!row.some((cell) => cell.repeat)) return laid;
  const above = row.map((cell) => ({ ...cell, blocks: cell.repeat ?? [] }));
  const repeat = [asArtifact(layoutRow(above, setting, standing).box)];
  return { ...laid, box: { ...laid.box, repeat } };
}

/** A table lower than this stays together, and a row higher than this may stand alone: the first has its header above it. */
const SHORT_TABLE_EM = 12;
const TALL_ROW_EM = 5;
const TALL_FIRST_EM = 3.4;

/** Short tables stay together; of others no low row stands alone before or after a page break. */
function keepRows(boxes: readonly Box[], { look, piece, header }: Table, sizePt: number): readonly Box[] {
  if (look === 'parallel') return boxes;
  const heightPt = boxes.reduce((sum, box) => sum + box.heightPt, 0);
  const isWhole = look === 'cover' || (!piece && heightPt < SHORT_TABLE_EM * sizePt);
  const isLow = (box: Box | undefined, tallEm = TALL_ROW_EM): boolean =>
    !piece && (box?.heightPt ?? 0) < tallEm * sizePt;
  const firstEm = header ? TALL_FIRST_EM : TALL_ROW_EM;
  return boxes.map((box, index) => {
    const next = boxes[index + 1];
    if (!next && piece) {
      const isKept = piece.keepsNext && box.heightPt < TALL_ROW_EM * sizePt;
      return isKept ? { ...box, keepWithNext: true } : box;
    }
    if (!next) return box;
    const keep =
      isWhole || (index === 0 && isLow(box, firstEm)) || (index === boxes.length - 2 && isLow(next));
    return keep ? { ...box, keepWithNext: true } : box;
  });
}

/** A form of fixed columns stands in the middle of the page, never outside it. */
function centring(columns: readonly Extent[], frame: Frame): number {
  const endPt = Math.max(0, ...columns.map(({ x, widthPt }) => x + widthPt));
  return Math.max(0, (frame.widthPt - endPt) / 2);
}

/** Narrower cells are ragged: one long Latin word would leave a hole. */
const FLUSH_CELL_EM = 25;

/** A row lower than this goes over whole to the next page. */
const SPLIT_ABOVE_EM = 14;
/** Cells side by side are read across, and are parted later. */
const SPLIT_GRID_ABOVE_EM = 20;
/** And no part of a split one is lower. */
const LEAST_PART_EM = 6;

type LaidRow = { readonly box: Box; readonly nodes: readonly StructureNode[] };

function layoutRow(row: Row, setting: TableSetting, standing: Standing): LaidRow {
  const laid = placeCells(row, setting.columns).map((place, index) =>
    layoutCell(place, setting, { isHeader: standing.isHeader, isFirst: index === 0 }),
  );
  const cells = laid.map((each) => each.cell);
  const { sizePt } = setting.frame.theme;
  const look: RowLook = {
    padX: setting.look.padXEm * sizePt,
    padY: setting.look.padYEm * sizePt,
    ...seamOf(setting, cells),
    ...(setting.table.look !== 'parallel' && { leastPartPt: LEAST_PART_EM * sizePt }),
    draw: (heightPt) => rowRules(setting, { cells, heightPt, standing }),
  };
  // Parts of a row that is split have each their own foot.
  const { split, ...plain } = rowBox(cells, look);
  const isParallel = setting.table.look === 'parallel';
  const whole: Box = isParallel ? rowBox(levelFeet(cells), look) : plain;
  const isSmall =
    !isParallel && whole.heightPt < (row.length > 2 ? SPLIT_GRID_ABOVE_EM : SPLIT_ABOVE_EM) * sizePt;
  const box: Box = { ...whole, ...(split && !isSmall && { split }), ...spacing(setting, laid) };
  const nodes = laid.map((each) => each.node);
  return {
    box,
    nodes:
      setting.table.look === 'parallel'
        ? laid.flatMap((each) => each.node.kids.filter(isNode))
        : [{ tag: 'TR', kids: nodes }],
  };
}

function seamOf({ table }: TableSetting, [first, second]: readonly RowCell[]): Partial<RowLook> {
  if (table.look !== 'parallel' || !first || !second) return {};
  const [left, right] = first.x < second.x ? [first, second] : [second, first];
  return { seamX: (left.x + left.widthPt + right.x) / 2 };
}

const isNode = (kid: StructureNode['kids'][number]): kid is StructureNode => 'tag' in kid;

/** Facing paragraphs keep the white and the company of the blocks they hold. */
function spacing(setting: TableSetting, laid: readonly { readonly cell: RowCell }[]): Partial<Box> {
  if (setting.table.look !== 'parallel') return {};
  const stacks = laid.map(({ cell }) => cell.boxes);
  return {
    beforePt: Math.max(0, ...stacks.map((boxes) => boxes[0]?.beforePt ?? 0)),
    afterPt: Math.max(0, ...stacks.map((boxes) => boxes.at(-1)?.afterPt ?? 0)),
    keepWithNext: stacks.some((boxes) => boxes.at(-1)?.keepWithNext),
  };
}

type CellPlace = { readonly cell: Cell; readonly extent: Extent };

function placeCells(row: Row, columns: readonly Extent[]): readonly CellPlace[] {
  let column = 0;
  return row.flatMap((cell) => {
    const [first, last] = [columns[column], columns[column + (cell.span ?? 1) - 1]];
    column += cell.span ?? 1;
    if (!first || !last) return [];
    const x = Math.min(first.x, last.x);
    const endPt = Math.max(first.x + first.widthPt, last.x + last.widthPt);
    return [{ cell, extent: { ...first, x, widthPt: endPt - x } }];
  });
}

function layoutCell(
  { cell, extent }: CellPlace,
  { table, look, frame }: TableSetting,
  { isHeader, isFirst }: { readonly isHeader: boolean; readonly isFirst: boolean },
): { readonly cell: RowCell; readonly node: StructureNode } {
  const widthPt = extent.widthPt - 2 * look.padXEm * frame.theme.sizePt;
  const language = cell.language ?? frame.language;
  const inner =
    table.look === 'parallel'
      ? { ...bodyFrame({ ...frame, widthPt, language }), noteWidthPt: frame.noteWidthPt }
      : {
          ...frame,
          widthPt,
          language,
          firstLineIndentEm: 0,
          justify: isWideLanguage(language) && widthPt > FLUSH_CELL_EM * frame.theme.sizePt,
        };
  const manner = { isHeader: isHeader || cell.header !== undefined, align: extent.align };
  const blocks =
    table.look === 'parallel' ? cell.blocks : cell.blocks.map((block) => cellBlock(block, manner));
  const laid = layoutBlocks(blocks, inner);
  const kids =
    cell.language && cell.language !== frame.language
      ? laid.nodes.map((node) => ({ language, ...node }))
      : laid.nodes;
  const tag = isHeader || cell.header ? 'TH' : 'TD';
  const scope = isHeader || cell.header === 'column' ? ('Column' as const) : ('Row' as const);
  const node: StructureNode = {
    tag,
    kids,
    ...(tag === 'TH' && { scope }),
    ...(cell.span && cell.span > 1 && { span: cell.span }),
  };
  const isLabel = cell.header === 'row' || (isFirst && table.look === 'ruled');
  const { x } = extent;
  return { cell: { boxes: laid.boxes, x, widthPt: extent.widthPt, ...(isLabel && { isLabel }) }, node };
}

/** Paragraphs of a cell: no indent; bold in a header; centred where the column is. */
function cellBlock(
  block: Cell['blocks'][number],
  { isHeader, align }: { readonly isHeader: boolean; readonly align: Column['align'] },
): Cell['blocks'][number] {
  if (block.kind !== 'paragraph') return block;
  const runs = isHeader
    ? block.runs.map((run) => ({ ...run, emphasis: [...(run.emphasis ?? []), 'bold' as const] }))
    : block.runs;
  const style = block.style === 'body' ? (align === 'centre' ? 'centred' : 'plain') : block.style;
  return { ...block, runs, style };
}

function layoutTitle(
  runs: Table['title'] & {},
  frame: Frame,
): { readonly boxes: readonly Box[]; readonly kids: StructureNode['kids'] } {
  const { sizePt } = frame.theme;
  const text = layoutText(
    runs,
    { look: { family: 'body', sizePt, bold: true }, lineHeightPt: sizePt * 1.6, align: 'start' },
    frame,
  );
  return {
    boxes: text.boxes.map((box) => ({ ...box, keepWithNext: true, afterPt: 0.2 * sizePt })),
    kids: text.kids,
  };
}
