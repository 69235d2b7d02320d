import { Buffer } from 'node:buffer';
import { plainProfile } from './plain-profile.ts';

/** What a JPEG 2000 is shown by (ISO/IEC 15444-1, annex I); all else tells of it: XML, identifiers, rights. */
const SHOWN: ReadonlySet<string> = new Set(['jP  ', 'ftyp', 'jp2h', 'jp2c']);
const START_OF_CODE = 0xff4f;
const START_OF_TILE = 0xff90;
const COMMENT = 0xff64;
/** Length, name, and for a longer one eight bytes more. */
const HEAD_BYTES = 8;
const LONG_HEAD_BYTES = 16;
const ICC_METHODS: ReadonlySet<number> = new Set([2, 3]);

type Part = { readonly name: string; readonly body: Buffer };

/** A JPEG 2000 without what it says of its maker; `undefined` for what is none. Its pixels are not touched. */
export function cleanJpx(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes);
  if (file.length > 2 && file.readUInt16BE(0) === START_OF_CODE) return withoutComments(file);
  const parts = readParts(file);
  if (parts?.[0]?.name !== 'jP  ') return undefined;
  return Buffer.concat(
    parts
      .filter(({ name }) => SHOWN.has(name))
      .flatMap(cleanPart)
      .map(writePart),
  );
}

function readParts(file: Buffer): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (let at = 0; at + HEAD_BYTES <= file.length; ) {
    const claimed = file.readUInt32BE(at);
    const isLong = claimed === 1 && at + LONG_HEAD_BYTES <= file.length;
    const size = isLong ? Number(file.readBigUInt64BE(at + HEAD_BYTES)) : claimed || file.length - at;
    const head = isLong ? LONG_HEAD_BYTES : HEAD_BYTES;
    if (size < head || at + size > file.length) return undefined;
    parts.push({ name: file.toString('latin1', at + 4, at + 8), body: file.subarray(at + head, at + size) });
    at += size;
  }
  return parts;
}

function cleanPart({ name, body }: Part): readonly Part[] {
  if (name === 'jp2c') return [{ name, body: withoutComments(body) }];
  if (name === 'jp2h')
    return [{ name, body: Buffer.concat((readParts(body) ?? []).flatMap(cleanPart).map(writePart)) }];
  if (name !== 'colr' || !ICC_METHODS.has(body[0] ?? 0)) return [{ name, body }];
  const profile = plainProfile(body.subarray(3));
  return profile ? [{ name, body: Buffer.concat([body.subarray(0, 3), profile]) }] : [];
}

function writePart({ name, body }: Part): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(HEAD_BYTES + body.length, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** A comment keeps its length, since tiles are found by counting, and says nothing (A.9.2). */
function withoutComments(code: Buffer): Buffer {
  const silent = Buffer.from(code);
  for (let at = 2; at + 4 <= silent.length; at += 2 + silent.readUInt16BE(at + 2)) {
    const marker = silent.readUInt16BE(at);
    if (marker === START_OF_TILE || marker < 0xff00) break;
    if (marker === COMMENT) silent.fill(0x20, at + 6, at + 2 + silent.readUInt16BE(at + 2));
  }
  return silent;
}
