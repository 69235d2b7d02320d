/** A cell of a table; nothing is an empty cell. */
export type Cell = string | number | boolean | undefined;

/** What a spreadsheet may take for a formula, also behind blanks or quotes that were put before it. */
const FORMULA = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/**
 * A table as CSV (RFC 4180: CRLF, quotes doubled), with the byte order mark by which Excel knows UTF-8.
 * A cell that a spreadsheet would run as a formula gets a leading apostrophe; `unguard` takes it off.
 * @example writeCsv([['id', 'text'], ['us', '=1+1']]) // '\ufeffid,text\r\nus,\'=1+1\r\n'
 */
export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')}`;
}

/** The text as it was before `guard`. */
export function unguard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** A text that no spreadsheet runs. */
export function guard(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function writeCell(cell: Cell): string {
  const text = typeof cell === 'string' ? guard(cell) : String(cell ?? '');
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
