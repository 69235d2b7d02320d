import { coverageIndex } from './coverage.ts';
import type { Sfnt } from './sfnt.ts';

/** From the origin of a glyph to that of the mark on it, in font units. */
export type Offset = { readonly x: number; readonly y: number };

/** Where a font itself puts a mark on a letter, or on a mark before it; `undefined` where it does not say. */
export type MarkAnchors = (under: number, mark: number) => Offset | undefined;

const TO_BASE = 4;
const TO_MARK = 6;
const EXTENSION = 9;
const FEATURES = new Set(['mark', 'mkmk']);

/** Reads the anchors of the GPOS table's `mark` and `mkmk` features (OpenType 1.9, lookup types 4 and 6). */
export function readMarkAnchors({ view, table }: Sfnt): MarkAnchors {
  const gpos = table('GPOS');
  const subtables = gpos ? attachments(view, gpos.offset) : [];
  return (under, mark) => {
    for (const at of subtables) {
      const offset = attach(view, at, { under, mark });
      if (offset) return offset;
    }
    return undefined;
  };
}

function attachments(view: DataView, gpos: number): readonly number[] {
  const lookups = gpos + view.getUint16(gpos + 8);
  return lookupsOf(view, gpos + view.getUint16(gpos + 6)).flatMap((index) => {
    const lookup = lookups + view.getUint16(lookups + 2 + 2 * index);
    const type = view.getUint16(lookup);
    const offsets = Array.from(
      { length: view.getUint16(lookup + 4) },
      (_, each) => lookup + view.getUint16(lookup + 6 + 2 * each),
    );
    if (type === TO_BASE || type === TO_MARK) return offsets;
    if (type !== EXTENSION) return [];
    return offsets
      .filter((at) => [TO_BASE, TO_MARK].includes(view.getUint16(at + 2)))
      .map((at) => at + view.getUint32(at + 4));
  });
}

function lookupsOf(view: DataView, features: number): readonly number[] {
  const found = new Set<number>();
  for (let index = 0; index < view.getUint16(features); index += 1) {
    const record = features + 2 + 6 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(record + letter)));
    if (!FEATURES.has(tag)) continue;
    const feature = features + view.getUint16(record + 4);
    for (let each = 0; each < view.getUint16(feature + 2); each += 1)
      found.add(view.getUint16(feature + 4 + 2 * each));
  }
  return [...found].sort((a, b) => a - b);
}

type Pair = { readonly under: number; readonly mark: number };

/** Both kinds of table are built alike: for each mark a class and an anchor, for each glyph under it an anchor a class. */
function attach(view: DataView, at: number, { under, mark }: Pair): Offset | undefined {
  const markIndex = coverageIndex(view, at + view.getUint16(at + 2), mark);
  const underIndex = coverageIndex(view, at + view.getUint16(at + 4), under);
  if (markIndex < 0 || underIndex < 0) return undefined;
  const classes = view.getUint16(at + 6);
  const marks = at + view.getUint16(at + 8);
  const unders = at + view.getUint16(at + 10);
  const record = marks + 2 + 4 * markIndex;
  const anchorAt = view.getUint16(unders + 2 + 2 * (underIndex * classes + view.getUint16(record)));
  if (anchorAt === 0) return undefined;
  const [on, own] = [unders + anchorAt, marks + view.getUint16(record + 2)];
  return {
    x: view.getInt16(on + 2) - view.getInt16(own + 2),
    y: view.getInt16(on + 4) - view.getInt16(own + 4),
  };
}
