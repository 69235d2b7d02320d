import type { z } from 'zod';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { explainIssue } from './explain-issue.ts';
import type { YamlSource } from './yaml-source.ts';

export type Parsed<T> = { readonly value: T | undefined; readonly diagnostics: readonly Diagnostic[] };

/** Checks a YAML file against its schema: the typed value, or every fault at its place. */
export function parseFields<S extends z.ZodType>(source: YamlSource, schema: S): Parsed<z.output<S>> {
  if (source.faults.length > 0) return { value: undefined, diagnostics: source.faults };
  const result = schema.safeParse(source.value ?? {}, { reportInput: true });
  if (result.success) return { value: result.data, diagnostics: [] };
  const diagnostics = result.error.issues.flatMap((issue) =>
    explainIssue(issue, { schema, source, path: [] }),
  );
  return { value: undefined, diagnostics };
}
