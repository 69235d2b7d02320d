import { writeCsv } from './csv.ts';
import type { ReplySheet } from './reply-sheet.ts';

/** The sheet as CSV; what a spreadsheet would hide is its last column. */
export function replyCsv({ columns, rows }: ReplySheet): string {
  return writeCsv([columns.map(({ heading }) => heading), ...rows.map(({ cells }) => cells)]);
}
