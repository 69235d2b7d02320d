import { Buffer } from 'node:buffer';

const HEADER_BYTES = 128;
const ENTRY_BYTES = 12;
/** Larger than any profile of a camera, screen or press. */
const MOST_BYTES = 4_000_000;
const MOST_TAGS = 100;

/** What colours are computed with (ICC.1:2022, 9.2); all else names makers, devices, rights, times and settings. */
const COLOUR_TAGS: ReadonlySet<string> = new Set(
  'A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 bTRC gTRC rTRC kTRC bXYZ gXYZ rXYZ wtpt bkpt chad cicp'.split(
    ' ',
  ),
);
/** Types of numbers alone. */
const COLOUR_TYPES: ReadonlySet<string> = new Set([
  'XYZ ',
  'curv',
  'para',
  'mft1',
  'mft2',
  'mAB ',
  'mBA ',
  'mpet',
  'sf32',
  'cicp',
]);
/** From and to, in the header: the program, the time, the platform, maker, model, creator and the profile's digest. */
const SIGNED: readonly (readonly [number, number])[] = [
  [4, 8],
  [24, 36],
  [40, 44],
  [48, 56],
  [80, HEADER_BYTES],
];
const NO_COPYRIGHT = Buffer.from('text\0\0\0\0\0', 'latin1');

type Tag = { readonly name: string; readonly data: Buffer };

/**
 * A colour profile (ICC.1) that says how colours are meant and nothing of who made it, with what, when, or
 * for which screen. `undefined` for what is no whole profile: without one, colours are those of sRGB.
 * @example plainProfile(profileOfTheCamera)
 */
export function plainProfile(bytes: Uint8Array): Uint8Array | undefined {
  const profile = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (profile.length < HEADER_BYTES + 4 || profile.length > MOST_BYTES) return undefined;
  if (profile.toString('latin1', 36, 40) !== 'acsp') return undefined;
  const tags = readTags(profile);
  return tags && writeProfile(profile, tags);
}

function readTags(profile: Buffer): readonly Tag[] | undefined {
  const count = profile.readUInt32BE(HEADER_BYTES);
  const end = HEADER_BYTES + 4 + count * ENTRY_BYTES;
  if (count > MOST_TAGS || end > profile.length) return undefined;
  const tags: Tag[] = [];
  for (let at = HEADER_BYTES + 4; at < end; at += ENTRY_BYTES) {
    const name = profile.toString('latin1', at, at + 4);
    const [from, size] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)];
    if (from + size > profile.length) return undefined;
    const data = profile.subarray(from, from + size);
    if (COLOUR_TAGS.has(name) && COLOUR_TYPES.has(data.toString('latin1', 0, 4))) tags.push({ name, data });
  }
  return tags.length > 0 ? tags : undefined;
}

/** A profile has to have a description and a copyright: they are there and empty. */
function writeProfile(profile: Buffer, tags: readonly Tag[]): Uint8Array {
  const isVersion4 = (profile[8] ?? 0) >= 4;
  const all: readonly Tag[] = [
    { name: 'desc', data: isVersion4 ? emptyTexts() : emptyDescription() },
    { name: 'cprt', data: isVersion4 ? emptyTexts() : NO_COPYRIGHT },
    ...tags,
  ];
  const header = Buffer.from(profile.subarray(0, HEADER_BYTES));
  for (const [from, to] of SIGNED) header.fill(0, from, to);
  const table = Buffer.alloc(4 + all.length * ENTRY_BYTES);
  table.writeUInt32BE(all.length, 0);
  const parts: Buffer[] = [];
  const places = new Map<string, number>();
  let at = HEADER_BYTES + table.length;
  for (const [index, { name, data }] of all.entries()) {
    const key = data.toString('latin1');
    // The three colours often have one curve: it is written once.
    const place = places.get(key) ?? at;
    if (place === at) {
      const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4);
      data.copy(padded);
      parts.push(padded);
      places.set(key, at);
      at += padded.length;
    }
    table.write(name, 4 + index * ENTRY_BYTES, 'latin1');
    table.writeUInt32BE(place, 8 + index * ENTRY_BYTES);
    table.writeUInt32BE(data.length, 12 + index * ENTRY_BYTES);
  }
  header.writeUInt32BE(at, 0);
  return new Uint8Array(Buffer.concat([header, table, ...parts]));
}

/** `multiLocalizedUnicodeType` (10.15) with no text. */
function emptyTexts(): Buffer {
  const data = Buffer.alloc(16);
  data.write('mluc', 0, 'latin1');
  data.writeUInt32BE(ENTRY_BYTES, 12);
  return data;
}

/** `textDescriptionType` (ICC.1:2001-04, 6.5.17) with no text. */
function emptyDescription(): Buffer {
  const data = Buffer.alloc(91);
  data.write('desc', 0, 'latin1');
  data.writeUInt32BE(1, 8);
  return data;
}
