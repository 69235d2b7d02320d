import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SyncAdapter } from 'lowdb';
import type { z } from 'zod';
import type { Diagnostic, Position } from '#diagnostics/diagnostic.ts';
import { readText } from '#load/read-text.ts';
import { parseYaml } from '#load/yaml-source.ts';
import { writeWhole } from './write-file.ts';

/** One file of the register: where it is (relative to the workspace), its form, and what it is when absent. */
export type RegisterFile<T> = { readonly file: string; readonly schema: z.ZodType<T>; readonly empty: T };

/** A register file that cannot be read as what it should be; it is left as it is. */
export class RegisterDamaged extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(`${diagnostic.position.file} is damaged`);
    this.name = 'RegisterDamaged';
    this.diagnostic = diagnostic;
  }
}

/**
 * lowdb's storage for a register file: reads it through its schema and writes it whole, as JSON that
 * is pleasant to read and to compare. An absent file reads as `null`, which lowdb takes for "keep the default".
 * @throws RegisterDamaged on reading a file that someone has edited into something else
 */
export class RegisterAdapter<T> implements SyncAdapter<T> {
  readonly #root: string;
  readonly #register: RegisterFile<T>;

  constructor(root: string, register: RegisterFile<T>) {
    this.#root = root;
    this.#register = register;
  }

  read(): T | null {
    const { file, schema } = this.#register;
    if (!existsSync(join(this.#root, file))) return null;
    const read = readText(this.#root, file);
    if ('fault' in read) throw new RegisterDamaged(read.fault);
    const result = schema.safeParse(parseJson(file, read.text));
    if (result.success) return result.data;
    throw new RegisterDamaged(firstIssue(file, read.text, result.error));
  }

  write(value: T): void {
    const { file, schema } = this.#register;
    writeWhole(join(this.#root, file), `${JSON.stringify(schema.parse(value), undefined, 2)}\n`);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RegisterDamaged(damaged('JSON', placeOf(cause, file, text)));
  }
}

/** V8 tells the place of some faults within its message; the YAML parser finds most of the others. */
function placeOf(cause: unknown, file: string, text: string): Position {
  const told = /line (\d+) column (\d+)/.exec(cause instanceof Error ? cause.message : '');
  if (told) return { file, line: Number(told[1]), column: Number(told[2]) };
  const lines = text.split('\n');
  const end = { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  return parseYaml(file, text).faults[0]?.position ?? end;
}

/** JSON is YAML too, whose parser knows where each field stands. */
function firstIssue(file: string, text: string, error: z.ZodError): Diagnostic {
  const path = (error.issues[0]?.path ?? []).filter((step) => typeof step !== 'symbol');
  return damaged(fieldName(path), parseYaml(file, text).locate(path));
}

function fieldName(path: readonly (string | number)[]): string {
  const name = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return name.replace(/^\./, '') || '{}';
}

function damaged(field: string, position: Position): Diagnostic {
  return { code: 'register-damaged', severity: 'error', position, parameters: { field } };
}
