import type { z } from 'zod';
import type { Canary } from './canary.ts';
import { type IsKept, writtenFields } from './written-fields.ts';

export type Planting = {
  readonly file: string;
  readonly text: string;
  readonly nextWord: () => string;
  /** Lines on which nothing is planted, since the workspace would be at fault there. */
  readonly spared: ReadonlySet<number>;
  /** Internal as a whole: a mission that is not published. */
  readonly isInternal: boolean;
};
export type Planted = { readonly text: string; readonly canaries: readonly Canary[] };

/** A YAML file with a canary at the end of each string that people wrote freely, and one in a remark; no line moves. */
export function plantYaml(planting: Planting, schema: z.ZodType, isKept: IsKept): Planted {
  const { file, text, nextWord, spared, isInternal } = planting;
  const edits: { readonly at: number; readonly put: string }[] = [];
  const canaries: Canary[] = [];
  for (const { path, audience, kind, scalar } of writtenFields(text, schema, isKept).texts) {
    const [start, end] = scalar.range ?? [0, 0];
    const position = { file, ...placeOf(text, start) };
    if (spared.has(position.line) || path.at(-1) === 'file' || path.at(-1) === 'venue') continue;
    const word = nextWord();
    const source = text.slice(start, end);
    const isQuoted = /^["']/.test(source);
    const isBlock = /^[|>]/.test(source);
    const last = isBlock ? start + source.trimEnd().length : isQuoted ? end - 1 : end;
    edits.push(
      kind === 'email' ? { at: start + (isQuoted ? 1 : 0), put: word } : { at: last, put: ` ${word}` },
    );
    canaries.push({ word, audience: isInternal ? 'internal' : audience, field: path.join('.'), position });
  }
  const word = nextWord();
  const remark = {
    word,
    audience: 'internal',
    field: '#',
    position: { file, ...placeOf(text, text.length) },
  } as const;
  return { text: `${apply(text, edits).trimEnd()}\n# ${word}\n`, canaries: [...canaries, remark] };
}

/** Line and column of an offset, both from 1. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

export function apply(text: string, edits: readonly { readonly at: number; readonly put: string }[]): string {
  return [...edits]
    .sort((a, b) => b.at - a.at)
    .reduce((done, { at, put }) => done.slice(0, at) + put + done.slice(at), text);
}
