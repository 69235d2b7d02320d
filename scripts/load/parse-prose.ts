import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { findEntangled } from './entangled-prose.ts';

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze();

export type ParsedProse = { readonly tree: Root } | { readonly fault: Diagnostic };

/** MDX text as a tree with positions; a syntax fault is a diagnostic at its place. */
export function parseProse(file: string, text: string): ParsedProse {
  const entangled = findEntangled(text);
  if (entangled) {
    const position = { file, line: entangled.line, column: 1 };
    return { fault: { code: entangled.code, severity: 'error', position, parameters: {} } };
  }
  try {
    return { tree: parser.parse(text) };
  } catch (cause) {
    if (!(cause instanceof VFileMessage)) throw cause;
    return {
      fault: {
        code: 'mdx-syntax',
        severity: 'error',
        position: { file, line: cause.line ?? 1, column: cause.column ?? 1 },
        parameters: { reason: cause.reason },
      },
    };
  }
}
