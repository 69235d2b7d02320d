import { isOnItsSide, type Orientation, orientationOnly, readOrientation } from './exif-orientation.ts';
import { plainProfile } from './plain-profile.ts';
import type { Picture } from './read-picture.ts';

/** Markers of ITU-T T.81 table B.1; a segment's bytes begin with its marker and length. */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const JFIF_BYTES = 18;
const ADOBE_BYTES = 16;
/** Marker, length, name, number and count of a part of a colour profile (ICC.1:2022, B.4). */
const PROFILE_HEAD_BYTES = 18;
const MOST_SEGMENT_BYTES = 65_535 + 2;
const PROFILE = 'ICC_PROFILE\0';

/** No camera takes more; a reader would need gigabytes to show what a few bytes can claim. */
const MOST_JPEG_PIXELS = 200_000_000;

type Segment = { readonly marker: number; readonly bytes: Uint8Array };

/**
 * A JPEG without what it says of its maker: kept are the tables and scans, the density (JFIF), the numbers of
 * the colour profile (`plainProfile`), the colour transform (Adobe) and, alone of the Exif, an orientation other than upright. Dropped
 * are all other application segments, comments, thumbnails and whatever follows the end of the image.
 * `undefined` for what is no whole JPEG that browsers show (baseline or progressive).
 */
export function cleanJpeg(bytes: Uint8Array): Picture | undefined {
  const segments = readSegments(bytes);
  const frame = segments?.find(({ marker }) => marker >= 0xc0 && marker <= 0xc2)?.bytes;
  if (!segments || !frame || !segments.some(({ marker }) => marker === SOS)) return undefined;
  const height = uint16(frame, 5);
  const width = uint16(frame, 7);
  if (width === 0 || height === 0 || width * height > MOST_JPEG_PIXELS) return undefined;
  const orientation = orientationOf(segments);
  const [widthPx, heightPx] = isOnItsSide(orientation) ? [height, width] : [width, height];
  return { type: 'image/jpeg', bytes: join(segments, orientation, bytes), widthPx, heightPx, orientation };
}

/** JFIF wants to come first, Exif right after it. What is clean already is not copied: photos are large. */
function join(segments: readonly Segment[], orientation: Orientation, bytes: Uint8Array): Uint8Array {
  const kept = segments.flatMap((segment) => keep(segment) ?? []);
  const isFirst = (segment: Uint8Array) => segment[1] === APP0;
  const pieces = [
    Uint8Array.of(0xff, SOI),
    ...kept.filter(isFirst).slice(0, 1),
    ...(orientation === 1 ? [] : [exifSegment(orientation)]),
    ...profileSegments(segments),
    ...kept.filter((segment) => !isFirst(segment)),
    Uint8Array.of(0xff, EOI),
  ];
  return consistsOf(bytes, pieces) ? bytes : new Uint8Array(Buffer.concat(pieces));
}

function consistsOf(bytes: Uint8Array, pieces: readonly Uint8Array[]): boolean {
  let at = 0;
  for (const piece of pieces) {
    if (Buffer.compare(bytes.subarray(at, at + piece.length), piece) !== 0) return false;
    at += piece.length;
  }
  return at === bytes.length;
}

function keep({ marker, bytes }: Segment): Uint8Array | undefined {
  if ((marker >= 0xc0 && marker <= 0xcf) || (marker >= SOS && marker <= 0xdf)) return bytes;
  if (marker === APP0 && isNamed(bytes, 'JFIF\0') && bytes.length >= JFIF_BYTES)
    return resize(bytes, { length: JFIF_BYTES, zeroFrom: JFIF_BYTES - 2 });
  if (marker === APP14 && isNamed(bytes, 'Adobe') && bytes.length >= ADOBE_BYTES)
    return resize(bytes, { length: ADOBE_BYTES, zeroFrom: ADOBE_BYTES });
  return undefined;
}

/** A profile may be longer than a segment: its parts are put together, cleaned, and parted again. */
function profileSegments(segments: readonly Segment[]): readonly Uint8Array[] {
  const parts = segments
    .filter(({ marker, bytes }) => marker === APP2 && isNamed(bytes, PROFILE))
    .filter(({ bytes }) => bytes.length > PROFILE_HEAD_BYTES)
    .sort((one, other) => (one.bytes[16] ?? 0) - (other.bytes[16] ?? 0));
  const profile = plainProfile(Buffer.concat(parts.map(({ bytes }) => bytes.subarray(PROFILE_HEAD_BYTES))));
  if (!profile) return [];
  const room = MOST_SEGMENT_BYTES - PROFILE_HEAD_BYTES;
  const count = Math.ceil(profile.length / room);
  return Array.from({ length: count }, (_, index) => {
    const body = profile.subarray(index * room, (index + 1) * room);
    const length = body.length + PROFILE_HEAD_BYTES - 2;
    const head = Buffer.from(`\xff\xe2\0\0${PROFILE}\0\0`, 'latin1');
    head.set([length >> 8, length & 0xff], 2);
    head.set([index + 1, count], 16);
    return Buffer.concat([head, body]);
  });
}

/** The beginning of a segment, under its new length; the two last bytes of JFIF are its thumbnail's size. */
function resize(
  segment: Uint8Array,
  { length, zeroFrom }: { readonly length: number; readonly zeroFrom: number },
): Uint8Array {
  const short = segment.slice(0, length);
  short[2] = (length - 2) >> 8;
  short[3] = (length - 2) & 0xff;
  return short.fill(0, zeroFrom);
}

function orientationOf(segments: readonly Segment[]): Orientation {
  const exif = segments.find(({ marker, bytes }) => marker === APP1 && isNamed(bytes, 'Exif\0\0'));
  return exif ? readOrientation(exif.bytes.subarray(10)) : 1;
}

function exifSegment(orientation: Orientation): Uint8Array {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationOnly(orientation)]);
  return Buffer.concat([Uint8Array.of(0xff, APP1, 0, body.length + 2), body]);
}

/** Every segment up to the end of the image; a scan holds its data. `undefined` when one is broken off. */
function readSegments(bytes: Uint8Array): readonly Segment[] | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  const segments: Segment[] = [];
  for (let at = 2; at + 1 < bytes.length; ) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return undefined;
    if (marker === EOI) return segments;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + uint16(bytes, at + 2);
    if (marker < 0xc0 || end < at + 4 || end > bytes.length) return undefined;
    const next = marker === SOS ? endOfScan(bytes, end) : end;
    segments.push({ marker, bytes: bytes.subarray(at, next) });
    at = next;
  }
  return undefined;
}

/** Within a scan, 0xFF is followed by a stuffed zero or a restart marker (ITU-T T.81 §F.1.2.3). */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1] ?? 0;
    if (next === 0xff) at += 1;
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else return at;
  }
  return bytes.length;
}

function isNamed(segment: Uint8Array, name: string): boolean {
  return Buffer.from(segment.subarray(4, 4 + name.length)).toString('latin1') === name;
}

const uint16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
