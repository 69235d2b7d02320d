/** A part of a file: bytes, or where to have them when the file is written. */
export type Piece = Uint8Array | { readonly length: number; readonly bytes: () => Uint8Array };

export const bytesOf = (piece: Piece): Uint8Array => (piece instanceof Uint8Array ? piece : piece.bytes());

/** A file as a whole, for who has use for it in memory. */
export const joinPieces = (pieces: readonly Piece[]): Uint8Array =>
  new Uint8Array(Buffer.concat(pieces.map(bytesOf)));
