import { FONT_FILES, type FontId, type ScriptFontId } from '#load/font-files.ts';

/** A face by its script, without its weight. */
type ScriptFace = Exclude<ScriptFontId, `${string}-bold`>;

/** Blocks of Unicode 17 whose letters a face of their own has, in order. */
const BLOCKS: readonly (readonly [from: number, to: number, face: ScriptFace])[] = [
  [0x0530, 0x058f, 'armenian'],
  [0x0590, 0x05ff, 'hebrew'],
  [0x0600, 0x06ff, 'arabic'],
  [0x0750, 0x077f, 'arabic'],
  [0x0780, 0x07bf, 'thaana'],
  [0x0870, 0x08ff, 'arabic'],
  [0x0900, 0x097f, 'devanagari'],
  [0x0980, 0x09ff, 'bengali'],
  [0x0a00, 0x0a7f, 'gurmukhi'],
  [0x0a80, 0x0aff, 'gujarati'],
  [0x0b00, 0x0b7f, 'oriya'],
  [0x0b80, 0x0bff, 'tamil'],
  [0x0c00, 0x0c7f, 'telugu'],
  [0x0c80, 0x0cff, 'kannada'],
  [0x0d00, 0x0d7f, 'malayalam'],
  [0x0d80, 0x0dff, 'sinhala'],
  [0x0e00, 0x0e7f, 'thai'],
  [0x0e80, 0x0eff, 'lao'],
  [0x0f00, 0x0fff, 'tibetan'],
  [0x1000, 0x109f, 'myanmar'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1200, 0x139f, 'ethiopic'],
  [0x1780, 0x17ff, 'khmer'],
  [0x1800, 0x18af, 'mongolian'],
  [0x19e0, 0x19ff, 'khmer'],
  [0x1c90, 0x1cbf, 'georgian'],
  [0x1cd0, 0x1cff, 'devanagari'],
  [0x2d00, 0x2d2f, 'georgian'],
  [0x2d80, 0x2ddf, 'ethiopic'],
  [0xa8e0, 0xa8ff, 'devanagari'],
  [0xa9e0, 0xa9ff, 'myanmar'],
  [0xaa60, 0xaa7f, 'myanmar'],
  [0xab00, 0xab2f, 'ethiopic'],
  [0xfb13, 0xfb17, 'armenian'],
  [0xfb1d, 0xfb4f, 'hebrew'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfefe, 'arabic'],
  [0x1f1e6, 0x1f1ff, 'emoji'],
  [0x1f300, 0x1faff, 'emoji'],
];

const FIRST = 0x0530;
/** From here to Ethiopic and its like above, Han, kana and Hangul alone. */
const FIRST_EAST_ASIAN = 0x2e00;
const LAST_EAST_ASIAN = 0xa8df;

/** The face of the block that a code point is in; `undefined` where the faces of every report may have it. */
export function scriptFace(code: number): ScriptFace | undefined {
  if (code < FIRST || (code >= FIRST_EAST_ASIAN && code <= LAST_EAST_ASIAN)) return undefined;
  let [low, high] = [0, BLOCKS.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to, face] = BLOCKS[middle] ?? [0, 0, 'emoji'];
    if (code < from) high = middle - 1;
    else if (code > to) low = middle + 1;
    else return face;
  }
  return undefined;
}

/** The face in the weight asked for, or the one weight that it has. */
export function scriptFont(face: ScriptFace, isBold: boolean): FontId {
  const bold = `${face}-bold`;
  return isBold && isFont(bold) ? bold : face;
}

const isFont = (id: string): id is FontId => id in FONT_FILES;

const ZERO_WIDTH_NON_JOINER = 0x200c;
const ZERO_WIDTH_JOINER = 0x200d;
/** Asks that the character before it be drawn as a picture. */
export const PICTURE_SELECTOR = 0xfe0f;
const KEYCAP = 0x20e3;

/** What stands within the text of any script and is shaped with it: joiners, selectors, and the ring of a key. */
export const isJoining = (code: number): boolean =>
  code === ZERO_WIDTH_JOINER ||
  code === ZERO_WIDTH_NON_JOINER ||
  code === KEYCAP ||
  (code >= 0xfe00 && code <= PICTURE_SELECTOR);
