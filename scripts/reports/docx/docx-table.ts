import {
  AlignmentType,
  BorderStyle,
  type ITableBordersOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Block, Cell, Row, Table as TableBlock } from '../block.ts';
import { cellBlocks, sharedWidths } from '../parts/editable-table.ts';
import type { DocxFrame, DocxNode } from './docx-blocks.ts';
import { TWIPS_PER_PT } from './docx-styles.ts';
import { toChildren } from './docx-text.ts';

type Render = (blocks: readonly Block[], frame: DocxFrame) => readonly DocxNode[];

const LINE = { style: BorderStyle.SINGLE, size: 6, color: '444B55' } as const;
const THIN = { style: BorderStyle.SINGLE, size: 2, color: 'B5BCC6' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const BARE: ITableBordersOptions = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

const BORDERS: Readonly<Record<TableBlock['look'], ITableBordersOptions>> = {
  ruled: { ...BARE, top: LINE, bottom: LINE, insideHorizontal: THIN },
  form: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
  facts: BARE,
  cover: BARE,
  parallel: { ...BARE, insideVertical: THIN },
};

/** A table with its title before it; its heading row is repeated on every page. */
export function docxTable(table: TableBlock, frame: DocxFrame, render: Render): readonly DocxNode[] {
  const widths = columnWidths(table, frame);
  const row = (cells: Row, isHeader: boolean) =>
    new TableRow({
      ...(isHeader && { tableHeader: true }),
      cantSplit: true,
      children: cellsOf(cells, { table, widths, frame, render }),
    });
  const title = table.title
    ? [new Paragraph({ style: 'Lead', children: toChildren(table.title, frame.keepNote) })]
    : [];
  const body = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: BORDERS[table.look],
    ...(table.look === 'cover' && { alignment: AlignmentType.CENTER }),
    ...(frame.indentPt && {
      indent: { size: Math.round(frame.indentPt * TWIPS_PER_PT), type: WidthType.DXA },
    }),
    rows: [
      ...(table.header ? [row(table.header, true)] : []),
      ...table.rows.map((cells) => row(cells, false)),
    ],
  });
  // Word runs two tables that touch into one.
  return [...title, body, new Paragraph({ style: 'Plain', spacing: { line: 120 } })];
}

const PADDING_PT = 4;

/** In twips. */
function columnWidths(table: TableBlock, frame: DocxFrame): readonly number[] {
  const widthPt = frame.widthPt - (frame.indentPt ?? 0);
  return sharedWidths(table, { ...frame, widthPt, paddingPt: PADDING_PT }).map((width) =>
    Math.max(Math.round(width * TWIPS_PER_PT), 1),
  );
}

const CELL_MARGINS = {
  top: 40,
  bottom: 40,
  left: PADDING_PT * TWIPS_PER_PT,
  right: PADDING_PT * TWIPS_PER_PT,
};

type InTable = {
  readonly table: TableBlock;
  readonly widths: readonly number[];
  readonly frame: DocxFrame;
  readonly render: Render;
};

function cellsOf(cells: Row, { table, widths, frame, render }: InTable): readonly TableCell[] {
  let column = 0;
  return cells.map((cell) => {
    const span = cell.span ?? 1;
    const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
    column += span;
    return new TableCell({
      columnSpan: span,
      width: { size: width, type: WidthType.DXA },
      margins: CELL_MARGINS,
      ...(cell.header === 'column' && table.look !== 'cover' && { shading: { fill: 'EEF1F4' } }),
      children: contentOf(
        cell,
        { ...frame, widthPt: width / TWIPS_PER_PT, bodyStyle: 'Plain' },
        { table, render },
      ),
    });
  });
}

/** A cell holds at least one paragraph and ends with one. */
function contentOf(
  cell: Cell,
  frame: DocxFrame,
  { table, render }: Pick<InTable, 'table' | 'render'>,
): readonly DocxNode[] {
  const { indentPt: _indent, ...inCell } = frame;
  const nodes = render(cellBlocks(cell, table), inCell);
  return nodes.at(-1) instanceof Paragraph ? nodes : [...nodes, new Paragraph({ style: 'Plain' })];
}
