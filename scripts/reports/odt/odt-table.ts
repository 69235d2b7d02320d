import { isRightToLeft } from '#model/language.ts';
import { type Cell, paragraph, type Row, type Table } from '../block.ts';
import { cellBlocks, sharedWidths } from '../parts/editable-table.ts';
import { type Attributes, element, pt, writingMode } from './element.ts';
import { type OdtFrame, startOf } from './odt-frame.ts';
import type { RenderBlocks } from './odt-text.ts';

const LINE = '0.75pt solid #444b55';
const THIN = '0.25pt solid #b5bcc6';
const PADDING_PT = 4;

/** A table with its title before it; its heading row is repeated on every page. */
export function odtTable(table: Table, frame: OdtFrame, render: RenderBlocks): string {
  const title = table.title ? render([paragraph(table.title, 'lead')], frame) : '';
  const widths = sharedWidths(table, {
    ...frame,
    widthPt: frame.widthPt - (frame.indentPt ?? 0),
    paddingPt: PADDING_PT,
  });
  // A page that begins here begins with the table, not with what is in its cells.
  const style = tableStyle({ table, widths, frame, render });
  const inTable: InTable = { table, widths, frame, render };
  const row = (cells: Row, place: RowPlace) =>
    element('table:table-row', { 'table:style-name': rowStyle(frame) }, ...cellsOf(cells, inTable, place));
  const header = table.header
    ? element(
        'table:table-header-rows',
        {},
        row(table.header, { isHeader: true, isFirst: true, isLast: false }),
      )
    : '';
  const rows = table.rows.map((cells, index) =>
    row(cells, {
      isHeader: false,
      isFirst: index === 0 && !table.header,
      isLast: index === table.rows.length - 1,
    }),
  );
  const body = element(
    'table:table',
    { 'table:style-name': style },
    ...widths.map((width) =>
      element('table:table-column', { 'table:style-name': columnStyle(width, frame) }),
    ),
    header,
    ...rows,
  );
  return `${title}${body}${element('text:p', { 'text:style-name': 'AfterTable' })}`;
}

type InTable = {
  readonly table: Table;
  readonly widths: readonly number[];
  readonly frame: OdtFrame;
  readonly render: RenderBlocks;
};

type RowPlace = { readonly isHeader: boolean; readonly isFirst: boolean; readonly isLast: boolean };

function tableStyle({ table, widths, frame }: InTable): string {
  const start = startOf(frame.breaks.take());
  return frame.styles.nameOf({
    family: 'table',
    attributes: start.attributes,
    properties: {
      'style:table-properties': {
        'style:width': pt(widths.reduce((sum, each) => sum + each, 0)),
        'table:border-model': 'collapsing',
        'table:align': table.look === 'cover' ? 'center' : isRightToLeft(frame.language) ? 'right' : 'left',
        ...writingMode(frame.language),
        'fo:margin-left': frame.indentPt && table.look !== 'cover' ? pt(frame.indentPt) : undefined,
        ...start.properties,
      },
    },
  });
}

/** A row goes over whole to the next page. */
function rowStyle({ styles }: OdtFrame): string {
  const properties = { 'fo:keep-together': 'always' };
  return styles.nameOf({ family: 'table-row', properties: { 'style:table-row-properties': properties } });
}

function columnStyle(widthPt: number, { styles }: OdtFrame): string {
  const properties = { 'style:column-width': pt(widthPt) };
  return styles.nameOf({
    family: 'table-column',
    properties: { 'style:table-column-properties': properties },
  });
}

function cellsOf(cells: Row, { table, widths, frame, render }: InTable, place: RowPlace): readonly string[] {
  let column = 0;
  return cells.flatMap((cell) => {
    const span = cell.span ?? 1;
    const widthPt = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
    const sides = { isFirst: column === 0, isLast: column + span >= widths.length };
    column += span;
    const { indentPt: _indent, ...bare } = frame;
    const style = frame.styles.nameOf({
      family: 'table-cell',
      properties: { 'style:table-cell-properties': cellProperties({ table, cell, place, sides }) },
    });
    const content = render(cellBlocks(cell, table), { ...bare, widthPt, bodyStyle: 'Plain' });
    return [
      element(
        'table:table-cell',
        {
          'table:style-name': style,
          'office:value-type': 'string',
          'table:number-columns-spanned': span > 1 ? span : undefined,
        },
        content || element('text:p', { 'text:style-name': 'Plain' }),
      ),
      ...Array.from({ length: span - 1 }, () => element('table:covered-table-cell')),
    ];
  });
}

type InCell = {
  readonly table: Table;
  readonly cell: Cell;
  readonly place: RowPlace;
  readonly sides: { readonly isFirst: boolean; readonly isLast: boolean };
};

function cellProperties({ table, cell, place, sides }: InCell): Attributes {
  const shaded = cell.header === 'column' && table.look !== 'cover';
  return {
    'fo:padding-top': pt(PADDING_PT / 2),
    'fo:padding-bottom': pt(PADDING_PT / 2),
    'fo:padding-left': pt(PADDING_PT),
    'fo:padding-right': pt(PADDING_PT),
    ...(shaded && { 'fo:background-color': '#eef1f4' }),
    ...borders(table.look, place, sides),
  };
}

function borders(look: Table['look'], { isFirst, isLast }: RowPlace, sides: InCell['sides']): Attributes {
  switch (look) {
    case 'form':
      return { 'fo:border': LINE };
    case 'ruled':
      return {
        ...(isFirst && { 'fo:border-top': LINE }),
        'fo:border-bottom': isLast ? LINE : THIN,
      };
    case 'parallel':
      return sides.isLast ? {} : { 'fo:border-right': THIN };
    case 'facts':
    case 'cover':
      return {};
    default:
      return look satisfies never;
  }
}
