/**
 * How a stored picture is to be turned to be seen as taken: 1 as it is, 3 upside down, 6 a quarter turn
 * clockwise, 8 the other way; 5 to 8 are shown on their side (CIPA DC-008 §4.6.4, tag 0x0112).
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;

/**
 * The orientation that a block of Exif (a TIFF header and its first directory) gives; 1 where it gives none.
 * @example readOrientation(orientationOnly(6)) // 6
 */
export function readOrientation(tiff: Uint8Array): Orientation {
  if (tiff.length < 10) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isLittle = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return 1;
  const count = view.getUint16(directory, isLittle);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > tiff.length) return 1;
    if (view.getUint16(entry, isLittle) === ORIENTATION_TAG)
      return toOrientation(view.getUint16(entry + 8, isLittle));
  }
  return 1;
}

/** A block of Exif that says the orientation and nothing else, 26 bytes. */
export function orientationOnly(orientation: Orientation): Uint8Array {
  const tiff = new Uint8Array(26);
  const view = new DataView(tiff.buffer);
  view.setUint32(0, 0x4d4d002a);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION_TAG);
  view.setUint16(12, SHORT);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return tiff;
}

/** True when width and height change places. */
export function isOnItsSide(orientation: Orientation): boolean {
  return orientation >= 5;
}

function toOrientation(value: number): Orientation {
  switch (value) {
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
      return value;
    default:
      return 1;
  }
}
