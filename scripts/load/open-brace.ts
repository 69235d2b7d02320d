import { withoutCode } from './prose-slips.ts';

type Place = { readonly line: number; readonly column: number };

/**
 * Where the brace stands that a parser missed the end of, seen from where it gave up: the end of the paragraph, or
 * of the text. Nothing where all are closed.
 * @example findOpenBrace('One.\n\n{two\n\nThree.\n', { line: 6, column: 1 }) // { line: 3, column: 1 }
 */
export function findOpenBrace(text: string, end: Place): Place | undefined {
  const lines = withoutCode(text)
    .replace(/\\[{}]/g, '  ')
    .split('\n')
    .slice(0, end.line);
  lines.push((lines.pop() ?? '').slice(0, end.column - 1));
  const empty = lines.findLastIndex((line, index) => index < lines.length - 1 && line.trim() === '');
  return openIn(lines, empty + 1).at(-1) ?? openIn(lines, 0)[0];
}

function openIn(lines: readonly string[], first: number): readonly Place[] {
  const open: Place[] = [];
  for (const [index, line] of lines.entries())
    for (const { 0: brace, index: at } of index < first ? [] : line.matchAll(/[{}]/g)) {
      if (brace === '{') open.push({ line: index + 1, column: at + 1 });
      else open.pop();
    }
  return open;
}
