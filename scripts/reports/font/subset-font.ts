import { type ComposedGlyph, composedOutline, type GlyphPart } from './composed-glyph.ts';
import { needTable, type Sfnt } from './sfnt.ts';

/** A font program of some glyphs, numbered anew from 1 in the order given (0 stays `.notdef`). */
export type Subset = {
  readonly bytes: Uint8Array;
  readonly numberOf: ReadonlyMap<number, number>;
  /** Of letters with marks and shaped letters, which the font itself has not as one. */
  readonly numberOfComposed: ReadonlyMap<ComposedGlyph, number>;
  /** The last glyph, which the font itself need not have: nothing is drawn, and its advance is 0. */
  readonly nothing: number;
};

/**
 * Cuts a TrueType font down to `glyphs` and the parts they are composed of: the tables that a
 * CIDFontType2 needs and no others (ISO 32000-1 §9.9). Hinting is left out.
 */
export function subsetFont(
  font: Sfnt,
  glyphs: readonly number[],
  composed: readonly ComposedGlyph[] = [],
): Subset {
  const numberOf = closeOverParts(font, [
    ...glyphs,
    ...composed.flatMap(({ parts }) => parts.map(({ glyph }) => glyph)),
  ]);
  const order = [...numberOf.keys()];
  const numberOfComposed = new Map(composed.map((each, index) => [each, order.length + index]));
  const nothing = order.length + composed.length;
  const outlines = [
    ...order.map((glyph) => renumberParts(outlineOf(font, glyph), numberOf)),
    ...composed.map(({ parts }) => composedOf(font, parts, numberOf)),
    NO_OUTLINE,
  ];
  const tables = new Map<string, Uint8Array>([
    ['glyf', joinPadded(outlines)],
    ['head', headTable(font)],
    ['hhea', hheaTable(font, nothing + 1)],
    ['hmtx', hmtxTable(font, order, composed)],
    ['loca', locaTable(outlines)],
    ['maxp', maxpTable(font, nothing + 1, composed)],
  ]);
  return { bytes: assemble(tables), numberOf, numberOfComposed, nothing };
}

function composedOf(
  font: Sfnt,
  parts: readonly GlyphPart[],
  numberOf: ReadonlyMap<number, number>,
): Uint8Array {
  const units = unitsOf(font);
  return composedOutline(
    parts.map(({ glyph, x, y }) => ({
      glyph: numberOf.get(glyph) ?? 0,
      x: units(x),
      y: units(y),
      extent: extentOf(font, glyph),
    })),
  );
}

const unitsOf = (font: Sfnt) => {
  const perEm = font.view.getUint16(needTable(font, 'head').offset + 18);
  return (thousandths: number): number => Math.round((thousandths * perEm) / 1000);
};

/** What the outline of a glyph reaches over, in font units: left, bottom, right, top. */
export function extentOf(font: Sfnt, glyph: number): readonly [number, number, number, number] {
  const outline = outlineOf(font, glyph);
  if (outline.length === 0) return [0, 0, 0, 0];
  const view = viewOf(outline);
  return [view.getInt16(2), view.getInt16(4), view.getInt16(6), view.getInt16(8)];
}

const NO_OUTLINE = new Uint8Array(0);

function closeOverParts(font: Sfnt, glyphs: readonly number[]): ReadonlyMap<number, number> {
  const numberOf = new Map<number, number>([[0, 0]]);
  const waiting = [0, ...glyphs];
  for (const glyph of waiting) {
    if (!numberOf.has(glyph)) numberOf.set(glyph, numberOf.size);
    for (const at of partOffsets(outlineOf(font, glyph))) {
      const part = viewOf(outlineOf(font, glyph)).getUint16(at);
      if (!numberOf.has(part)) waiting.push(part);
    }
  }
  return numberOf;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The outline of a glyph as the font holds it; empty for white space. */
export function outlineOf(font: Sfnt, glyph: number): Uint8Array {
  const { bytes, view } = font;
  const loca = needTable(font, 'loca').offset;
  const glyf = needTable(font, 'glyf').offset;
  const long = view.getInt16(needTable(font, 'head').offset + 50) === 1;
  const at = (index: number) =>
    long ? view.getUint32(loca + 4 * index) : 2 * view.getUint16(loca + 2 * index);
  return bytes.subarray(glyf + at(glyph), glyf + at(glyph + 1));
}

const WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE = 0x0020;
const HAS_XY_SCALE = 0x0040;
const HAS_MATRIX = 0x0080;

/** Where a composite outline names its parts; nothing for a simple one. */
function partOffsets(outline: Uint8Array): readonly number[] {
  if (outline.length === 0) return [];
  const view = viewOf(outline);
  if (view.getInt16(0) >= 0) return [];
  const offsets: number[] = [];
  for (let at = 10, flags = MORE; flags & MORE; ) {
    flags = view.getUint16(at);
    offsets.push(at + 2);
    at +=
      4 +
      (flags & WORDS ? 4 : 2) +
      (flags & HAS_SCALE ? 2 : flags & HAS_XY_SCALE ? 4 : flags & HAS_MATRIX ? 8 : 0);
  }
  return offsets;
}

function renumberParts(outline: Uint8Array, numberOf: ReadonlyMap<number, number>): Uint8Array {
  const offsets = partOffsets(outline);
  if (offsets.length === 0) return outline;
  const copy = new Uint8Array(outline);
  const view = viewOf(copy);
  for (const at of offsets) view.setUint16(at, numberOf.get(view.getUint16(at)) ?? 0);
  return copy;
}

const padded = (length: number): number => (length + 3) & ~3;

function joinPadded(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + padded(part.length), 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += padded(part.length);
  }
  return joined;
}

