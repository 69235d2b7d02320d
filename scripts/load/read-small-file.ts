import { readFileSync, statSync } from 'node:fs';

/** A list of ten thousand meetings has a tenth of it. */
export const SMALL_FILE_BYTES = 4 * 1024 * 1024;

/**
 * The bytes of a file that a person names; `undefined` for one that is not there, is no file, or is larger than
 * what people send each other: what reads it would take long and find nothing.
 * @example readSmallFile('list.csv')
 */
export function readSmallFile(path: string, mostBytes = SMALL_FILE_BYTES): Uint8Array | undefined {
  try {
    const status = statSync(path);
    return status.isFile() && status.size <= mostBytes ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
