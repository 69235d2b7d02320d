import { escapeXml, escapeXmlAttribute } from '#model/xml-text.ts';
import { packFiles } from './pack-files.ts';
import type { ReplyColumn, ReplyRow, ReplySheet } from './reply-sheet.ts';
import { lastPrinted, linesOf } from './sheet-layout.ts';
import { columnName, sheetName } from './xlsx.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * The sheet as a workbook (ECMA-376): frozen heading, filters, drop-downs, what is to be filled in unlocked
 * and the rest locked, late rows in red. Every cell is a text or a day and none a formula.
 */
export function replyXlsx(sheet: ReplySheet): Uint8Array {
  const lists = sheet.columns.flatMap(({ choices }) => (choices ? [choices] : []));
  const files = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheet),
    'xl/_rels/workbook.xml.rels': relations([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
      ['rId3', 'styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles(),
    'xl/worksheets/sheet1.xml': worksheet(sheet),
    'xl/worksheets/sheet2.xml': listSheet(lists),
  };
  return packFiles(files, { isTyped: false });
}

function contentTypes(): string {
  const part = (name: string, type: string) =>
    `<Override PartName="${name}" ContentType="${TYPE}.${type}+xml"/>`;
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/worksheets/sheet1.xml', 'worksheet')}${part('/xl/worksheets/sheet2.xml', 'worksheet')}${part('/xl/styles.xml', 'styles')}</Types>`;
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

const LISTS = 'lists';

function workbook(sheet: ReplySheet): string {
  const name = sheetName(sheet.name);
  const quoted = `'${name.replaceAll("'", "''")}'`;
  const table = `${quoted}!${rangeOf(sheet, '$')}`;
  const printed = `${quoted}!$A$1:$${columnName(lastPrinted(sheet))}$${sheet.rows.length + 1}`;
  const defined = (key: string, value: string, more = '') =>
    `<definedName name="_xlnm.${key}" localSheetId="0"${more}>${escapeXml(value)}</definedName>`;
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXmlAttribute(name)}" sheetId="1" r:id="rId1"/><sheet name="${LISTS}" sheetId="2" state="hidden" r:id="rId2"/></sheets><definedNames>${defined('_FilterDatabase', table, ' hidden="1"')}${defined('Print_Area', printed)}${defined('Print_Titles', `${quoted}!$1:$1`)}</definedNames></workbook>`;
}

/** Looks of cells, in the order of `cellXfs` below: heading, then plain, settled and late, each in every form. */
const LOOKS = ['plain', 'settled', 'late'] as const;
const FORMS = ['text', 'date', 'open-text', 'open-date', 'number', 'base'] as const;
type Form = (typeof FORMS)[number];
const DATE_FORMAT = 164;
const TEXT_FORMAT = 49;
const WHOLE_NUMBER = 1;

function styles(): string {
  const fonts = ['FF1F2937', 'FF6B7280', 'FFB42318'].map(
    (colour, index) =>
      `<font>${index === 2 ? '<b/>' : ''}<sz val="11"/><color rgb="${colour}"/><name val="Calibri"/></font>`,
  );
  const fills = ['FFE8EDF2', 'FFFFF8DB', 'FFFDECEA'].map(
    (colour) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`,
  );
  const cells = LOOKS.flatMap((look, font) => FORMS.map((form) => cellFormat(look, font, form)));
  const heading = `<xf numFmtId="49" fontId="3" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`;
  const line = '<left/><right/><top/><bottom style="thin"><color rgb="FFD1D5DB"/></bottom><diagonal/>';
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="${DATE_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="4">${fonts.join('')}<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.join('')}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${line}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${heading}${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function cellFormat(look: (typeof LOOKS)[number], font: number, form: Form): string {
  const isOpen = form.startsWith('open-');
  const fill = isOpen ? 3 : look === 'late' ? 4 : 0;
  const format = form.endsWith('date') ? DATE_FORMAT : form === 'number' ? WHOLE_NUMBER : TEXT_FORMAT;
  const side = form.endsWith('date') ? ' horizontal="left"' : '';
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment${side} vertical="top"${form === 'base' ? '' : ' wrapText="1"'}/><protection locked="${isOpen ? 0 : 1}"/></xf>`;
}

const HEADING_STYLE = 1;

function styleOf({ use, type }: ReplyColumn, { look }: ReplyRow): number {
  const open = type === 'date' ? 'open-date' : 'open-text';
  const form = use === 'base' ? 'base' : use === 'fill' ? open : type;
  return HEADING_STYLE + 1 + LOOKS.indexOf(look) * FORMS.length + FORMS.indexOf(form);
}

/** Rows that are empty at the end take the drop-downs along, so that they hold when a table is sorted. */
function worksheet(sheet: ReplySheet): string {
  const { columns, rows } = sheet;
  const widths = columns.map(
    ({ widthCharacters, use }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${widthCharacters}" customWidth="1"${use === 'base' ? ' hidden="1"' : ''}/>`,
  );
  const heading = columns.map(({ heading: text }, index) =>
    textCell(`${columnName(index + 1)}1`, text, HEADING_STYLE),
  );
  const lines = rows.map((row, index) => rowXml(row, index + 2, columns));
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData><row r="1">${heading.join('')}</row>${lines.join('')}</sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/><autoFilter ref="${rangeOf(sheet)}"/>${validations(sheet)}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** In points; not said to be of somebody's choice, so that a row grows with what is filled in. */
const LINE_HEIGHT = 16;

function rowXml(row: ReplyRow, number: number, columns: readonly ReplyColumn[]): string {
  const cells = columns.map((column, index) => {
    const place = `${columnName(index + 1)}${number}`;
    const text = row.cells[index] ?? '';
    const style = styleOf(column, row);
    if (text === '') return `<c r="${place}" s="${style}"/>`;
    if (column.type === 'number') return `<c r="${place}" s="${style}"><v>${text}</v></c>`;
    return column.type === 'date'
      ? `<c r="${place}" s="${style}"><v>${serialOf(text)}</v></c>`
      : textCell(place, text, style);
  });
  return `<row r="${number}" ht="${linesOf(row, columns) * LINE_HEIGHT}">${cells.join('')}</row>`;
}

function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days since the day before 1900 that spreadsheets count from. */
function serialOf(date: string): number {
  return (Date.parse(date) - Date.UTC(1899, 11, 30)) / DAY_MS;
}

function validations({ columns, rows }: ReplySheet): string {
  const last = Math.max(rows.length + 1, 2);
  let list = 0;
  const each = columns.flatMap(({ choices, isOpen, use, type }, index) => {
    const cells = `${columnName(index + 1)}2:${columnName(index + 1)}${last}`;
    if (choices) {
      list += 1;
      const name = columnName(list);
      const strict = isOpen ? '' : ' showErrorMessage="1"';
      return [
        `<dataValidation type="list" allowBlank="1"${strict} sqref="${cells}"><formula1>${LISTS}!$${name}$1:$${name}$${choices.length}</formula1></dataValidation>`,
      ];
    }
    if (use !== 'fill' || type !== 'date') return [];
    return [
      `<dataValidation type="date" operator="greaterThan" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>1</formula1></dataValidation>`,
    ];
  });
  return each.length === 0
    ? ''
    : `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
}

function listSheet(lists: readonly (readonly string[])[]): string {
  const height = Math.max(...lists.map((list) => list.length), 0);
  const rows = Array.from({ length: height }, (_, row) => {
    const cells = lists.map((list, column) =>
      list[row] === undefined ? '' : textCell(`${columnName(column + 1)}${row + 1}`, list[row], 0),
    );
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData><sheetProtection sheet="1"/></worksheet>`;
}

function rangeOf({ columns, rows }: ReplySheet, fix = ''): string {
  return `${fix}A${fix}1:${fix}${columnName(columns.length)}${fix}${rows.length + 1}`;
}
