import { copyFileSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { listOldFiles } from './format-1/old-files.ts';
import { type ConvertedLog, readOldFile } from './format-1/read-old.ts';
import { appendLines, readLogFile } from './log-file.ts';
import { linesOf, parseOne } from './log-lines.ts';
import { REGISTER_FOLDER } from './paths.ts';

/** Where `migrate` and `doctor` keep files as they were, out of version control. */
export const BACKUP_FOLDER = `${REGISTER_FOLDER}/.backup`;

/** A file of an earlier format, and what it becomes. */
export type Conversion = { readonly file: string; readonly logs: readonly ConvertedLog[] };

/** What migrating the registers would do. With any fault nothing should be done. */
export function planConversions(root: string): {
  readonly conversions: readonly Conversion[];
  readonly faults: readonly Diagnostic[];
} {
  const conversions: Conversion[] = [];
  const faults: Diagnostic[] = [];
  for (const old of listOldFiles(root)) {
    const read = readOldFile(root, old);
    if ('fault' in read) faults.push(read.fault);
    else conversions.push({ file: old.file, logs: read.logs });
  }
  return { conversions, faults };
}

/**
 * Converts files of an earlier format under the caller's lock. A copy is kept in `backup` first; a log that
 * has an event already is not given it again, so that a migration that was cut short can be run again.
 */
export function convertRegisters(root: string, conversions: readonly Conversion[], backup: string): void {
  for (const { file, logs } of conversions) {
    keepCopy(root, file, backup);
    for (const log of logs) addMissing(root, log);
    rmSync(join(root, file));
    dropEmpty(join(root, dirname(file)));
  }
}

/** Format 1 had a folder more. */
function dropEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Copies a file of the workspace into a backup, under its own path. */
export function keepCopy(root: string, file: string, backup: string): void {
  const copy = join(root, backup, file);
  mkdirSync(dirname(copy), { recursive: true });
  copyFileSync(join(root, file), copy);
}

function addMissing(root: string, { file, events }: ConvertedLog): void {
  const read = readLogFile(root, file);
  const text = 'value' in read ? (read.value?.text ?? '') : '';
  const known = new Set(linesOf(text).map((line) => idOf(parseOne(line.text))));
  const lines = events.filter(({ id }) => !known.has(id)).map((event) => JSON.stringify(event));
  if (lines.length > 0) appendLines(root, file, lines);
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
}
