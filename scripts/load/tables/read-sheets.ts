import { CsvError, parse } from 'csv-parse/sync';
import { zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { unzipWithin } from '../unzip-within.ts';
import { decodeText } from './decode-text.ts';
import { fillMerged, mergedIn } from './fill-merged.ts';
import { readOds } from './read-ods.ts';

/** A sheet as texts, row by row; row 1 is the first. `file` names it in faults: `list.xlsx[Rooms]`. */
export type RequestSheet = {
  readonly file: string;
  readonly rows: readonly (readonly string[])[];
  /** Numbers of days are counted from 1904, as spreadsheets of old Macintoshes did. */
  readonly isFrom1904?: boolean;
};
export type ReadSheets = { readonly sheets: readonly RequestSheet[] } | { readonly fault: Diagnostic };

/** True for the files that hold a list of requests and not an instance. */
export function isRequestList(file: string): boolean {
  return /\.(?:csv|tsv|txt|xlsx|ods)$/i.test(file);
}

/** The sheets of a CSV (RFC 4180; commas, semicolons or tabs) XLSX (ECMA-376) or ODS file, by its ending. */
export async function readSheets(bytes: Uint8Array, file: string): Promise<ReadSheets> {
  if (/\.ods$/i.test(file)) return readOpenDocument(bytes, file);
  return /\.xlsx$/i.test(file) ? await readWorkbook(bytes, file) : readCsv(bytes, file);
}

function readOpenDocument(bytes: Uint8Array, file: string): ReadSheets {
  const sheets = readOds(bytes);
  if (!sheets) return { fault: unreadable(file, 1) };
  return {
    sheets: sheets.map(({ name, rows, isFrom1904 }) => ({
      file: `${file}[${name}]`,
      ...(isFrom1904 && { isFrom1904 }),
      rows,
    })),
  };
}

function readCsv(bytes: Uint8Array, file: string): ReadSheets {
  const text = decodeText(bytes);
  if (text === undefined) return { fault: unreadable(file, 1) };
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
    });
    return { sheets: [{ file, rows: rows.map((row) => row.map((cell) => cell.trim())) }] };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const { lines } = cause as CsvError & { readonly lines?: number };
    return { fault: unreadable(file, lines ?? 1) };
  }
}

/** The one of the usual three that the first filled lines hold most of. */
function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/, 20).join('\n');
  const count = (delimiter: string) => head.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

const MOST_UNPACKED_BYTES = 20_000_000;
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 702;

async function readWorkbook(bytes: Uint8Array, file: string): Promise<ReadSheets> {
  const archive = repack(bytes);
  if (!archive) return { fault: unreadable(file, 1) };
  try {
    const sheets = await readXlsxFile(archive.bytes);
    return {
      sheets: sheets.map(({ sheet, data }) => ({
        file: `${file}[${sheet}]`,
        ...(archive.isFrom1904 && { isFrom1904: true }),
        rows: fillMerged(
          data.map((row) => row.map(textOf)),
          archive.merged(sheet),
        ),
      })),
    };
  } catch {
    return { fault: unreadable(file, 1) };
  }
}

/**
 * The parts of a workbook that are read, unpacked within bounds and stored as they are: a small file that
 * claims, or hides, more than fits into memory is refused before anything else looks at it.
 */
type Archive = {
  readonly bytes: ArrayBuffer;
  readonly isFrom1904: boolean;
  readonly merged: (sheet: string) => readonly string[];
};

function repack(bytes: Uint8Array): Archive | undefined {
  const parts = unzipWithin(bytes, {
    most: MOST_UNPACKED_BYTES,
    wants: (name) => /\.(?:xml|rels)$/.test(name),
  });
  if (!parts) return undefined;
  try {
    const sheets = Object.entries(parts).filter(([name]) => /worksheets\//.test(name));
    if (sheets.some(([, xml]) => isBeyondBounds(xml))) return undefined;
    return {
      bytes: new Uint8Array(zipSync(parts, { level: 0 })).buffer,
      isFrom1904: FROM_1904.test(new TextDecoder().decode(parts['xl/workbook.xml'])),
      merged: (sheet) => mergedIn(parts, sheet),
    };
  } catch {
    return undefined;
  }
}

const FROM_1904 = /<(?:\w+:)?workbookPr\s[^>]*\bdate1904=["'](?:1|true)["']/;

/** A row or column number far outside makes a reader fill the way there with empty cells. */
function isBeyondBounds(xml: Uint8Array): boolean {
  for (const [, column = '', row = ''] of new TextDecoder()
    .decode(xml)
    .matchAll(/\sr=["']([A-Z]*)(\d+)["']/g)) {
    if (Number(row) > MOST_ROWS || column.length > 2) return true;
    if (columnNumber(column) > MOST_COLUMNS) return true;
  }
  return false;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

const MINUTE = 60_000;
/** What a spreadsheet takes for the time of day alone lies on its day zero. */
const FIRST_DAY = Date.UTC(1900, 0, 1);

/** A cell as one would write it: `2027-03-04`, `2027-03-04 10:00`, `10:00`, `30`. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell).trim();
  const rounded = new Date(Math.round(cell.getTime() / MINUTE) * MINUTE);
  const [date = '', clock = ''] = rounded.toISOString().slice(0, 16).split('T');
  if (rounded.getTime() < FIRST_DAY) return clock;
  return clock === '00:00' ? date : `${date} ${clock}`;
}

function unreadable(file: string, line: number): Diagnostic {
  return {
    code: 'requests-unreadable',
    severity: 'error',
    position: { file, line, column: 1 },
    parameters: {},
  };
}
