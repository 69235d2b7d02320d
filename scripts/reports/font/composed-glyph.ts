/** A glyph and where its origin is put, in thousandths of an em. */
export type GlyphPart = { readonly glyph: number; readonly x: number; readonly y: number };

/** What is drawn of several glyphs and read as one: how far the pen goes on is its own, in thousandths of an em. */
export type ComposedGlyph = { readonly parts: readonly GlyphPart[]; readonly advance: number };

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

const ARE_OFFSETS = 0x0002;
const HAS_SCALE = 0x0008;
const HAS_XY_SCALE = 0x0040;
const HAS_MATRIX = 0x0080;

/** A part of a composite outline with how it is put there, in units of the font. */
export type PlacedPart = GlyphPart & {
  readonly matrix: readonly [a: number, b: number, c: number, d: number];
};

/** The parts of a composite outline; a part that is placed by matching points stays at the origin. */
export function partsOf(outline: Uint8Array): readonly PlacedPart[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const parts: PlacedPart[] = [];
  for (let at = 10, flags = MORE; flags & MORE; ) {
    flags = view.getUint16(at);
    const glyph = view.getUint16(at + 2);
    const isLong = (flags & 0x0001) !== 0;
    const offset = (index: number) =>
      isLong ? view.getInt16(at + 4 + 2 * index) : view.getInt8(at + 4 + index);
    const [x, y] = flags & ARE_OFFSETS ? [offset(0), offset(1)] : [0, 0];
    at += isLong ? 8 : 6;
    const factor = (index: number) => view.getInt16(at + 2 * index) / 0x4000;
    const [matrix, length] = readMatrix(flags, factor);
    parts.push({ glyph, x, y, matrix });
    at += length;
  }
  return parts;
}

/** How a part is scaled or turned, and how many bytes say so. */
function readMatrix(
  flags: number,
  factor: (index: number) => number,
): readonly [PlacedPart['matrix'], number] {
  if (flags & HAS_SCALE) return [[factor(0), 0, 0, factor(0)], 2];
  if (flags & HAS_XY_SCALE) return [[factor(0), 0, 0, factor(1)], 4];
  if (flags & HAS_MATRIX) return [[factor(0), factor(1), factor(2), factor(3)], 8];
  return [[1, 0, 0, 1], 0];
}
