import { Buffer } from 'node:buffer';
import { constants, inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFRawStream, type PDFStream } from '@cantoo/pdf-lib';

/** What one stream may unpack to; a page of a detailed map takes ten of these megabytes. */
const MOST_UNPACKED = 40_000_000;
/** What lists of objects may unpack to, all together. */
const MOST_OBJECTS = 64_000_000;

/** Something in a PDF that unpacks to more than fits, or cannot be read and so cannot be cleaned. */
export class UnfitPdf extends Error {}

/** A stream, unpacked; `UnfitPdf` is thrown for one that is a bomb. */
export function unpacked(stream: PDFStream): Buffer {
  if (!(stream instanceof PDFRawStream)) return Buffer.from(stream.getContents());
  // Readers unpack as much as they are asked for.
  const bytes = Buffer.from(decodePDFRawStream(stream).getBytes(MOST_UNPACKED + 1));
  if (bytes.length > MOST_UNPACKED) throw new UnfitPdf();
  return bytes;
}

/**
 * Are the packed lists of objects of a PDF, which are unpacked whole when it is opened, of a size that fits?
 * @example hasBoundedObjects(readFileSync('agenda.pdf')) // true
 */
export function hasBoundedObjects(pdf: Uint8Array): boolean {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  let left = MOST_OBJECTS;
  for (const name of ['/ObjStm', '/XRef'])
    for (let at = bytes.indexOf(name); at !== -1 && left > 0; at = bytes.indexOf(name, at + 1)) {
      const word = bytes.indexOf('stream', at);
      if (word === -1) break;
      const from = bytes[word + 6] === 0x0d ? word + 8 : word + 7;
      const end = bytes.indexOf('endstream', from);
      left -= sizeUnpacked(bytes.subarray(from, end === -1 ? undefined : end), left);
    }
  return left > 0;
}

function sizeUnpacked(packed: Buffer, most: number): number {
  try {
    const options = { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH };
    return inflateSync(packed, options).length;
  } catch (cause) {
    return cause instanceof RangeError ? most : packed.length;
  }
}
