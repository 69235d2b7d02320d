import { onceForEach } from '#model/once-for-each.ts';
import { needTable, openSfnt, type Sfnt } from './sfnt.ts';

/** Glyph number of a code point; 0 where the font has none. */
export type CharacterMap = (codePoint: number) => number;

/** Reads the Unicode subtable of `cmap` with the widest reach: format 12, else format 4. */
export function readCharacterMap(font: Sfnt): CharacterMap {
  const { view } = font;
  const start = needTable(font, 'cmap').offset;
  const subtables = Array.from({ length: view.getUint16(start + 2) }, (_, index) => {
    const record = start + 4 + 8 * index;
    const at = start + view.getUint32(record + 4);
    return { at, format: view.getUint16(at) };
  });
  const wide = subtables.find(({ format }) => format === 12);
  if (wide) return remember((codePoint) => lookUpGroups(view, wide.at, codePoint));
  const narrow = subtables.find(({ format }) => format === 4);
  if (narrow) return remember((codePoint) => lookUpSegments(view, narrow.at, codePoint));
  throw new Error('the font has no Unicode character map');
}

/** The same of a font's bytes, or of those that `characterMapAlone` left of them; the same bytes give the same map. */
export const characterMap = onceForEach(
  (bytes: Uint8Array): CharacterMap => readCharacterMap(openSfnt(bytes)),
);

/**
 * A font without anything but its `cmap`: which characters it has, and no glyph of them (OpenType 1.9, "Table
 * Directory"). @example characterMap(characterMapAlone(bytes))(0x41) === characterMap(bytes)(0x41)
 */
export function characterMapAlone(bytes: Uint8Array): Uint8Array {
  const { offset, length } = needTable(openSfnt(bytes), 'cmap');
  const alone = new Uint8Array(HEAD + length);
  alone.set(bytes.subarray(0, 4));
  alone.set(bytes.subarray(offset, offset + length), HEAD);
  const view = new DataView(alone.buffer);
  view.setUint16(4, 1);
  alone.set(new TextEncoder().encode('cmap'), 12);
  view.setUint32(20, HEAD);
  view.setUint32(24, length);
  return alone;
}

/** The header of a font, and its record of one table. */
const HEAD = 12 + 16;

function remember(find: CharacterMap): CharacterMap {
  const known = new Map<number, number>();
  return (codePoint) => {
    const found = known.get(codePoint);
    if (found !== undefined) return found;
    const glyph = find(codePoint);
    known.set(codePoint, glyph);
    return glyph;
  };
}

/** Format 12: sorted groups of (first, last, glyph of the first). */
function lookUpGroups(view: DataView, at: number, codePoint: number): number {
  let low = 0;
  let high = view.getUint32(at + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = at + 16 + 12 * middle;
    if (codePoint < view.getUint32(group)) high = middle - 1;
    else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
    else return view.getUint32(group + 8) + codePoint - view.getUint32(group);
  }
  return 0;
}

/** Format 4: segments of the Basic Multilingual Plane. */
function lookUpSegments(view: DataView, at: number, codePoint: number): number {
  const doubled = view.getUint16(at + 6);
  for (let step = 0; step < doubled; step += 2) {
    if (view.getUint16(at + 14 + step) < codePoint) continue;
    const first = view.getUint16(at + 16 + doubled + step);
    if (first > codePoint) return 0;
    const delta = view.getInt16(at + 16 + 2 * doubled + step);
    const rangeAt = at + 16 + 3 * doubled + step;
    const range = view.getUint16(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(rangeAt + range + 2 * (codePoint - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
