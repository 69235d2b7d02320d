import { type Document, isScalar, visit } from 'yaml';

export type YamlFault = { readonly code: string; readonly offset: number; readonly message: string };

/**
 * What the parser stumbled over, as the slip that people make: where a quote was opened that nothing closes, a
 * colon of full width or without a blank, a text that holds a colon. What follows from an open quote is not told.
 */
export function explainSyntax(text: string, document: Document.Parsed): readonly YamlFault[] {
  const open = document.errors.find(({ message }) => /^Missing closing ['"]quote/.test(message));
  if (open) return [{ code: 'yaml-quote-open', offset: openQuote(document) ?? open.pos[0], message: '' }];
  return document.errors.map(({ code, pos: [offset], message }) => ({
    code: code === 'TAB_AS_INDENT' ? 'yaml-tab' : slipAt(lineAround(text, offset), code),
    offset,
    message,
  }));
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
