/** What a clipboard holds: `DataTransfer`, or what stands for it. */
export type Clipboard = { readonly getData: (type: string) => string };

/**
 * The cells of what a spreadsheet has laid on the clipboard, row by row; `undefined` for all other text. Excel
 * and LibreOffice give a table of HTML, and beside it lines parted by tabs, in which a cell with a line break
 * stands in quotes and the last row ends.
 * @example cellsOf(event.clipboardData) // [['Peru', '2027-02-22'], ['Japan', '2027-02-23']]
 */
export function cellsOf(clipboard: Clipboard): readonly (readonly string[])[] | undefined {
  const isTable = /<table[\s>]/i.test(clipboard.getData('text/html'));
  const text = clipboard.getData('text/plain').replace(/\r\n?/g, '\n');
  const rows = isTable && text !== '' ? rowsOf(text) : [];
  return rows.length > 0 ? rows : undefined;
}

/** A cell, and what ends it: a tab, a line's end, or nothing more. */
const CELL = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;

function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  CELL.lastIndex = 0;
  for (let isOver = false; !isOver; ) {
    const [, quoted, plain, end] = CELL.exec(body) ?? restOf(body);
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    isOver = end === '';
  }
  return rows;
}

/** A quote that stands for itself, after which a cell goes on. */
function restOf(body: string): readonly [string, undefined, string, string] {
  const start = CELL.lastIndex;
  const [whole = '', plain = '', end = ''] = /^([^\t\n]*)(\t|\n|$)/.exec(body.slice(start)) ?? [];
  CELL.lastIndex = start + whole.length;
  return [whole, undefined, plain, end];
}

/**
 * Cells as a table of Markdown, the first row its head: each as wide as the widest row, its signs standing for
 * themselves.
 * @example tableOf([['Peru', '3'], ['Japan']]) // '| Peru | 3 |\n| --- | --- |\n| Japan |  |'
 */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(({ length }) => length));
  const lines = rows.map((row) => lineOf(Array.from({ length: width }, (_, index) => wordsOf(row[index]))));
  return [lines[0], lineOf(Array.from({ length: width }, () => '---')), ...lines.slice(1)].join('\n');
}

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A cell of a table is one line. */
const wordsOf = (cell = ''): string =>
  cell
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*_{}[\]<>|~]/g, '\\$&');

/**
 * Cells as plain text: a row is a line, its cells parted by spaces; a cell alone is what it says, its lines too.
 * @example textOf([['Peru', '3'], ['Japan', '']]) // 'Peru 3\nJapan'
 */
export function textOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.filter((cell) => cell.trim() !== '').join(' ')).join('\n');
}

/**
 * Cells are pasted into a field as what they say, without the tabs, the quotes and the end of the row that come
 * along. Gives what ends the listening.
 */
export function pasteCells(): () => void {
  const onPaste = (event: ClipboardEvent): void => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    const rows = event.clipboardData ? cellsOf(event.clipboardData) : undefined;
    if (!rows) return;
    event.preventDefault();
    // The one way that a browser can undo.
    document.execCommand('insertText', false, textOf(rows));
  };
  document.addEventListener('paste', onPaste);
  return () => document.removeEventListener('paste', onPaste);
}
