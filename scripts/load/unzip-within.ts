import { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
const LONGEST_COMMENT = 65_535;

export type Unzipping = {
  /** What all members that are wanted may come to, in bytes. */
  readonly most: number;
  readonly wants: (name: string) => boolean;
};

/**
 * Members of a zip archive by name. What an archive claims of their sizes is not believed: each is unpacked
 * no further than there is room. `undefined` for what is no archive, damaged, encrypted or too large.
 * @example unzipWithin(bytes, { most: 20_000_000, wants: (name) => name === 'content.xml' })
 */
export function unzipWithin(
  archive: Uint8Array,
  { most, wants }: Unzipping,
): Readonly<Record<string, Uint8Array>> | undefined {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    const members: Record<string, Uint8Array> = {};
    let room = most;
    for (const entry of entriesOf(bytes).filter(({ name }) => wants(name))) {
      const member = unpack(bytes, entry, room);
      room -= member.length;
      members[entry.name] = member;
    }
    return members;
  } catch {
    return undefined;
  }
}

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly at: number;
};

/** The directory stands at the end (APPNOTE 4.3.12); a read beyond the bytes is thrown. */
function entriesOf(bytes: Buffer): readonly Entry[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new RangeError('no entry');
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((from) => bytes.readUInt16LE(at + from));
    const next = at + 46 + (nameBytes ?? 0);
    entries.push({
      name: bytes.toString('utf8', at + 46, next),
      method: bytes.readUInt16LE(at + 10),
      packedBytes: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at = next + (extraBytes ?? 0) + (commentBytes ?? 0);
  }
  return entries;
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - LONGEST_COMMENT);
  for (let at = bytes.length - 22; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw new RangeError('no directory');
}

function unpack(bytes: Buffer, { method, packedBytes, at }: Entry, room: number): Uint8Array {
  const isEncrypted = (bytes.readUInt16LE(at + 6) & 1) === 1;
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(from, from + packedBytes);
  if (isEncrypted || packed.length < packedBytes) throw new RangeError('broken off');
  if (method === DEFLATED) return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) });
  if (method !== STORED || packed.length > room) throw new RangeError('too large');
  return packed;
}
