import { crc32, deflateRawSync } from 'node:zlib';

import { bytesOf, type Piece } from './pieces.ts';

/** A file of an archive; pictures are packed already and are stored as they are. */
export type ZipEntry = { readonly path: string; readonly bytes: Piece; readonly isStored?: boolean };

/** 1980-01-01 12:00, the earliest day that a ZIP file can hold, as MS-DOS writes time and date. */
const TIME = 12 << 11;
const DATE = (1 << 5) | 1;
const VERSION = 20;
const UTF8 = 1 << 11;
const [STORED, DEFLATED] = [0, 8];
const LEVEL = 9;

/**
 * An archive (APPNOTE 6.3.10) in pieces. What is stored is a piece of its own, the very bytes that were given, so that a
 * document full of photos is not in memory at once; sizes stand before each file, as readers of streams want them.
 * @example zipPieces([{ path: 'mimetype', bytes, isStored: true }])
 */
export function zipPieces(entries: readonly ZipEntry[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes: piece, isStored = false } of entries) {
    const bytes = bytesOf(piece);
    const name = Buffer.from(path, 'utf8');
    const packed = isStored ? bytes : deflateRawSync(bytes, { level: LEVEL });
    const facts = factsOf({ bytes, packed, name, method: isStored ? STORED : DEFLATED });
    const head = Buffer.concat([signature(0x04034b50), facts, uint16(0), name]);
    directory.push(
      Buffer.concat([signature(0x02014b50), uint16(VERSION), facts, Buffer.alloc(12), uint32(offset), name]),
    );
    pieces.push(head, isStored ? piece : packed);
    offset += head.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const count = uint16(entries.length);
  const end = [
    signature(0x06054b50),
    Buffer.alloc(4),
    count,
    count,
    uint32(list.length),
    uint32(offset),
    uint16(0),
  ];
  return [...pieces, list, Buffer.concat(end)];
}

type Facts = {
  readonly bytes: Uint8Array;
  readonly packed: Uint8Array;
  readonly name: Uint8Array;
  readonly method: number;
};

/** What both headers of a file say of it, up to the length of its name. */
function factsOf({ bytes, packed, name, method }: Facts): Uint8Array {
  return Buffer.concat([
    ...[VERSION, UTF8, method, TIME, DATE].map(uint16),
    ...[crc32(bytes), packed.length, bytes.length].map(uint32),
    uint16(name.length),
  ]);
}

const signature = (value: number): Uint8Array => uint32(value);

function uint16(value: number): Uint8Array {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
