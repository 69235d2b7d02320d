import { basename, dirname } from 'node:path';
import { sealKey } from './seal-key.ts';
import { readSealed, takeBack, writeSealed } from './sealed-file.ts';

/**
 * What a command remembers from one run to the next. `undefined` where nothing was, where it is damaged, or where
 * it was laid down elsewhere: a workspace that somebody sends brings nothing that would be taken for made here.
 * @example readMemory('.cache/papers-0a.v8')
 */
export function readMemory(file: string): unknown {
  const key = sealKey();
  return key === undefined ? undefined : readSealed(file, codeOf(key, file));
}

/** Lays it down whole. It only saves time: where nothing can be written nothing is lost. */
export function writeMemory(file: string, value: unknown): void {
  const key = sealKey();
  if (key === undefined) return;
  const made: string[] = [];
  try {
    writeSealed(file, { value, code: codeOf(key, file) }, made);
  } catch {
    takeBack(dirname(file), made);
  }
}

/** One kind of memory is not taken for another. */
const codeOf = (key: string, file: string): string => `${key} ${basename(file)}`;
