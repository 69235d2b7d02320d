import { diffArrays } from 'diff';

const MARK = '\ufeff';

/** A text as an editor has it: without a byte order mark, lines ended by a line feed alone. */
export function plainTextOf(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/**
 * A text of an editor as the file has its own: with its byte order mark, and its line ends on every line that
 * stands there already; new lines end as most do.
 * @example likeFile('a\r\nb\r\n', 'a\nc\n') // 'a\r\nc\r\n'
 */
export function likeFile(before: string | undefined, text: string): string {
  if (before === undefined) return text;
  const mark = before.startsWith(MARK) ? MARK : '';
  const raw = rawLines(before.slice(mark.length));
  const ends = raw.map(endOf).filter((end) => end !== '');
  const others = ends.filter((end) => end !== '\n');
  if (others.length === 0) return mark + text;
  const usual = others.length * 2 >= ends.length ? (others[0] ?? '\n') : '\n';
  const wanted = rawLines(text);
  const kept = new Set(ends).size === 1 ? undefined : keptEnds(raw, wanted);
  return mark + wanted.map((line, index) => withEnd(line, kept?.[index] ?? usual)).join('');
}

const rawLines = (text: string): readonly string[] =>
  text.split(/(?<=\r\n|\n|\r(?!\n))/).filter((line) => line !== '');

const endOf = (line: string): string => /(?:\r\n|\n|\r)$/.exec(line)?.[0] ?? '';

const withEnd = (line: string, end: string): string => (line.endsWith('\n') ? line.slice(0, -1) + end : line);

/** Of each line that the file has as well, how it ends there. */
function keptEnds(raw: readonly string[], wanted: readonly string[]): readonly (string | undefined)[] {
  let at = 0;
  return diffArrays(raw.map(plainTextOf), [...wanted]).flatMap(({ value, added, removed }) => {
    if (added) return value.map(() => undefined);
    const own = raw.slice(at, at + value.length).map(endOf);
    at += value.length;
    return removed ? [] : own.map((end) => end || undefined);
  });
}
