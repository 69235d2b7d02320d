import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { MOST_FAULTS } from './cap-faults.ts';
import { findEntangled, PROSE_LIMITS } from './entangled-prose.ts';
import { findOpenBrace } from './open-brace.ts';
import { findSlips, withoutSlips } from './prose-slips.ts';
import { withholdCode } from './withheld-prose.ts';

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze();

export type ParsedProse = { readonly tree: Root } | UnreadProse;

export type UnreadProse = {
  readonly faults: readonly Diagnostic[];
  /** What is left without them, everything where it stood; absent where what is wrong has no end to be seen. */
  readonly rest?: Root;
};

/** MDX text as a tree with positions; what cannot stand in it is told, all at once and each at its place. */
export function parseProse(file: string, text: string): ParsedProse {
  const entangled = findEntangled(text);
  if (entangled) {
    const position = { file, line: entangled.line, column: 1 };
    const parameters = entangled.code === 'prose-too-long' ? PROSE_LIMITS : {};
    return { faults: [{ code: entangled.code, severity: 'error', position, parameters }] };
  }
  const plain = withholdCode(file, text);
  if (plain.faults.length > 0 && roundsFor(text) < 2) return { faults: plain.faults };
  const parsed = parse(plain.text);
  // A line break of HTML would pass as a component that nobody knows.
  const slips = 'tree' in parsed && !/<br/i.test(text) ? [] : findSlips(file, plain.text);
  const told = [...plain.faults, ...slips];
  if (told.length === 0 && 'tree' in parsed) return parsed;
  if (told.length > MOST_FAULTS) return { faults: told };
  const { faults, ...rest } = parseAround(file, withoutSlips(plain.text, slips));
  return { faults: [...told, ...faults], ...rest };
}

/** Of texts that nobody wrote by hand the first faults are enough: so many, and so many lines parsed for them. */
const MOST_ROUNDS = 10;
const MOST_LINES = 12_000;

/** Parses again without the paragraph of each fault, so that no brace hides another. */
function parseAround(file: string, text: string): UnreadProse {
  const faults: Diagnostic[] = [];
  let left = text;
  while (faults.length < roundsFor(text)) {
    const parsed = parse(left);
    if ('tree' in parsed) return { faults, rest: parsed.tree };
    const fault = explain(file, left, parsed.broken);
    const isOfTags = fault.code === 'mdx-unclosed' || fault.code === 'mdx-unopened';
    // Its other half may be in what was taken out.
    if (isOfTags && faults.length > 0) break;
    faults.push(fault);
    const without = isOfTags ? undefined : withoutParagraph(left, fault);
    if (without === undefined) break;
    left = without;
  }
  return { faults };
}

const roundsFor = (text: string): number =>
  Math.max(1, Math.min(MOST_ROUNDS, Math.floor(MOST_LINES / text.split('\n').length)));

/** The text with the paragraph of this fault blanked; nothing where there is none. */
function withoutParagraph(text: string, { position }: Diagnostic): string | undefined {
  const lines = text.split('\n');
  const isEmpty = (index: number) => (lines[index] ?? '').trim() === '';
  let start = position.line - 1;
  while (!isEmpty(start - 1)) start--;
  let end = start;
  while (!isEmpty(end)) end++;
  if (start === end) return undefined;
  return [...lines.slice(0, start), ...lines.slice(start, end).map(() => ''), ...lines.slice(end)].join('\n');
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

function explain(file: string, text: string, { line = 1, column = 1, reason }: VFileMessage): Diagnostic {
  const position = { file, line, column };
  for (const [pattern, code] of REASONS) {
    const match = pattern.exec(reason);
    if (!match) continue;
    const open = code === 'mdx-brace' ? findOpenBrace(text, position) : undefined;
    const parameters = { name: match.groups?.['name'] ?? '…' };
    return { code, severity: 'error', position: { ...position, ...open }, parameters };
  }
  return { code: 'mdx-syntax', severity: 'error', position, parameters: { reason } };
}
