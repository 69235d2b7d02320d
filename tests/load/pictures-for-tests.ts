import { crc32, deflateSync } from 'node:zlib';

/** A progressive JPEG of 16 × 8 pixels in five scans: tables, frame and scans, nothing else. */
export const PLAIN_JPEG = new Uint8Array(
  Buffer.from(
    '/9j/2wBDACgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////' +
      '2wBDASgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////' +
      'wgARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAUAQEAAAAAAAAAAAAAAAAAAAAA/9oADAMB' +
      'AAIQAxAAAACUP//EABYQAAMAAAAAAAAAAAAAAAAAAAABAv/aAAgBAQABPwCUij//xAAUEQEAAAAAAAAAAAAAAAAAAAAA' +
      '/9oACAECAQE/AH//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAEDAQE/AH//2Q==',
    'base64',
  ),
);

/** The frame of a JPEG in four components, with an empty scan. */
export const CMYK_JPEG: Uint8Array = Uint8Array.of(
  ...[0xff, 0xd8],
  ...[0xff, 0xc0, 0, 20, 8, 0, 8, 0, 8, 4],
  ...[1, 2, 3, 4].flatMap((id) => [id, 0x11, 0]),
  ...[0xff, 0xda, 0, 2 + 1 + 8 + 3, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0],
  ...[0, 0xff, 0xd9],
);

export const CANARY = 'CANARY';

/** The same picture as a telephone would leave it: turned, with a place, a name, thumbnails and more. */
export function jpegWithCanary(orientation = 6): Uint8Array {
  const secondScan = Buffer.from(PLAIN_JPEG).indexOf(Buffer.from([0xff, 0xda]), 300);
  return concat(
    PLAIN_JPEG.subarray(0, 2),
    segment(0xe0, `JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x02${CANARY}`),
    segment(0xe0, `JFXX\0\x10${CANARY}`),
    segment(0xe1, `Exif\0\0${latin1(exifWithCanary(orientation))}`),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${XMP}`),
    segment(0xe2, `MPF\0${CANARY}`),
    segment(0xed, `Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0b\x1c\x02\x50\0\x06${CANARY}\0`),
    segment(0xee, `Adobe\0\x64\0\0\0\0\x01${CANARY}`),
    segment(0xfe, CANARY),
    PLAIN_JPEG.subarray(2, secondScan),
    segment(0xfe, CANARY),
    PLAIN_JPEG.subarray(secondScan),
    bytesOf(CANARY),
  );
}

/** What is to be left of `jpegWithCanary`. */
export function cleanedJpeg(orientation: number): Uint8Array {
  const exif = `Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0\0\0\0\0`;
  return concat(
    PLAIN_JPEG.subarray(0, 2),
    segment(0xe0, 'JFIF\0\x01\x02\x01\0\x48\0\x48\0\0'),
    ...(orientation === 1 ? [] : [segment(0xe1, exif)]),
    segment(0xee, 'Adobe\0\x64\0\0\0\0\x01'),
    PLAIN_JPEG.subarray(2),
  );
}

const SIGNATURE = bytesOf('\x89PNG\r\n\x1a\n');
const HEADER = chunk('IHDR', '\0\0\0\x04\0\0\0\x03\x08\0\0\0\0');
const PIXELS = chunk('IDAT', latin1(deflateSync(Buffer.alloc(15, 128))));
const DENSITY = chunk('pHYs', '\0\0\x0b\x13\0\0\x0b\x13\x01');
const END = chunk('IEND', '');

/** A grey PNG of 4 × 3 pixels. */
export const PLAIN_PNG = concat(SIGNATURE, HEADER, DENSITY, PIXELS, END);

/** The same with a place, a name, a time and more. */
export function pngWithCanary(): Uint8Array {
  return concat(
    SIGNATURE,
    HEADER,
    DENSITY,
    chunk('tEXt', `Author\0${CANARY}`),
    chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${XMP}`),
    chunk('zTXt', `Comment\0\0${latin1(deflateSync(CANARY))}`),
    chunk('eXIf', latin1(exifWithCanary(6))),
    chunk('tIME', '\x07\xe8\x03\x05\x0e\0\0'),
    chunk('caNy', CANARY),
    PIXELS,
    END,
    bytesOf(CANARY),
  );
}

