import { closeSync, openSync, readSync, statSync } from 'node:fs';

const PIECE_BYTES = 1 << 20;

/**
 * True when both are files with the same bytes, read piece by piece so that neither is held as a whole. A path
 * at which no file stands is the same as none.
 * @example isSameFile('dist/missions/2014-c-tpat/report.en.pdf', spooled) // nothing needs to be written
 */
export function isSameFile(path: string, other: string): boolean {
  const [one, two] = [path, other].map((each) => statSync(each, { throwIfNoEntry: false }));
  if (!one?.isFile() || !two?.isFile() || one.size !== two.size) return false;
  const [a, b] = [openSync(path, 'r'), openSync(other, 'r')];
  try {
    const held = Math.min(PIECE_BYTES, one.size);
    const [piece, beside] = [Buffer.alloc(held), Buffer.alloc(held)];
    for (let at = 0; at < one.size; at += held) {
      const length = Math.min(held, one.size - at);
      readSync(a, piece, 0, length, at);
      readSync(b, beside, 0, length, at);
      if (!piece.subarray(0, length).equals(beside.subarray(0, length))) return false;
    }
    return true;
  } finally {
    closeSync(a);
    closeSync(b);
  }
}
