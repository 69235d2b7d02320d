/** A word processor's file: in pieces, for who writes a large one, and as a whole, joined when it is asked for. */
export type EditableFile = { readonly bytes: Uint8Array; readonly pieces: readonly Uint8Array[] };

/** @example editableFile(zipPieces(entries)).bytes */
export function editableFile(pieces: readonly Uint8Array[]): EditableFile {
  return {
    get bytes() {
      return new Uint8Array(Buffer.concat(pieces));
    },
    pieces,
  };
}
