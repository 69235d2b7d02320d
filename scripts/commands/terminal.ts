import { styleText } from 'node:util';
import { alignColumns, columnsOf, layColumns, wrapText } from '#locale/text-columns.ts';

type Style = Parameters<typeof styleText>[0];
type Stream = 'stdout' | 'stderr';

const WIDTH_ELSEWHERE = 100;
const NARROWEST = 40;

/** Places in a line of stdout; what is no terminal gets 100. */
export function terminalWidth(): number {
  const { columns } = process.stdout;
  return columns ? Math.max(columns, NARROWEST) : WIDTH_ELSEWHERE;
}

/** How much further in a line begins that goes on from the one above. */
const BEHIND = 4;

/**
 * What is said on stderr, in lines that a terminal need not break within a word. Elsewhere, and of a diff, what
 * is coloured or a path too long for a line, as it is.
 */
export function fitTerminal(text: string, columns = columnsOn('stderr')): string {
  if (columns === undefined || text.startsWith('--- ')) return text;
  return text
    .split('\n')
    .flatMap((line) => (line.includes('\u001b') || columnsOf(line) <= columns ? [line] : hang(line, columns)))
    .join('\n');
}

/** The same of sentences that are a result: data for programs, and tables, are not for it. */
export const fitPrint = (text: string): string => fitTerminal(text, columnsOn('stdout'));

type Rows = readonly (readonly string[])[];

/**
 * Rows aligned below their headings; in columns whose cells wrap where the terminal is too narrow for that.
 * @example fitTable(['Person', 'Meetings'], [['Shen Wang-chao', '8']])
 */
export function fitTable(headings: readonly string[], rows: Rows, columns = columnsOn('stdout')): string {
  const table = alignColumns([headings, ...rows]);
  if (columns === undefined || isWithin(table, columns)) return table;
  return layColumns(
    headings.map((heading) => ({ heading })),
    rows,
    { width: columns },
  ).join('\n');
}

/** The same of rows that need no headings: a row too wide is told as a line that goes on. */
export const fitRows = (rows: Rows): string => fitPrint(alignColumns(rows));

const isWithin = (text: string, columns: number): boolean =>
  text.split('\n').every((line) => columnsOf(line) <= columns);

function hang(line: string, columns: number): readonly string[] {
  const text = line.trimStart();
  const indent = ' '.repeat(line.length - text.length);
  const room = Math.max(columns - indent.length - BEHIND, NARROWEST - BEHIND);
  if (text.split(' ').some((word) => /^[!-~]+$/.test(word) && word.length > room)) return [line];
  return wrapText(text, room).map((each, index) => indent + (index === 0 ? '' : ' '.repeat(BEHIND)) + each);
}

const columnsOn = (stream: Stream): number | undefined =>
  process[stream].isTTY === true ? process[stream].columns || undefined : undefined;

/** Coloured on a terminal; plain elsewhere, and where `NO_COLOR` is set. */
export function paint(style: Style, text: string, stream: Stream = 'stdout'): string {
  return styleText(style, text, { stream: process[stream] });
}

/** A diff as git shows it on a terminal. */
export function paintDiff(diff: string, stream: Stream = 'stdout'): string {
  return diff
    .split('\n')
    .map((line) => {
      if (/^(?:---|\+\+\+) /.test(line)) return paint('bold', line, stream);
      if (line.startsWith('@@')) return paint('cyan', line, stream);
      if (line.startsWith('+')) return paint('green', line, stream);
      return line.startsWith('-') ? paint('red', line, stream) : line;
    })
    .join('\n');
}

/**
 * Who reads our output may stop early (`| head`): what is written after that goes nowhere, in silence,
 * and the work goes on to its end.
 */
export function endQuietly(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.listenerCount('error') > 0) continue;
    stream.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EPIPE') throw cause;
    });
  }
}
