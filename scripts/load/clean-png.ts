import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { plainProfile } from './plain-profile.ts';
import type { Picture } from './read-picture.ts';

const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** What the look of the image depends on (PNG, third edition, §11); text, time, Exif and private chunks are not in it. */
const KEPT: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT'.split(' '),
);

/** A PNG is unpacked whole to be set in print: 40 megapixels take 160 MB. */
const MOST_PNG_PIXELS = 40_000_000;
const MOST_PROFILE_BYTES = 4_000_000;

type Chunk = { readonly type: string; readonly bytes: Uint8Array };

/**
 * A PNG without what it says of its maker: text, time, Exif (with its orientation), private chunks and
 * whatever follows its end are dropped; of the colour profile the numbers stay (`plainProfile`). `undefined` for what is no whole PNG.
 */
export function cleanPng(bytes: Uint8Array): Picture | undefined {
  const chunks = readChunks(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || !chunks.some(({ type }) => type === 'IDAT')) return undefined;
  const kept = chunks.filter(({ type }) => KEPT.has(type));
  const needed = chunks.filter(({ type }) => /^[A-Z]/.test(type));
  if (!kept.every(isSound) || !needed.every(({ type }) => KEPT.has(type))) return undefined;
  const [widthPx, heightPx] = [uint32(header.bytes, 8), uint32(header.bytes, 12)];
  if (widthPx === 0 || heightPx === 0 || widthPx * heightPx > MOST_PNG_PIXELS) return undefined;
  const clean = Buffer.concat([Buffer.from(SIGNATURE, 'latin1'), ...kept.flatMap(written)]);
  return { type: 'image/png', bytes: new Uint8Array(clean), widthPx, heightPx, orientation: 1 };
}

/** The name of a profile says who made it, as its description does. */
function written({ type, bytes }: Chunk): readonly Uint8Array[] {
  if (type !== 'iCCP') return [bytes];
  const profile = unpackProfile(Buffer.from(bytes.subarray(8, -4)));
  if (!profile) return [];
  const body = Buffer.concat([Buffer.from('iCCPICC\0\0', 'latin1'), deflateSync(profile)]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length - 4, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return [frame.subarray(0, 4), body, frame.subarray(4)];
}

/** A name, a zero, the way of packing, the packed profile (PNG, third edition, 11.3.2.3). */
function unpackProfile(data: Buffer): Uint8Array | undefined {
  const end = data.indexOf(0);
  if (end < 1 || data[end + 1] !== 0) return undefined;
  try {
    return plainProfile(inflateSync(data.subarray(end + 2), { maxOutputLength: MOST_PROFILE_BYTES }));
  } catch {
    return undefined;
  }
}

/** Every chunk up to IEND; `undefined` when one is broken off. */
function readChunks(bytes: Buffer): readonly Chunk[] | undefined {
  if (bytes.toString('latin1', 0, 8) !== SIGNATURE) return undefined;
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    chunks.push({ type, bytes: bytes.subarray(at, end) });
    if (type === 'IEND') return chunks;
    at = end;
  }
  return undefined;
}

/** The check sum covers the type and the data, and comes last. */
function isSound({ bytes }: Chunk): boolean {
  return crc32(bytes.subarray(4, -4)) === uint32(bytes, bytes.length - 4);
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}
