import { createRequire } from 'node:module';
import { stripVTControlCharacters } from 'node:util';

/** One column of a table: its heading, and how wide it may get (`undefined`: what is left of the line). */
export type TextColumn = { readonly heading: string; readonly maxWidth?: number };

const GAP = '  ';
const NARROWEST = 20;
/** What the columns come down to on a very narrow terminal. */
const NARROWEST_OF_ALL = 6;

/**
 * A table for a terminal, in columns of cells that wrap. Widths count as a terminal does: a Han character
 * takes two places. Cells may hold line ends and colours (a coloured cell should fit its column).
 */
export function layColumns(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  { width }: { readonly width: number },
): readonly string[] {
  const widths = columnWidths(columns, rows, width);
  const lay = (cells: readonly string[]) =>
    layRow(
      cells.map((cell, index) => wrapText(cell, widths[index] ?? NARROWEST)),
      widths,
    );
  return [
    ...lay(columns.map(({ heading }) => heading)),
    ...lay(widths.map((each) => '─'.repeat(each))),
    ...rows.flatMap(lay),
  ];
}

/**
 * Rows of cells aligned in columns as wide as their widest cell, without headings or wrapping; no blanks
 * at the end of a line.
 * @example alignColumns([['日期', 'Room'], ['Wed 24', '燈籠室']]) // '日期    Room\nWed 24  燈籠室'
 */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => columnsOf(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => padTo(cell, widths[column] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

function columnWidths(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const natural = columns.map(({ heading, maxWidth }, index) => {
    const cells = [heading, ...rows.map((row) => row[index] ?? '')];
    const widest = Math.max(...cells.flatMap((cell) => cell.split('\n')).map((line) => columnsOf(line)));
    return Math.min(widest, maxWidth ?? Number.POSITIVE_INFINITY);
  });
  const room = width - GAP.length * (columns.length - 1);
  const isFree = (index: number) => columns[index]?.maxWidth === undefined;
  const shrunk = shrink(natural, { room, isTaken: isFree, least: NARROWEST });
  return shrink(shrunk, { room, isTaken: () => true, least: NARROWEST_OF_ALL });
}

/** Takes from the widest column again and again until the row fits, or nothing can be taken. */
function shrink(
  widths: readonly number[],
  {
    room,
    isTaken,
    least,
  }: { readonly room: number; readonly isTaken: (index: number) => boolean; readonly least: number },
): readonly number[] {
  const result = [...widths];
  let excess = widths.reduce((sum, each) => sum + each, 0) - room;
  for (; excess > 0; excess -= 1) {
    const takeable = result.map((each, index) => (isTaken(index) && each > least ? each : 0));
    const widest = Math.max(...takeable);
    if (widest === 0) return result;
    result[takeable.indexOf(widest)] = widest - 1;
  }
  return result;
}

function layRow(cells: readonly (readonly string[])[], widths: readonly number[]): readonly string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, index) => padTo(lines[line] ?? '', widths[index] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - columnsOf(text), 0));
}

/** What may not begin a line: closing marks stay with what they close. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}ー々]/u;
/** What may not end a line: opening marks stay with what they open. */
const OPENING = /[\p{Ps}\p{Pi}]$/u;
/** A dash that is written as two. */
const PAIRED = /([—―])\n\1/u;

/** A text in lines of at most `width` places, parted between words, or anywhere among Han characters. */
export function wrapText(text: string, width: number): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) => (columnsOf(line) <= width ? [line] : wrapLine(stripVTControlCharacters(line), width)));
}

function wrapLine(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, width)) {
    if (line !== '' && columnsOf(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** Words with what opens and closes them and the blank behind; a piece too long for a line is cut into characters. */
function piecesOf(text: string, width: number): readonly string[] {
  const tooWide = (piece: string) => columnsOf(piece.trimEnd()) > width;
  return withClosing(wordsOf(text))
    .flatMap((piece) => (tooWide(piece) ? withClosing([...piece]) : [piece]))
    .flatMap((piece) => (tooWide(piece) ? [...piece] : [piece]));
}

/** Where letters have blanks between words. */
const SPACED = /^[\t\n -\u024f\u2010-\u2027]*$/;

/** The dictionaries of words that stand without blanks take a third of Node's own start to open. */
function wordsOf(text: string): readonly string[] {
  if (SPACED.test(text)) return text.split(/(?<=\s)(?=\S)/);
  const words = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)];
  // A path, an instant or an option within a sentence in Han stays whole: `2026-11-21T09:00+08:00`.
  return words.reduce<string[]>((pieces, { segment }) => {
    const last = pieces.at(-1);
    if (last !== undefined && /[!-~]$/.test(last) && /^[!-~]/.test(segment))
      pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
    return pieces;
  }, []);
}

function withClosing(segments: readonly string[]): readonly string[] {
  const pieces: string[] = [];
  for (const segment of segments) {
    const last = pieces.at(-1);
    if (
      last !== undefined &&
      (CLOSING.test(segment) ||
        segment.trim() === '' ||
        OPENING.test(last) ||
        PAIRED.test(`${last}\n${segment}`))
    )
      pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

/** Letters and marks of one place, and Han characters, kana and full-width forms of two: nearly all that is said. */
const SIMPLE =
  /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u2193\u2500-\u257f\u2713\u27e6\u27e7\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*$/;
const WIDE = /[\u3001-\uff60]/g;

let measure: ((text: string) => number) | undefined;

/**
 * Columns that a text takes on a terminal. The tables of Unicode take as long to open as Node itself to start:
 * they are asked for what is left alone, as emoji and marks that stand upon others.
 * @example columnsOf('燈籠室') // 6
 */
export function columnsOf(text: string): number {
  if (SIMPLE.test(text)) return text.length + (text.match(WIDE)?.length ?? 0);
  measure ??= (createRequire(import.meta.url)('string-width') as { default: (text: string) => number })
    .default;
  return measure(text);
}
