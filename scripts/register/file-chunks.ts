import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1 << 20;

/**
 * A file in pieces of a megabyte: pictures and papers weigh a hundred, and need not stand in memory to be looked
 * through once. Each piece is good until the next is asked for.
 * @example for (const chunk of fileChunks('report.pdf')) sum.update(chunk)
 */
export function* fileChunks(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const room = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, fstatSync(file).size + 1));
    for (let read = readSync(file, room); read > 0; read = readSync(file, room)) yield room.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/** SHA-256 of what a file holds. @example fileDigest('a.jpg') // '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU' */
export function fileDigest(path: string): string {
  const sum = createHash('sha256');
  for (const chunk of fileChunks(path)) sum.update(chunk);
  return sum.digest('base64url');
}

/** Whether two files of one size hold the same. */
export function holdSame(one: string, other: string): boolean {
  const others = fileChunks(other);
  try {
    for (const chunk of fileChunks(one)) {
      const { value } = others.next();
      if (!value || Buffer.compare(chunk, value) !== 0) return false;
    }
    return true;
  } finally {
    others.return(undefined);
  }
}
