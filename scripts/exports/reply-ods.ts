import { escapeXml, escapeXmlAttribute } from '#model/xml-text.ts';
import { packFiles } from './pack-files.ts';
import type { ReplyColumn, ReplyRow, ReplySheet } from './reply-sheet.ts';
import { lastPrinted } from './sheet-layout.ts';
import { columnName, sheetName } from './xlsx.ts';

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SPACES = Object.entries({
  office: 'office',
  style: 'style',
  text: 'text',
  table: 'table',
  fo: 'xsl-fo-compatible',
  number: 'datastyle',
  config: 'config',
})
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** Sheets as a spreadsheet of OpenDocument 1.3, with all that `replyXlsx` has. */
export function replyOds(...sheets: readonly ReplySheet[]): Uint8Array {
  const files = {
    mimetype: TYPE,
    'content.xml': content(sheets),
    'styles.xml': pageStyle(),
    'settings.xml': settings(sheets.map(({ name }) => sheetName(name))),
    'META-INF/manifest.xml': manifest(),
  };
  return packFiles(files, { isTyped: true });
}

function manifest(): string {
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"${path === '/' ? ' manifest:version="1.3"' : ''}/>`;
  return `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entry('/', TYPE)}${entry('content.xml', 'text/xml')}${entry('styles.xml', 'text/xml')}${entry('settings.xml', 'text/xml')}</manifest:manifest>`;
}

/** A sheet lies across the paper, as wide as it is, with the heading of columns on each page. */
function pageStyle(): string {
  return `${HEAD}<office:document-styles ${SPACES} office:version="1.3"><office:automatic-styles><style:page-layout style:name="wide"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1cm" style:scale-to-X="1" style:scale-to-Y="0" style:print-page-order="ltr"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="wide" style:page-layout-name="wide"><style:header style:display="false"/><style:footer style:display="false"/></style:master-page></office:master-styles></office:document-styles>`;
}

/** The heading stays in place. */
function settings(names: readonly string[]): string {
  const item = (key: string, type: string, value: string | number) =>
    `<config:config-item config:name="${key}" config:type="${type}">${value}</config:config-item>`;
  const view = [
    item('HorizontalSplitMode', 'short', 0),
    item('VerticalSplitMode', 'short', 2),
    item('VerticalSplitPosition', 'int', 1),
    item('ActiveSplitRange', 'short', 2),
    item('PositionTop', 'int', 0),
    item('PositionBottom', 'int', 1),
  ].join('');
  const views = names.map(
    (name) =>
      `<config:config-item-map-entry config:name="${escapeXmlAttribute(name)}">${view}</config:config-item-map-entry>`,
  );
  return `${HEAD}<office:document-settings ${SPACES} office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">${views.join('')}</config:config-item-map-named>${item('ActiveTable', 'string', escapeXml(names[0] ?? ''))}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`.replace(
    '<office:document-settings ',
    '<office:document-settings xmlns:ooo="http://openoffice.org/2004/office" ',
  );
}

const FORMS = ['', '-day', '-open', '-open-day', '-base'] as const;
const LOOKS = { plain: '#1F2937', settled: '#6B7280', late: '#B42318' } as const;

function cellStyles(): string {
  const cell = (look: keyof typeof LOOKS, form: (typeof FORMS)[number]) => {
    const isOpen = form.startsWith('-open');
    const isDay = form.endsWith('-day');
    const ground = isOpen ? '#FFF8DB' : look === 'late' ? '#FDECEA' : 'transparent';
    const format = isDay ? ' style:data-style-name="day"' : '';
    const wrap = form === '-base' ? '' : ' fo:wrap-option="wrap"';
    const side = isDay ? '<style:paragraph-properties fo:text-align="start"/>' : '';
    const weight = look === 'late' ? ' fo:font-weight="bold" style:font-weight-asian="bold"' : '';
    return `<style:style style:name="${look}${form}" style:family="table-cell"${format}><style:table-cell-properties style:cell-protect="${isOpen ? 'none' : 'protected'}" fo:background-color="${ground}" fo:border-bottom="0.5pt solid #D1D5DB"${wrap} style:vertical-align="top"/>${side}<style:text-properties fo:color="${LOOKS[look]}"${weight}/></style:style>`;
  };
  const cells = Object.keys(LOOKS).flatMap((look) =>
    FORMS.map((form) => cell(look as keyof typeof LOOKS, form)),
  );
  const day =
    '<number:date-style style:name="day"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>';
  const heading =
    '<style:style style:name="heading" style:family="table-cell"><style:table-cell-properties fo:background-color="#E8EDF2" fo:wrap-option="wrap" style:vertical-align="middle"/><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>';
  return day + heading + cells.join('');
}

const styleName = (look: string, { use, type }: ReplyColumn): string =>
  use === 'base' ? `${look}-base` : `${look}${use === 'fill' ? '-open' : ''}${type === 'date' ? '-day' : ''}`;

const SHEET_STYLE =
  '<style:style style:name="sheet" style:family="table" style:master-page-name="wide"><style:table-properties table:display="true"/></style:style>';
const CM_A_CHARACTER = 0.2;

