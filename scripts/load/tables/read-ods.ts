import { XMLParser } from 'fast-xml-parser';
import { unzipWithin } from '../unzip-within.ts';

export type OdsSheet = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly isFrom1904: boolean;
};

type Element = Readonly<Record<string, unknown>>;

const MOST_UNPACKED_BYTES = 20_000_000;
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 702;
const ATTRIBUTES = ':@';

/**
 * The sheets of an OpenDocument spreadsheet as texts; days are `2027-03-04`, times `09:00`. Nothing where it is none, or
 * unpacks to more than fits. What is hidden is read as well; formulas are read as what they came to.
 */
export function readOds(bytes: Uint8Array): readonly OdsSheet[] | undefined {
  const xml = contentOf(bytes);
  if (xml === undefined) return undefined;
  try {
    const parser = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      trimValues: false,
      parseTagValue: false,
      parseAttributeValue: false,
    });
    const elements = parser.parse(xml) as readonly Element[];
    const isFrom1904 = find(elements, 'table:null-date').some(
      (each) => attribute(each, 'table:date-value') === '1904-01-01',
    );
    return find(elements, 'table:table').map((table) => ({
      name: attribute(table, 'table:name'),
      rows: rowsOf(table),
      isFrom1904,
    }));
  } catch {
    return undefined;
  }
}

function contentOf(bytes: Uint8Array): string | undefined {
  try {
    const files = unzipWithin(bytes, {
      most: MOST_UNPACKED_BYTES,
      wants: (name) => name === 'content.xml',
    });
    const content = files?.['content.xml'];
    return content && new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** Elements of this name, wherever they stand but not within each other. */
function find(elements: readonly Element[], name: string): readonly Element[] {
  return elements.flatMap((element) =>
    nameOf(element) === name ? [element] : find(childrenOf(element), name),
  );
}

function rowsOf(table: Element): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const row of find(childrenOf(table), 'table:table-row')) {
    const cells = cellsOf(row);
    const times = repeated(row, 'table:number-rows-repeated');
    // The empty rest of a sheet is one row that is repeated a million times.
    if (cells.length === 0 && times > MOST_ROWS / 100) continue;
    for (let count = 0; count < Math.min(times, MOST_ROWS - rows.length); count += 1) rows.push(cells);
  }
  return rows;
}

function cellsOf(row: Element): readonly string[] {
  const cells: string[] = [];
  for (const cell of childrenOf(row)) {
    const name = nameOf(cell);
    if (name !== 'table:table-cell' && name !== 'table:covered-table-cell') continue;
    const text = textOfCell(cell);
    const times = Math.min(repeated(cell, 'table:number-columns-repeated'), MOST_COLUMNS - cells.length);
    for (let count = 0; count < times; count += 1) cells.push(text);
  }
  while (cells.at(-1) === '') cells.pop();
  return cells;
}

function textOfCell(cell: Element): string {
  const date = attribute(cell, 'office:date-value');
  if (date !== '') return date.replace(/T00:00(?::00(?:\.0+)?)?$/, '').replace('T', ' ');
  const [, hour, minute] = /^PT(\d\d)H(\d\d)M00(?:\.0+)?S$/.exec(attribute(cell, 'office:time-value')) ?? [];
  if (hour !== undefined && Number(hour) < 24) return `${hour}:${minute}`;
  const lines = childrenOf(cell).filter((child) => nameOf(child) === 'text:p');
  return lines
    .map((line) => childrenOf(line).map(textOf).join(''))
    .join('\n')
    .trim();
}

function textOf(node: Element): string {
  const name = nameOf(node);
  if (name === '#text') return String(node['#text']);
  if (name === 'text:s') return ' '.repeat(repeated(node, 'text:c'));
  if (name === 'text:tab') return '\t';
  if (name === 'text:line-break') return '\n';
  return name === 'office:annotation' ? '' : childrenOf(node).map(textOf).join('');
}

function nameOf(element: Element): string {
  return Object.keys(element).find((key) => key !== ATTRIBUTES) ?? '';
}

function childrenOf(element: Element): readonly Element[] {
  const children = element[nameOf(element)];
  return Array.isArray(children) ? (children as readonly Element[]) : [];
}

function attribute(element: Element, name: string): string {
  const attributes = element[ATTRIBUTES] as Readonly<Record<string, string>> | undefined;
  return attributes?.[name] ?? '';
}

function repeated(element: Element, name: string): number {
  const times = Number(attribute(element, name) || 1);
  return Number.isInteger(times) && times > 0 ? times : 1;
}
