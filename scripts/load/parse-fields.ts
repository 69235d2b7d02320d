import type { z } from 'zod';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { capFaults, MOST_FAULTS } from './cap-faults.ts';
import { explainIssue } from './explain-issue.ts';
import { findLongLists } from './long-lists.ts';
import type { YamlSource } from './yaml-source.ts';

export type Parsed<T> = { readonly value: T | undefined; readonly diagnostics: readonly Diagnostic[] };

/** Checks a YAML file against its schema: the typed value, or every fault at its place. */
export function parseFields<S extends z.ZodType>(source: YamlSource, schema: S): Parsed<z.output<S>> {
  if (source.faults.length > 0) return { value: undefined, diagnostics: source.faults };
  const long = findLongLists(source);
  if (long.length > 0) return { value: undefined, diagnostics: capFaults(long) };
  const result = schema.safeParse(source.value ?? {}, { reportInput: true });
  if (result.success) return { value: result.data, diagnostics: [] };
  const { issues } = result.error;
  // Each is looked up in the text: only those that will be told, and one more for the count.
  const told = issues
    .slice(0, MOST_FAULTS + 1)
    .flatMap((issue) => explainIssue(shortKeys(issue), { schema, source, path: [] }));
  const unread = issues.length - Math.min(issues.length, MOST_FAULTS + 1);
  return { value: undefined, diagnostics: addUntold(capFaults(told), unread) };
}

/** Of a map with a thousand unknown fields the first are named. */
function shortKeys(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  return issue.code === 'unrecognized_keys'
    ? { ...issue, keys: issue.keys.slice(0, MOST_FAULTS + 1) }
    : issue;
}

function addUntold(diagnostics: readonly Diagnostic[], unread: number): readonly Diagnostic[] {
  return diagnostics.map((each) =>
    each.code === 'more-faults'
      ? { ...each, parameters: { number: Number(each.parameters['number']) + unread } }
      : each,
  );
}
