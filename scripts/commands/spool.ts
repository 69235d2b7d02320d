import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SpooledFile } from '#register/write-file.ts';
import { bytesOf, joinPieces, type Piece } from '#reports/pieces.ts';

/** Where large files wait until all that are written together are made; `drop` removes it with what is left. */
export type Spool = { readonly folder: string; readonly drop: () => void };

export function openSpool(): Spool {
  const folder = mkdtempSync(join(tmpdir(), 'attache-'));
  return { folder, drop: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Smaller ones are held: most reports are, and the disk would only cost time. */
const LARGE_BYTES = 16 * 1024 * 1024;

/**
 * Lets go of a large file that has been made, so that memory does not grow with the editions of a report
 * full of photos.
 * @example putAside(made.pieces, spool.folder)
 */
export function putAside(pieces: readonly Piece[], folder: string): Uint8Array | SpooledFile {
  if (pieces.reduce((sum, { length }) => sum + length, 0) < LARGE_BYTES)
    return pieces.length === 1 && pieces[0] ? bytesOf(pieces[0]) : joinPieces(pieces);
  const spooled = join(folder, randomUUID());
  const file = openSync(spooled, 'wx');
  try {
    for (const piece of pieces) writeFileSync(file, bytesOf(piece));
  } finally {
    closeSync(file);
  }
  return { spooled };
}
