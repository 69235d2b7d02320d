import type { z } from 'zod';
import type { Diagnostic, Position } from '#diagnostics/diagnostic.ts';
import { readText } from '#load/read-text.ts';
import { parseYaml } from '#load/yaml-source.ts';
import type { RegisterEvent } from '#model/register-event.ts';
import { ACTIONS } from '../actions.ts';
import { logFile } from '../event-log.ts';
import { INVITES } from '../invites.ts';
import { parseOne } from '../log-lines.ts';
import { SCHEDULES } from '../schedules.ts';
import { convertActions, convertInvites, convertSchedules } from './convert.ts';
import type { OldFile } from './old-files.ts';
import { OldActions, OldInvites, OldSchedules } from './schemas.ts';

/** The lines that a log is to hold of what a file of format 1 said. */
export type ConvertedLog = { readonly file: string; readonly events: readonly RegisterEvent[] };

/** A file of format 1 as logs, or its first fault (`register-old-damaged`, and those of reading a file). */
export function readOldFile(
  root: string,
  { file, register, name = '' }: OldFile,
): { readonly logs: readonly ConvertedLog[] } | { readonly fault: Diagnostic } {
  const read = readText(root, file);
  if ('fault' in read) return read;
  const place = { file, text: read.text };
  switch (register) {
    case 'actions':
      return parse(place, OldActions, (old) =>
        [...convertActions(old)].map(([mission, events]) => ({ file: logFile(ACTIONS, mission), events })),
      );
    case 'schedules':
      return parse(place, OldSchedules, (old) => [
        { file: logFile(SCHEDULES, name), events: convertSchedules(old) },
      ]);
    case 'invites':
      return parse(place, OldInvites, (old) => [
        { file: logFile(INVITES, name), events: convertInvites(old) },
      ]);
    default:
      return register satisfies never;
  }
}

function parse<T>(
  { file, text }: { readonly file: string; readonly text: string },
  schema: z.ZodType<T>,
  convert: (value: T) => readonly ConvertedLog[],
): { readonly logs: readonly ConvertedLog[] } | { readonly fault: Diagnostic } {
  const value = parseOne(text);
  const result = schema.safeParse(value);
  if (value !== undefined && result.success) return { logs: convert(result.data) };
  const path = (result.error?.issues[0]?.path ?? []).filter((step) => typeof step !== 'symbol');
  // JSON is YAML too, whose parser knows where each field stands.
  const yaml = parseYaml(file, text);
  const start: Position = { file, line: 1, column: 1 };
  const position = value === undefined ? (yaml.faults[0]?.position ?? start) : yaml.locate(path);
  const field = value === undefined ? 'JSON' : path.join('.') || '{}';
  return { fault: { code: 'register-old-damaged', severity: 'error', position, parameters: { field } } };
}
