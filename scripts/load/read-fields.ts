import type { z } from 'zod';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { parseFields } from './parse-fields.ts';
import { parseOnce } from './parse-once.ts';
import { readText } from './read-text.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';

/** A YAML file read: its typed value when it has no fault, and its positions when it could be parsed. */
export type ReadFile<T> = {
  readonly file: string;
  readonly value: T | undefined;
  readonly source: YamlSource | undefined;
  /** As it stands in the file; absent when that could not be read. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
};

/** Reads `file` (a path from `root`) and checks it against `schema`. */
export function readFields<S extends z.ZodType>(
  root: string,
  file: string,
  schema: S,
): ReadFile<z.output<S>> {
  const read = readText(root, file);
  if ('fault' in read) return { file, value: undefined, source: undefined, diagnostics: [read.fault] };
  const { text } = read;
  return parseOnce({ file, text }, () => {
    const source = parseYaml(file, text);
    return { file, source, text, ...parseFields(source, schema) };
  });
}
