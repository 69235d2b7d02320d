import stringWidth from 'string-width';
import type { ReplyColumn, ReplyRow, ReplySheet } from './reply-sheet.ts';

/** The column up to which a sheet is printed: what is answered and what the answer is about, at a size one can read. */
export function lastPrinted({ columns }: ReplySheet): number {
  const filled = columns.findLastIndex(({ use }) => use === 'fill');
  return filled < 0 ? columns.length : filled + 1;
}

/** Words are not broken as a count of places has it. */
const SLACK = 1.1;

/**
 * The lines that a row needs, the hidden column left aside. Programs differ in whether they reckon it when a
 * file is opened, and a row that is one line high hides what it says.
 */
export function linesOf({ cells }: ReplyRow, columns: readonly ReplyColumn[]): number {
  const each = columns.map(({ widthCharacters, use }, index) => {
    if (use === 'base') return 1;
    const lines = (cells[index] ?? '').split('\n');
    return lines.reduce((sum, line) => sum + linesOfText(line, widthCharacters), 0);
  });
  return Math.max(1, ...each);
}

function linesOfText(text: string, width: number): number {
  return Math.max(1, Math.ceil((stringWidth(text) * SLACK) / width));
}