/** A profile of a screen, which says whose, in the words of version 2 or 4 of ICC.1. */
export function profileWithCanary(version: 2 | 4): Uint8Array {
  const number = 'XYZ \0\0\0\0\0\0\xf6\xd6\0\x01\0\0\0\0\xd3\x2d';
  const told = version === 2 ? `desc\0\0\0\0\0\0\0\x07${CANARY}\0`.padEnd(96, '\0') : mluc(CANARY);
  const tags: readonly (readonly [string, string])[] = [
    ['desc', told],
    ['cprt', version === 2 ? `text\0\0\0\0${CANARY}\0`.padEnd(16, '\0') : mluc(CANARY)],
    ['dmnd', told],
    ['wtpt', number],
    ['rXYZ', number],
    ['rTRC', 'curv\0\0\0\0\0\0\0\x01\x02\x33\0\0'],
    ['kTRC', `text\0\0\0\0${CANARY}\0`.padEnd(16, '\0')],
    ['MSFT', CANARY.padEnd(8, '\0')],
  ];
  const from = 128 + 4 + tags.length * 12;
  const places = tags.map((_, index) => from + latinLength(tags.slice(0, index)));
  const table = tags.map(([name, data], index) => name + uint32(places[index] ?? 0) + uint32(data.length));
  const head = `${uint32(from + latinLength(tags))}${CANARY.slice(0, 4)}${String.fromCharCode(version)}\0\0\0mntrRGB XYZ `;
  const header = `${head}\x07\xe8\0\x03\0\x05\0\x0e\0\0\0\0acspAPPL\0\0\0\0${CANARY.padEnd(8, '\0')}`.padEnd(
    128,
    '\0',
  );
  return bytesOf(header + uint32(tags.length) + table.join('') + tags.map(([, data]) => data).join(''));
}

const latinLength = (tags: readonly (readonly [string, string])[]): number =>
  tags.reduce((sum, [, data]) => sum + data.length, 0);
const uint32 = (value: number): string =>
  String.fromCharCode(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
const mluc = (text: string): string =>
  `mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS${uint32(text.length * 2)}${uint32(28)}${[...text].map((each) => `\0${each}`).join('')}`;

/** The picture with a colour profile, in two parts of a JPEG or packed in a PNG. */
export function jpegWithProfile(profile: Uint8Array, order: readonly (1 | 2)[] = [1, 2]): Uint8Array {
  const half = profile.length >> 1;
  const part = (number: 1 | 2) => {
    const bytes = number === 1 ? profile.subarray(0, half) : profile.subarray(half);
    return segment(0xe2, `ICC_PROFILE\0${String.fromCharCode(number, 2)}${latin1(bytes)}`);
  };
  return concat(PLAIN_JPEG.subarray(0, 2), ...order.map(part), PLAIN_JPEG.subarray(2));
}

export function pngWithProfile(profile: Uint8Array): Uint8Array {
  const packed = chunk('iCCP', `${CANARY}\0\0${latin1(deflateSync(profile))}`);
  return concat(SIGNATURE, HEADER, packed, PIXELS, END);
}

/** The picture as one that claims so many pixels a side. */
export function jpegOfSize(side: number): Uint8Array {
  const bytes = PLAIN_JPEG.slice();
  const frame = Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xc2]));
  bytes.set([side >> 8, side & 0xff, side >> 8, side & 0xff], frame + 5);
  return bytes;
}

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${CANARY}"/></rdf:RDF></x:xmpmeta>`;

/** Orientation, an author and a place (CIPA DC-008 §4.6), little-endian. */
function exifWithCanary(orientation: number): Uint8Array {
  const author = bytesOf(`${CANARY}\0`);
  const gpsAt = 8 + 2 + 3 * 12 + 4;
  const dataAt = gpsAt + 2 + 4 * 12 + 4;
  const first = directory([
    entry(0x0112, 3, 1, orientation),
    entry(0x013b, 2, author.length, dataAt),
    entry(0x8825, 4, 1, gpsAt),
  ]);
  const place = directory([
    entry(0x0001, 2, 2, 'N'.charCodeAt(0)),
    entry(0x0002, 5, 3, dataAt + 8),
    entry(0x0003, 2, 2, 'E'.charCodeAt(0)),
    entry(0x0004, 5, 3, dataAt + 8 + 24),
  ]);
  const degrees = [25, 1, 2, 1, 0, 1, 121, 1, 34, 1, 0, 1].map((value) => uint32LE(value));
  return concat(bytesOf('II*\0\x08\0\0\0'), first, place, author, Uint8Array.of(0), ...degrees);
}

const directory = (entries: readonly Uint8Array[]): Uint8Array =>
  concat(Uint8Array.of(entries.length, 0), ...entries, uint32LE(0));

function entry(tag: number, type: number, count: number, value: number): Uint8Array {
  return concat(Uint8Array.of(tag & 0xff, tag >> 8, type, 0), uint32LE(count), uint32LE(value));
}

function uint32LE(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function segment(marker: number, body: string): Uint8Array {
  const length = body.length + 2;
  return concat(Uint8Array.of(0xff, marker, length >> 8, length & 0xff), bytesOf(body));
}

function chunk(type: string, body: string): Uint8Array {
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(bytesOf(type + body)), 4);
  return concat(frame.subarray(0, 4), bytesOf(type + body), frame.subarray(4));
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
