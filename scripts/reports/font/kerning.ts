import { coverageIndex } from './coverage.ts';
import type { Sfnt } from './sfnt.ts';

/** The change in advance between two glyphs, in font units. */
export type Kerning = (left: number, right: number) => number;

const NO_KERNING: Kerning = () => 0;
const PAIR = 2;
const EXTENSION = 9;

/**
 * Pair kerning of the GPOS table's `kern` feature (OpenType 1.9, lookup type 2, formats 1 and 2):
 * all that Latin text needs of shaping here, since ligatures would hide the characters they stand for.
 */
export function readKerning(font: Sfnt): Kerning {
  const gpos = font.table('GPOS');
  if (!gpos) return NO_KERNING;
  const subtables = pairSubtables(font.view, gpos.offset);
  const known = new Map<number, number>();
  return (left, right) => {
    const key = left * 65536 + right;
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = firstMatch(font.view, subtables, left, right);
    known.set(key, value);
    return value;
  };
}

function pairSubtables(view: DataView, gpos: number): readonly number[] {
  const lookupList = gpos + view.getUint16(gpos + 8);
  return kernLookups(view, gpos + view.getUint16(gpos + 6)).flatMap((index) => {
    const lookup = lookupList + view.getUint16(lookupList + 2 + 2 * index);
    const type = view.getUint16(lookup);
    const offsets = Array.from(
      { length: view.getUint16(lookup + 4) },
      (_, each) => lookup + view.getUint16(lookup + 6 + 2 * each),
    );
    if (type === PAIR) return offsets;
    if (type !== EXTENSION) return [];
    return offsets.filter((at) => view.getUint16(at + 2) === PAIR).map((at) => at + view.getUint32(at + 4));
  });
}

/** Lookup numbers of every `kern` feature: scripts share them in the fonts used here. */
function kernLookups(view: DataView, features: number): readonly number[] {
  const lookups = new Set<number>();
  for (let index = 0; index < view.getUint16(features); index += 1) {
    const record = features + 2 + 6 * index;
    if (view.getUint32(record) !== 0x6b65726e) continue;
    const feature = features + view.getUint16(record + 4);
    for (let each = 0; each < view.getUint16(feature + 2); each += 1)
      lookups.add(view.getUint16(feature + 4 + 2 * each));
  }
  return [...lookups].sort((a, b) => a - b);
}

function firstMatch(view: DataView, subtables: readonly number[], left: number, right: number): number {
  for (const at of subtables) {
    const index = coverageIndex(view, at + view.getUint16(at + 2), left);
    if (index < 0) continue;
    const value =
      view.getUint16(at) === 1 ? pairValue(view, at, index, right) : classValue(view, at, left, right);
    if (value !== undefined) return value;
  }
  return 0;
}

/** Size in bytes of a value record: one 16-bit field a bit. */
function recordSize(format: number): number {
  let fields = 0;
  for (let bits = format; bits > 0; bits >>= 1) fields += bits & 1;
  return 2 * fields;
}

/** XAdvance is the third field: bit 2, after XPlacement and YPlacement. */
function advanceOf(view: DataView, at: number, format: number): number {
  return format & 4 ? view.getInt16(at + recordSize(format & 3)) : 0;
}

function pairValue(view: DataView, at: number, index: number, right: number): number | undefined {
  const format = view.getUint16(at + 4);
  const size = 2 + recordSize(format) + recordSize(view.getUint16(at + 6));
  const set = at + view.getUint16(at + 10 + 2 * index);
  for (let each = 0; each < view.getUint16(set); each += 1) {
    const record = set + 2 + size * each;
    if (view.getUint16(record) === right) return advanceOf(view, record + 2, format);
  }
  return undefined;
}

function classValue(view: DataView, at: number, left: number, right: number): number | undefined {
  const format = view.getUint16(at + 4);
  const size = recordSize(format) + recordSize(view.getUint16(at + 6));
  const first = classOf(view, at + view.getUint16(at + 8), left);
  const second = classOf(view, at + view.getUint16(at + 10), right);
  const seconds = view.getUint16(at + 14);
  return advanceOf(view, at + 16 + size * (first * seconds + second), format);
}

function classOf(view: DataView, at: number, glyph: number): number {
  if (view.getUint16(at) === 1) {
    const index = glyph - view.getUint16(at + 2);
    return index >= 0 && index < view.getUint16(at + 4) ? view.getUint16(at + 6 + 2 * index) : 0;
  }
  for (let index = 0; index < view.getUint16(at + 2); index += 1) {
    const record = at + 4 + 6 * index;
    if (view.getUint16(record) <= glyph && glyph <= view.getUint16(record + 2))
      return view.getUint16(record + 4);
  }
  return 0;
}
