import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import { unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type Feature, type Row } from 'write-excel-file/node';
import { withoutControls } from '#model/xml-text.ts';

/** A table of a workbook; its first row is the heading. Widths in characters. */
export type Sheet = {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly Row[];
};

/** The earliest time a ZIP file can hold; in local time because that is what it writes. */
const EPOCH_OF_ZIP = new Date(1980, 0, 1, 12);

/**
 * A workbook (ECMA-376) of these sheets, each with its heading row frozen and filters on it. The same
 * sheets give the same bytes.
 */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = writeExcelFile(
    sheets.map(({ name, widths, rows }) => ({
      sheet: sheetName(name),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      data: rows.map((row) => row.map(withoutControlsInCell)),
    })),
    { fontFamily: 'Calibri', fontSize: 11, features: [filters(sheets)] },
  );
  // The library stamps the files of the archive with the clock.
  return zipSync(unzipSync(await workbook.toBuffer()), { mtime: EPOCH_OF_ZIP, level: 9 });
}

/** Filters over the whole table (ECMA-376 part 1, 18.3.1.2: after the sheet's data). */
function filters(sheets: readonly Sheet[]): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (content, _options, { sheetIndex }) =>
            content.replace(
              '</sheetData>',
              () => `</sheetData><autoFilter ref="${tableOf(sheets[sheetIndex])}"/>`,
            ),
        },
      },
    },
  };
}

function tableOf(sheet: Sheet | undefined): string {
  return `A1:${columnName(sheet?.widths.length ?? 1)}${Math.max(sheet?.rows.length ?? 1, 1)}`;
}

/** A, B … Z, AA … */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? letter : columnName(Math.floor((column - 1) / 26)) + letter;
}

const MAX_SHEET_NAME = 31;

export function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, ' ').slice(0, MAX_SHEET_NAME);
}

function withoutControlsInCell(cell: Row[number]): Row[number] {
  if (typeof cell === 'string') return withoutControls(cell);
  if (cell && typeof cell === 'object' && 'value' in cell && typeof cell.value === 'string') {
    return { ...cell, value: withoutControls(cell.value) };
  }
  return cell;
}
