import { type Document, isScalar, visit } from 'yaml';

export type YamlFault = { readonly code: string; readonly offset: number; readonly message: string };

/**
 * What the parser stumbled over, as the slip that people make: where a quote was opened that nothing closes, a
 * colon of full width or without a blank, a text that holds a colon. What follows from an open quote, a tab or a
 * wide colon is not told.
 */
export function explainSyntax(text: string, document: Document.Parsed): readonly YamlFault[] {
  const open = document.errors.find(({ message }) => /^Missing closing ['"]quote/.test(message));
  if (open) return [{ code: 'yaml-quote-open', offset: openQuote(document) ?? open.pos[0], message: '' }];
  const faults = document.errors.map(({ code, pos: [offset], message }) => ({
    code: code === 'TAB_AS_INDENT' ? 'yaml-tab' : slipAt(lineAround(text, offset), code),
    offset,
    message,
  }));
  const told = faults.filter(({ code }) => code !== 'yaml-syntax');
  const first = faults[0];
  if (!first || told.some(({ code }) => code === 'yaml-tab')) return told;
  const above = first.code === 'yaml-syntax' ? wideColonAbove(text, first.offset) : undefined;
  if (above !== undefined) return [{ code: 'yaml-full-colon', offset: above, message: '' }, ...told];
  return faults.filter((each, index) => index === 0 || !isAfterwards(each));
}

/** What the parser says of each further word once it has lost its way. */
const isAfterwards = ({ code, message }: YamlFault): boolean =>
  code === 'yaml-syntax' && /^Unexpected \S+ token in YAML stream/.test(message);

/** A field whose colon is none is a text, and the parser stumbles only over the next field. */
function wideColonAbove(text: string, offset: number): number | undefined {
  let end = text.lastIndexOf('\n', offset - 1);
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (/^\s*(?:- )?[\w-]+：/.test(line)) return start + line.indexOf('：');
    if (line.trim() !== '' && !/^\s*#/.test(line)) return undefined;
    end = start - 1;
  }
  return undefined;
}

/** The last quoted text runs to the end of the file. */
function openQuote(document: Document.Parsed): number | undefined {
  let last: number | undefined;
  visit(document, (_, node) => {
    if (isScalar(node) && /^QUOTE/.test(node.type ?? '')) last = node.range?.[0];
  });
  return last;
}

function slipAt(line: string, code: string): string {
  if (/^\s*(?:- )?[\w-]+：/.test(line)) return 'yaml-full-colon';
  if (/^\s*(?:- )?[\w-]+:[^\s:/]/.test(line)) return 'yaml-colon-blank';
  return code === 'BLOCK_AS_IMPLICIT_KEY' && /:\s.*:\s/.test(line) ? 'yaml-colon-in-text' : 'yaml-syntax';
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end === -1 ? undefined : end);
}
