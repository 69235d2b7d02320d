import { Buffer } from 'node:buffer';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import type { FilePart } from './parts-of-file.ts';

/**
 * What a PDF holds: each stream unpacked (XMP, attachments, contents), each string of each object decoded
 * (metadata, outline, structure, alternative and actual text), and the text that its pages set.
 */
export async function partsOfPdf(bytes: Uint8Array): Promise<readonly FilePart[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const streams = objects.flatMap((object) =>
    object instanceof PDFRawStream ? [{ object, data: unpack(object) }] : [],
  );
  const strings = objects.flatMap((object) =>
    stringsOf(object instanceof PDFRawStream ? object.dict : object),
  );
  const maps = streams.flatMap(({ data }) => {
    const text = Buffer.from(data).toString('latin1');
    return text.includes('begincmap') ? [readToUnicode(text)] : [];
  });
  return [
    ...streams.map(({ data }) => ({ where: 'stream', bytes: data })),
    { where: 'strings', bytes: Buffer.from(strings.join('\n')) },
    {
      where: 'text',
      bytes: Buffer.from(
        setTexts(
          streams.map(({ data }) => data),
          maps,
        ).join('\n'),
      ),
    },
  ];
}

function unpack(stream: PDFRawStream): Uint8Array {
  try {
    return decodePDFRawStream(stream).decode();
  } catch {
    return stream.contents;
  }
}

function stringsOf(object: PDFObject): readonly string[] {
  if (object instanceof PDFString || object instanceof PDFHexString) return [object.decodeText()];
  if (object instanceof PDFName) return [object.decodeText()];
  if (object instanceof PDFArray) return object.asArray().flatMap(stringsOf);
  if (object instanceof PDFDict)
    return object.entries().flatMap(([key, value]) => [key.decodeText(), ...stringsOf(value)]);
  return [];
}

type ToUnicode = { readonly size: 1 | 2; readonly characters: ReadonlyMap<number, string> };

function readToUnicode(cmap: string): ToUnicode {
  const characters = new Map<number, string>();
  const textOf = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  let size: 1 | 2 = 2;
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      size = code.length === 2 ? 1 : 2;
      if (text.length % 4 === 0) characters.set(Number.parseInt(code, 16), textOf(text));
    }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, low = '', high = '', single, list] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g,
    )) {
      size = low.length === 2 ? 1 : 2;
      const [from, to] = [Number.parseInt(low, 16), Number.parseInt(high, 16)];
      const listed = [...(list ?? '').matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, text = '']) => textOf(text));
      for (let code = from; code <= Math.min(to, from + 0xffff); code += 1) {
        const text = single
          ? String.fromCodePoint(Number.parseInt(single, 16) + code - from)
          : listed[code - from];
        if (text !== undefined) characters.set(code, text);
      }
    }
  return { size, characters };
}

/** Each content stream as each of the file's fonts would read it: none is missed, whatever names the fonts have. */
function setTexts(streams: readonly Uint8Array[], maps: readonly ToUnicode[]): readonly string[] {
  return streams.flatMap((data) => {
    const content = Buffer.from(data).toString('latin1');
    if (!/T[jJ]/.test(content)) return [];
    const shown = operandsOf(content);
    return [
      shown.toString('latin1'),
      ...maps.flatMap((map) => [readCodes(shown, map), readCodes(shown.subarray(1), map)]),
    ];
  });
}

function readCodes(shown: Buffer, { size, characters }: ToUnicode): string {
  let text = '';
  for (let at = 0; at + size <= shown.length; at += size)
    text += characters.get(size === 1 ? shown.readUInt8(at) : shown.readUInt16BE(at)) ?? '';
  return text;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The strings of a content stream, one after the other. */
function operandsOf(content: string): Buffer {
  const parts: Buffer[] = [];
  for (const [whole] of content.matchAll(/\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]+>/g)) {
    if (whole.startsWith('<')) parts.push(Buffer.from(whole.replace(/[<>\s]/g, ''), 'hex'));
    else
      parts.push(
        Buffer.from(
          whole.slice(1, -1).replace(/\\(\d{1,3}|\r?\n|[\s\S])/g, (_, escaped: string) => {
            if (/^\d/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
            return ESCAPES[escaped] ?? (/^\r?\n$/.test(escaped) ? '' : escaped);
          }),
          'latin1',
        ),
      );
  }
  return Buffer.concat(parts);
}
