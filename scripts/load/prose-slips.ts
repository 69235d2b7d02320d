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
  return SLIPS.flatMap(({ code, pattern, mend }) => {
    const found = [...left.matchAll(pattern)];
    left = blank(left, pattern);
    return found.map((match): Diagnostic => {
      const at = placeOf(text, match.index);
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
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return slips.reduce((left, { code, position, parameters }) => {
    const at = (starts[position.line - 1] ?? 0) + position.column - 1;
    const found = String(parameters['found']);
    // A sign for a sign: a letter would change the figure that it stands before.
    const filler = code === 'mdx-angle' ? ';' : 'x';
    return left.slice(0, at) + found.replace(/[^\n]/g, filler) + left.slice(at + found.length);
  }, text);
}

const blank = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (found) => found.replace(/[^\n]/g, ' '));

function placeOf(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
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
