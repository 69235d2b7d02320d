/** A glyph and where its origin is put, in thousandths of an em. */
export type GlyphPart = { readonly glyph: number; readonly x: number; readonly y: number };

type Extent = readonly [left: number, bottom: number, right: number, top: number];

const WORDS_AND_OFFSETS = 0x0003;
const MORE = 0x0020;

/** A composite outline (OpenType 1.9, `glyf`); a part is a glyph of the font it goes into, in units of that font. */
export function composedOutline(parts: readonly (GlyphPart & { readonly extent: Extent })[]): Uint8Array {
  const outline = new Uint8Array(10 + 8 * parts.length);
  const view = new DataView(outline.buffer);
  view.setInt16(0, -1);
  for (const [at, edge] of reachOf(parts).entries()) view.setInt16(2 + 2 * at, edge);
  for (const [index, { glyph, x, y }] of parts.entries()) {
    const at = 10 + 8 * index;
    view.setUint16(at, WORDS_AND_OFFSETS | (index < parts.length - 1 ? MORE : 0));
    view.setUint16(at + 2, glyph);
    view.setInt16(at + 4, x);
    view.setInt16(at + 6, y);
  }
  return outline;
}

function reachOf(parts: readonly (GlyphPart & { readonly extent: Extent })[]): Extent {
  const edge = (at: 0 | 1 | 2 | 3): readonly number[] =>
    parts.map(({ extent, x, y }) => extent[at] + (at % 2 === 0 ? x : y));
  return [Math.min(...edge(0)), Math.min(...edge(1)), Math.max(...edge(2)), Math.max(...edge(3))];
}
