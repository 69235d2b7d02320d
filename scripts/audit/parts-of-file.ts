import { unzipSync, unzlibSync } from 'fflate';
import { partsOfPdf } from './parts-of-pdf.ts';

/** Bytes that stand in a file, with where: `xl/sharedStrings.xml`, `text`, `iCCP`. */
export type FilePart = { readonly where: string; readonly bytes: Uint8Array };

/**
 * A file and everything packed in it: members of archives, however deep, what PDFs compress and set, and
 * compressed chunks of PNG. What cannot be unpacked stands as it is.
 */
export async function partsOfFile(bytes: Uint8Array, where = ''): Promise<readonly FilePart[]> {
  const within = await packedIn(bytes);
  const deeper = await Promise.all(
    within.map(({ where: inner, bytes: held }) =>
      isPacked(held) ? partsOfFile(held, inner) : [{ where: inner, bytes: held }],
    ),
  );
  return [
    { where, bytes },
    ...deeper.flat().map((part) => ({ ...part, where: [where, part.where].filter(Boolean).join(' › ') })),
  ];
}

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  [...signature].every((character, index) => bytes[index] === character.charCodeAt(0));
const isZip = (bytes: Uint8Array) => startsWith(bytes, 'PK\u0003\u0004');
const isPdf = (bytes: Uint8Array) => startsWith(bytes, '%PDF-');
const isPng = (bytes: Uint8Array) => startsWith(bytes, '\u0089PNG');
const isPacked = (bytes: Uint8Array) => isZip(bytes) || isPdf(bytes) || isPng(bytes);

async function packedIn(bytes: Uint8Array): Promise<readonly FilePart[]> {
  if (isPdf(bytes)) return partsOfPdf(bytes);
  if (isPng(bytes)) return chunksOfPng(bytes);
  if (!isZip(bytes)) return [];
  return Object.entries(unzipSync(bytes)).map(([where, member]) => ({ where, bytes: member }));
}

/** The compressed texts and profiles of a PNG; its plain ones stand in the file itself. */
function chunksOfPng(bytes: Uint8Array): readonly FilePart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: FilePart[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type !== 'zTXt' && type !== 'iTXt' && type !== 'iCCP') continue;
    const data = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
    for (let from = 0; from < Math.min(data.length, 200); from += 1) {
      if (data[from] !== 0x78) continue;
      const inflated = inflate(data.subarray(from));
      if (inflated) parts.push({ where: type, bytes: inflated });
    }
  }
  return parts;
}

function inflate(data: Uint8Array): Uint8Array | undefined {
  try {
    return unzlibSync(data);
  } catch {
    return undefined;
  }
}
