/** The place of a glyph in a coverage table (OpenType 1.9, formats 1 and 2); -1 where it is not in it. */
export function coverageIndex(view: DataView, at: number, glyph: number): number {
  const ranges = view.getUint16(at) === 2;
  const count = view.getUint16(at + 2);
  for (let index = 0; index < count; index += 1) {
    const record = at + 4 + (ranges ? 6 : 2) * index;
    const first = view.getUint16(record);
    if (!ranges && first === glyph) return index;
    if (ranges && first <= glyph && glyph <= view.getUint16(record + 2))
      return view.getUint16(record + 4) + glyph - first;
    if (first > glyph) return -1;
  }
  return -1;
}
