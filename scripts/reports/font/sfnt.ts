/** A font file as its tables (OpenType 1.9, "Table Directory"). Reads nothing until asked. */
export type Sfnt = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly table: (tag: string) => Table | undefined;
};
export type Table = { readonly offset: number; readonly length: number };

export function openSfnt(bytes: Uint8Array): Sfnt {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, Table>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + 16 * index;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  return { bytes, view, table: (tag) => tables.get(tag) };
}

/** A table that every TrueType font has. */
export function needTable(font: Sfnt, tag: string): Table {
  const table = font.table(tag);
  if (!table) throw new Error(`the font has no ${tag} table`);
  return table;
}
