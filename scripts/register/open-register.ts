import { relative } from 'node:path';
import { LowSync } from 'lowdb';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { RegisterBusy, withLock } from './lock.ts';
import { RegisterAdapter, RegisterDamaged, type RegisterFile } from './register-file.ts';

/** What a register file holds, or why it could not be read or changed. */
export type Reading<T> = { readonly value: T } | { readonly fault: Diagnostic };

/**
 * Reads a register file; an absent one is empty. Takes no lock: a file is always whole.
 * @example const reading = readRegister(root, ACTIONS); if ('fault' in reading) tell(reading.fault);
 */
export function readRegister<T>(root: string, register: RegisterFile<T>): Reading<T> {
  try {
    return { value: open(root, register).data };
  } catch (cause) {
    return { fault: faultOf(root, cause) };
  }
}

/**
 * Changes a register file under the lock: reads it, calls `change` and writes what that returns. A
 * damaged file is a fault and stays as it is; two commands at once lose nothing.
 * Faults: `register-damaged`, `register-busy`, and those of reading a file (`file-not-utf8` …).
 * @example await changeRegister(root, ACTIONS, ({ actions }) => ({ actions: updateAction(actions, …) }))
 */
export async function changeRegister<T>(
  root: string,
  register: RegisterFile<T>,
  change: (value: T) => T,
  options: { readonly patienceMs?: number } = {},
): Promise<Reading<T>> {
  try {
    return await withLock(root, async () => ({ value: rewrite(open(root, register), change) }), options);
  } catch (cause) {
    return { fault: faultOf(root, cause) };
  }
}

function open<T>(root: string, register: RegisterFile<T>): LowSync<T> {
  const database = new LowSync(new RegisterAdapter(root, register), register.empty);
  database.read();
  return database;
}

function rewrite<T>(database: LowSync<T>, change: (value: T) => T): T {
  const former = database.data;
  database.data = change(former);
  if (database.data !== former) database.write();
  return database.data;
}

function faultOf(root: string, cause: unknown): Diagnostic {
  if (cause instanceof RegisterDamaged) return cause.diagnostic;
  if (!(cause instanceof RegisterBusy)) throw cause;
  const file = relative(root, cause.lockFile).split('\\').join('/');
  const { pid, host } = cause.holder ?? { pid: '?', host: '?' };
  return {
    code: 'register-busy',
    severity: 'error',
    position: { file, line: 1, column: 1 },
    parameters: { file, pid, host },
  };
}
