import type { z } from 'zod';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { ProseHead } from '#model/prose.ts';
import { parseFields } from './parse-fields.ts';
import { parseYaml } from './yaml-source.ts';

export type ReadHead = {
  readonly head: z.output<typeof ProseHead>;
  /** The text with the head blanked: what follows stands where it stood. */
  readonly body: string;
  readonly faults: readonly Diagnostic[];
};

const HEAD = /^---[ \t]*\r?\n(?<yaml>(?:[^\n]*\n)*?)---[ \t]*(?:\r?\n|$)/u;

/**
 * The head of an MDX file: YAML between a first line `---` and the next one. Its faults stand at their
 * places in the file.
 * @example readProseHead('report.mdx', '---\naudience: internal\n---\n\n## …').head // { audience: 'internal' }
 */
export function readProseHead(file: string, text: string): ReadHead {
  const found = HEAD.exec(text);
  if (!found) return { head: {}, body: text, faults: [] };
  const fence = found[0].indexOf('\n') + 1;
  const yaml = blank(text.slice(0, fence)) + (found.groups?.['yaml'] ?? '');
  const { value, diagnostics } = parseFields(parseYaml(file, yaml), ProseHead);
  return {
    head: value ?? {},
    body: blank(found[0]) + text.slice(found[0].length),
    faults: diagnostics.map(asHead),
  };
}

/** A head is no place for facts: what it says beside its audience is told as that. */
function asHead(fault: Diagnostic): Diagnostic {
  const isOther = fault.code === 'unknown-field' || fault.code === 'wrong-type';
  return isOther ? { ...fault, code: 'prose-front-matter', parameters: {} } : fault;
}

const blank = (text: string): string => text.replace(/[^\r\n]/gu, ' ');
