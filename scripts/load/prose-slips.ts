import type { Diagnostic, Edit } from '#diagnostics/diagnostic.ts';
import { withoutFences } from './withheld-prose.ts';

/** What people write who know HTML or plain Markdown, and what prose has for it. */
type Slip = {
  readonly code: 'mdx-angle' | 'mdx-comment' | 'mdx-line-break' | 'mdx-address';
  readonly pattern: RegExp;
  /** What to put in its stead; absent where a person has to say. */
  readonly mend: (
    found: string,
    line: { readonly before: string; readonly after: string },
  ) => string | undefined;
};

const SLIPS: readonly Slip[] = [
  {
    code: 'mdx-comment',
    pattern: /<!--[\s\S]*?-->/g,
    mend: (found) => {
      const remark = found.slice('<!--'.length, -'-->'.length);
      return remark.includes('*/') ? undefined : `{/*${remark}*/}`;
    },
  },
  {
    code: 'mdx-line-break',
    pattern: /<br\s*\/?>/gi,
    mend: (_, { before, after }) => {
      // A cell of a table is one line, and a break needs a line after it.
      if (before.trimStart().startsWith('|')) return undefined;
      return after.trim() === '' ? '' : '\\\n';
    },
  },
  {
    code: 'mdx-address',
    pattern: /<(?:https?:\/\/|mailto:)[^\s<>]+>|<[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>/g,
    mend: (found) => found.slice(1, -1),
  },
  { code: 'mdx-angle', pattern: /<(?=[^\p{L}\p{M}_$/>!])/gu, mend: () => '\\<' },
];

/** Where a text says something in HTML's way or has a bare `<`, outside of code; each with its cure where one is safe. */
export function findSlips(file: string, text: string): readonly Diagnostic[] {
  let left = blank(withoutCode(text), /\\</g);
  const placeOf = placesIn(text);
  return SLIPS.flatMap(({ code, pattern, mend }) => {
    const found = [...left.matchAll(pattern)];
    left = blank(left, pattern);
    return found.map((match): Diagnostic => {
      const at = placeOf(match.index);
      const put = mend(match[0], lineAround(text, match));
      const edit: Edit | undefined = put === undefined ? undefined : { find: match[0], put };
      const parameters = { found: match[0] };
      return { code, severity: 'error', position: { file, ...at }, parameters, ...(edit && { edit }) };
    });
  });
}

/** The text with fenced code, code within lines and remarks blanked, everything else where it stood. */
export function withoutCode(text: string): string {
  return [/\{\/\*[\s\S]*?\*\/\}/g, /(`+)(?!`)[^`]*?\1(?!`)/g].reduce(blank, withoutFences(text));
}

/** The text without these slips, everything else where it stood: to see what else is wrong. */
export function withoutSlips(text: string, slips: readonly Diagnostic[]): string {
  const starts = lineStarts(text);
  const gaps = slips.map(({ code, position, parameters }) => {
    const at = (starts[position.line - 1] ?? 0) + position.column - 1;
    // A sign for a sign: a letter would change the figure that it stands before.
    const filler = code === 'mdx-angle' ? ';' : 'x';
    return { at, put: String(parameters['found']).replace(/[^\n]/g, filler) };
  });
  let from = 0;
  const pieces: string[] = [];
  for (const { at, put } of gaps.toSorted((a, b) => a.at - b.at)) {
    pieces.push(text.slice(from, at), put);
    from = at + put.length;
  }
  return pieces.join('') + text.slice(from);
}

const blank = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (found) => found.replace(/[^\n]/g, ' '));

const lineStarts = (text: string): readonly number[] => [
  0,
  ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1),
];

/** Tells lines and columns of places that are asked for in any order, of a text that is looked through once. */
function placesIn(text: string): (index: number) => { readonly line: number; readonly column: number } {
  const starts = lineStarts(text);
  return (index) => {
    const next = starts.findIndex((start) => start > index);
    const line = next === -1 ? starts.length : next;
    return { line, column: index - (starts[line - 1] ?? 0) + 1 };
  };
}

function lineAround(text: string, { 0: found, index }: RegExpMatchArray) {
  const at = index ?? 0;
  const end = at + found.length;
  const next = text.indexOf('\n', end);
  return {
    before: text.slice(text.lastIndexOf('\n', at - 1) + 1, at),
    after: text.slice(end, next === -1 ? undefined : next),
  };
}
