import { onceForEach } from '#model/once-for-each.ts';
import { type CharacterMap, readCharacterMap } from './character-map.ts';
import { type Kerning, readKerning } from './kerning.ts';
import { type MarkAnchors, readMarkAnchors } from './mark-anchors.ts';
import { needTable, openSfnt, type Sfnt } from './sfnt.ts';
import { extentOf } from './subset-font.ts';

/** Of a font, what layout and embedding need. Lengths in thousandths of an em. */
export type FontFace = {
  readonly file: Sfnt;
  readonly postScriptName: string;
  readonly glyphOf: CharacterMap;
  readonly advanceOf: (glyph: number) => number;
  /** Kerning between two glyphs. */
  readonly kern: Kerning;
  /** From the origin of a glyph to that of a mark on it, where the font says so. */
  readonly anchorOf: MarkAnchors;
  /** What the outline of a glyph reaches over: left, bottom, right, top. */
  readonly extentOf: (glyph: number) => readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly [number, number, number, number];
  readonly italicAngle: number;
};

/** Parses a font once; the same bytes give the same face. */
export const fontFace = onceForEach((bytes: Uint8Array): FontFace => parseFace(openSfnt(bytes)));

function parseFace(file: Sfnt): FontFace {
  const { view } = file;
  const head = needTable(file, 'head').offset;
  const hhea = needTable(file, 'hhea').offset;
  const hmtx = needTable(file, 'hmtx').offset;
  const os2 = needTable(file, 'OS/2').offset;
  const scale = 1000 / view.getUint16(head + 18);
  const lastMetric = view.getUint16(hhea + 34) - 1;
  const kern = readKerning(file);
  const anchors = readMarkAnchors(file);
  return {
    file,
    postScriptName: readPostScriptName(file),
    glyphOf: readCharacterMap(file),
    advanceOf: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, lastMetric)) * scale,
    kern: (left, right) => kern(left, right) * scale,
    anchorOf: (under, mark) => {
      const offset = anchors(under, mark);
      return offset && { x: offset.x * scale, y: offset.y * scale };
    },
    extentOf: (glyph) => {
      const [left, bottom, right, top] = extentOf(file, glyph);
      return [left * scale, bottom * scale, right * scale, top * scale];
    },
    ascent: view.getInt16(hhea + 4) * scale,
    descent: view.getInt16(hhea + 6) * scale,
    capHeight: view.getUint16(os2) >= 2 ? view.getInt16(os2 + 88) * scale : 700,
    box: [36, 38, 40, 42].map((field) => view.getInt16(head + field) * scale) as [
      number,
      number,
      number,
      number,
    ],
    italicAngle: view.getInt32(needTable(file, 'post').offset + 4) / 65536,
  };
}

const POST_SCRIPT_NAME = 6;
const WINDOWS = 3;

function readPostScriptName({ bytes, view, table }: Sfnt): string {
  const name = table('name')?.offset;
  if (name === undefined) return 'Font';
  const strings = name + view.getUint16(name + 4);
  for (let index = 0; index < view.getUint16(name + 2); index += 1) {
    const record = name + 6 + 12 * index;
    if (view.getUint16(record) !== WINDOWS || view.getUint16(record + 6) !== POST_SCRIPT_NAME) continue;
    const start = strings + view.getUint16(record + 10);
    const text = bytes.subarray(start, start + view.getUint16(record + 8));
    return new TextDecoder('utf-16be').decode(text).replace(/[^A-Za-z0-9-]/g, '');
  }
  return 'Font';
}