function content(sheets: readonly ReplySheet[]): string {
  const row =
    '<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>';
  const widths = sheets.flatMap(({ columns }, sheet) =>
    columns.map((column, index) => width(column, sheet, index)),
  );
  const checks = sheets.flatMap(({ columns, name }, sheet) => validations(columns, sheetName(name), sheet));
  const wrapped =
    checks.length === 0 ? '' : `<table:content-validations>${checks.join('')}</table:content-validations>`;
  const ranges = sheets.map(
    (sheet, index) =>
      `<table:database-range table:name="actions${index + 1}" table:target-range-address="${escapeXmlAttribute(rangeOf(sheet))}" table:display-filter-buttons="true"/>`,
  );
  return `${HEAD}<office:document-content ${SPACES} xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3"><office:automatic-styles>${SHEET_STYLE}${widths.join('')}${row}${cellStyles()}</office:automatic-styles><office:body><office:spreadsheet>${wrapped}${sheets.map(table).join('')}<table:database-ranges>${ranges.join('')}</table:database-ranges></office:spreadsheet></office:body></office:document-content>`;
}

function width({ widthCharacters }: ReplyColumn, sheet: number, index: number): string {
  const cm = (widthCharacters * CM_A_CHARACTER).toFixed(2);
  return `<style:style style:name="co${sheet}-${index}" style:family="table-column"><style:table-column-properties style:column-width="${cm}cm"/></style:style>`;
}

/** Only a sheet that is to be filled in is locked. */
function table(whole: ReplySheet, sheet: number): string {
  const { name, columns, rows } = whole;
  const head = columns.map(({ heading }) => textCell(heading, 'heading', ''));
  const lines = rows.map((each) => rowXml(each, columns, sheet));
  const declared = columns.map(
    ({ use }, index) =>
      `<table:table-column table:style-name="co${sheet}-${index}"${use === 'base' ? ' table:visibility="collapse"' : ''}/>`,
  );
  const place = quoted(sheetName(name));
  const printed = `${place}.A1:${place}.${columnName(lastPrinted(whole))}${rows.length + 1}`;
  const lock = columns.some(({ use }) => use === 'fill') ? ' table:protected="true"' : '';
  return `<table:table table:name="${escapeXmlAttribute(sheetName(name))}" table:style-name="sheet"${lock} table:print-ranges="${escapeXmlAttribute(printed)}">${declared.join('')}<table:table-header-rows><table:table-row table:style-name="row">${head.join('')}</table:table-row></table:table-header-rows>${lines.join('')}</table:table>`;
}

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;

function rangeOf({ name, columns, rows }: ReplySheet): string {
  const sheet = quoted(sheetName(name));
  return `${sheet}.A1:${sheet}.${columnName(columns.length)}${rows.length + 1}`;
}

function rowXml(row: ReplyRow, columns: readonly ReplyColumn[], sheet: number): string {
  const cells = columns.map((column, index) => {
    const text = row.cells[index] ?? '';
    const style = styleName(row.look, column);
    const validation = isChecked(column) ? ` table:content-validation-name="check${sheet}-${index}"` : '';
    if (text === '') return `<table:table-cell table:style-name="${style}"${validation}/>`;
    if (column.type === 'number')
      return `<table:table-cell table:style-name="${style}" office:value-type="float" office:value="${text}"><text:p>${text}</text:p></table:table-cell>`;
    if (column.type === 'date')
      return `<table:table-cell table:style-name="${style}"${validation} office:value-type="date" office:date-value="${text}"><text:p>${text}</text:p></table:table-cell>`;
    return textCell(text, style, validation);
  });
  return `<table:table-row table:style-name="row">${cells.join('')}</table:table-row>`;
}

function textCell(text: string, style: string, validation: string): string {
  const lines = text.split('\n').map((line) => `<text:p>${blanks(escapeXml(line))}</text:p>`);
  return `<table:table-cell table:style-name="${style}"${validation} office:value-type="string">${lines.join('')}</table:table-cell>`;
}

/** Blanks after a blank, and at the ends, would be lost (OpenDocument 1.3 part 3, §6.1.2). */
function blanks(text: string): string {
  return text
    .replaceAll('\t', '<text:tab/>')
    .replace(/^ +| {2,}| +$/g, (run) => `<text:s text:c="${run.length}"/>`);
}

const isChecked = ({ use, type, choices }: ReplyColumn): boolean =>
  choices !== undefined || (use === 'fill' && type === 'date');

function validations(columns: readonly ReplyColumn[], name: string, sheet: number): readonly string[] {
  return columns.flatMap((column, index) => {
    if (!isChecked(column)) return [];
    const condition = column.choices
      ? `of:cell-content-is-in-list(${column.choices.map((choice) => `"${choice.replaceAll('"', '""')}"`).join(';')})`
      : 'of:cell-content-is-date() and cell-content()>1';
    const cell = `${quoted(name)}.${columnName(index + 1)}2`;
    const message = column.isOpen ? 'false' : 'true';
    return [
      `<table:content-validation table:name="check${sheet}-${index}" table:condition="${escapeXmlAttribute(condition)}" table:allow-empty-cell="true" table:display-list="unsorted" table:base-cell-address="${escapeXmlAttribute(cell)}"><table:error-message table:display="${message}" table:message-type="stop"/></table:content-validation>`,
    ];
  });
}