const copyTable = (font: Sfnt, tag: string): Uint8Array => {
  const { offset, length } = needTable(font, tag);
  return new Uint8Array(font.bytes.subarray(offset, offset + length));
};

function headTable(font: Sfnt): Uint8Array {
  const head = copyTable(font, 'head');
  viewOf(head).setUint32(8, 0);
  viewOf(head).setInt16(50, 1);
  return head;
}

function hheaTable(font: Sfnt, count: number): Uint8Array {
  const hhea = copyTable(font, 'hhea');
  viewOf(hhea).setUint16(34, count);
  return hhea;
}

/** Advance and left bearing of each glyph; zeros for the last, which is nothing. */
function hmtxTable(font: Sfnt, order: readonly number[], composed: readonly ComposedGlyph[]): Uint8Array {
  const { view } = font;
  const source = needTable(font, 'hmtx').offset;
  const full = view.getUint16(needTable(font, 'hhea').offset + 34);
  const table = new Uint8Array(4 * (order.length + composed.length + 1));
  const out = viewOf(table);
  for (const [index, glyph] of order.entries()) {
    out.setUint16(4 * index, view.getUint16(source + 4 * Math.min(glyph, full - 1)));
    out.setInt16(
      4 * index + 2,
      view.getInt16(glyph < full ? source + 4 * glyph + 2 : source + 4 * full + 2 * (glyph - full)),
    );
  }
  const units = unitsOf(font);
  for (const [index, { parts, advance }] of composed.entries()) {
    const at = 4 * (order.length + index);
    out.setUint16(at, units(advance));
    out.setInt16(at + 2, Math.min(...parts.map(({ glyph, x }) => extentOf(font, glyph)[0] + units(x))));
  }
  return table;
}

function locaTable(outlines: readonly Uint8Array[]): Uint8Array {
  const table = new Uint8Array(4 * (outlines.length + 1));
  let at = 0;
  for (const [index, outline] of outlines.entries()) {
    at += padded(outline.length);
    viewOf(table).setUint32(4 * (index + 1), at);
  }
  return table;
}

/** In `maxp`: most points of a simple outline; then contours, and both of a composite one. */
const MOST_POINTS = 6;

function maxpTable(font: Sfnt, count: number, composed: readonly ComposedGlyph[]): Uint8Array {
  const maxp = copyTable(font, 'maxp');
  const view = viewOf(maxp);
  view.setUint16(4, count);
  if (composed.length > 0) {
    const most = Math.max(...composed.map(({ parts }) => parts.length));
    for (const [simple, whole] of [
      [MOST_POINTS, MOST_POINTS + 4],
      [MOST_POINTS + 2, MOST_POINTS + 6],
    ] as const) {
      const one = Math.max(view.getUint16(simple), view.getUint16(whole));
      view.setUint16(whole, Math.min(0xffff, one * most));
    }
    view.setUint16(28, Math.max(view.getUint16(28), most));
    view.setUint16(30, view.getUint16(30) + 1);
  }
  return maxp;
}

/** The table directory and the tables, each with its checksum, as a whole file. */
function assemble(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const start = 12 + 16 * tables.size;
  const file = new Uint8Array(
    start + [...tables.values()].reduce((sum, table) => sum + padded(table.length), 0),
  );
  const view = viewOf(file);
  const power = 2 ** Math.floor(Math.log2(tables.size));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.size);
  view.setUint16(6, 16 * power);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, 16 * (tables.size - power));
  let at = start;
  for (const [index, [tag, table]] of [...tables].entries()) {
    const record = 12 + 16 * index;
    for (let letter = 0; letter < 4; letter += 1) view.setUint8(record + letter, tag.charCodeAt(letter));
    file.set(table, at);
    view.setUint32(record + 4, checksum(view, at, padded(table.length)));
    view.setUint32(record + 8, at);
    view.setUint32(record + 12, table.length);
    at += padded(table.length);
  }
  return file;
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
