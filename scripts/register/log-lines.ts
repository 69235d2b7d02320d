import type { z } from 'zod';
import type { Diagnostic, Position } from '#diagnostics/diagnostic.ts';
import { parseYaml } from '#load/yaml-source.ts';
import { DATA_FORMAT } from '#model/format.ts';
import type { RegisterEvent } from '#model/register-event.ts';

/** A line with something on it. `number` counts from 1. */
export type LogLine = { readonly number: number; readonly text: string };

export type ParsedLines<E> = { readonly events: readonly E[]; readonly faults: readonly Diagnostic[] };

/** The lines of a log that say something; a merge may leave empty ones. */
export function linesOf(text: string): readonly LogLine[] {
  return text
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.endsWith('\r') ? line.slice(0, -1) : line }))
    .filter((line) => line.text.trim() !== '');
}

/**
 * The events of a log's lines, as they stand there. Faults, each at its place: `register-damaged`,
 * `register-newer`; a damaged line takes no other with it.
 */
export function parseLines<E extends RegisterEvent>(
  lines: readonly LogLine[],
  { file, schema }: { readonly file: string; readonly schema: z.ZodType<E> },
): ParsedLines<E> {
  const values = parseAtOnce(lines);
  const events: E[] = [];
  const faults: Diagnostic[] = [];
  for (const [index, line] of lines.entries()) {
    const value = values ? values[index] : parseOne(line.text);
    const result = schema.safeParse(value);
    if (result.success) events.push(result.data);
    else faults.push(faultOf(value, { file, line, issue: result.error.issues[0] }));
  }
  return { events, faults };
}

/** One call for all lines takes half the time of one for each; only where each line is one value. */
function parseAtOnce(lines: readonly LogLine[]): readonly unknown[] | undefined {
  if (!lines.every(({ text }) => text.startsWith('{') && text.endsWith('}'))) return undefined;
  const values = parseOne(`[${lines.map(({ text }) => text).join(',')}]`);
  return Array.isArray(values) && values.length === lines.length ? values : undefined;
}

/** `undefined`, which JSON does not have, for what is none. */
export function parseOne(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Place = {
  readonly file: string;
  readonly line: LogLine;
  readonly issue: z.core.$ZodIssue | undefined;
};

function faultOf(value: unknown, { file, line, issue }: Place): Diagnostic {
  const format = formatOf(value);
  const start: Position = { file, line: line.number, column: 1 };
  if (format !== undefined && format > DATA_FORMAT) {
    const parameters = { format, known: DATA_FORMAT };
    return { code: 'register-newer', severity: 'error', position: start, parameters };
  }
  const isJson = value !== undefined;
  const path = (issue?.path ?? []).filter((step) => typeof step !== 'symbol');
  const yaml = parseYaml(file, line.text);
  const { column } = isJson ? yaml.locate(path) : (yaml.faults[0]?.position ?? start);
  const field = isJson ? fieldName(path) : 'JSON';
  return {
    code: 'register-damaged',
    severity: 'error',
    position: { ...start, column },
    parameters: { field },
  };
}

function formatOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('format' in value)) return undefined;
  return typeof value.format === 'number' ? value.format : undefined;
}

function fieldName(path: readonly (string | number)[]): string {
  const name = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return name.replace(/^\./, '') || '{}';
}
