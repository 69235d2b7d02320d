import { joinPieces, type Piece } from '../pieces.ts';

/** A word processor's file: in pieces, for who writes a large one, and as a whole, joined when it is asked for. */
export type EditableFile = { readonly bytes: Uint8Array; readonly pieces: readonly Piece[] };

/** @example editableFile(zipPieces(entries)).bytes */
export function editableFile(pieces: readonly Piece[]): EditableFile {
  return {
    get bytes() {
      return joinPieces(pieces);
    },
    pieces,
  };
}
