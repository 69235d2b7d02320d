import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { findEntangled } from './entangled-prose.ts';
import { findSlips, withoutSlips } from './prose-slips.ts';

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze();

export type ParsedProse = { readonly tree: Root } | { readonly faults: readonly Diagnostic[] };

/** MDX text as a tree with positions; what cannot stand in it is told, all at once and each at its place. */
export function parseProse(file: string, text: string): ParsedProse {
  const entangled = findEntangled(text);
  if (entangled) {
    const position = { file, line: entangled.line, column: 1 };
    return { faults: [{ code: entangled.code, severity: 'error', position, parameters: {} }] };
  }
  const parsed = parse(text);
  // A line break of HTML would pass as a component that nobody knows.
  if ('tree' in parsed && !/<br/i.test(text)) return parsed;
  const slips = findSlips(file, text);
  if (slips.length === 0) return 'tree' in parsed ? parsed : { faults: [explain(file, parsed.broken)] };
  const rest = parse(withoutSlips(text, slips));
  return { faults: 'broken' in rest ? [...slips, explain(file, rest.broken)] : slips };
}

function parse(text: string): { readonly tree: Root } | { readonly broken: VFileMessage } {
  try {
    return { tree: parser.parse(text) };
  } catch (cause) {
    if (!(cause instanceof VFileMessage)) throw cause;
    return { broken: cause };
  }
}

/** What the parser says in its words, in ours. */
const REASONS: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/^Expected a closing tag for `<(?<name>[\w.]+)>`/, 'mdx-unclosed'],
  [/^Unexpected closing (?:tag `<\/(?<name>[\w.]*)>`|slash)/, 'mdx-unopened'],
  [/expression|acorn/i, 'mdx-brace'],
];

function explain(file: string, { line = 1, column = 1, reason }: VFileMessage): Diagnostic {
  const position = { file, line, column };
  for (const [pattern, code] of REASONS) {
    const match = pattern.exec(reason);
    if (match)
      return { code, severity: 'error', position, parameters: { name: match.groups?.['name'] ?? '…' } };
  }
  return { code: 'mdx-syntax', severity: 'error', position, parameters: { reason } };
}
