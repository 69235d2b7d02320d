import { inflateSync } from 'node:zlib';

/** What a PNG (third edition, §11) says of its pixels. */
export type Png = {
  readonly width: number;
  readonly height: number;
  /** Of its colours, as the header numbers it. */
  readonly type: number;
  readonly bits: number;
  /** Samples a pixel, alpha included. */
  readonly samples: number;
  readonly hasAlpha: boolean;
  readonly isInterlaced: boolean;
  /** Red, green and blue of each colour of an indexed picture. */
  readonly palette: Uint8Array | undefined;
  /** Alpha of each colour of the palette, or the one colour that is not seen. */
  readonly transparency: Uint8Array | undefined;
  /** As stored: filtered and deflated. */
  readonly data: Uint8Array;
};

const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const INDEXED = 3;

/** Reads a PNG that has been found whole. */
export function readPng(bytes: Uint8Array): Png {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
    chunks.set(name, [...(chunks.get(name) ?? []), data]);
  }
  const type = view.getUint8(25);
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    type,
    bits: view.getUint8(24),
    samples: SAMPLES[type] ?? 1,
    hasAlpha: type === 4 || type === 6,
    isInterlaced: view.getUint8(28) === 1,
    palette: type === INDEXED ? chunks.get('PLTE')?.[0] : undefined,
    transparency: chunks.get('tRNS')?.[0],
    data: Buffer.concat(chunks.get('IDAT') ?? []),
  };
}

const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** True where the header is one that there is, an indexed picture has its colours, and the data give every row. */
export function isDecodable(png: Png): boolean {
  if (!DEPTHS[png.type]?.includes(png.bits)) return false;
  if (png.type === INDEXED && !(png.palette && png.palette.length >= 3 && png.palette.length % 3 === 0))
    return false;
  const passes = png.isInterlaced ? PASSES : [{ x: 0, y: 0, dx: 1, dy: 1 }];
  const needed = passes.reduce((sum, pass) => sum + passSize(png, pass).length, 0);
  try {
    return inflateSync(png.data, { maxOutputLength: needed + SLACK }).length >= needed;
  } catch {
    return false;
  }
}

/** Some writers pad. */
const SLACK = 65_536;

/** Its samples row by row from the top, each row beginning with a new byte, as many bits a sample as stored. */
export function decodePng(png: Png): Uint8Array {
  const data = inflateSync(png.data);
  const whole = { x: 0, y: 0, dx: 1, dy: 1 };
  if (!png.isInterlaced) return readPass(png, data, whole).rows;
  const pixels = new Uint8Array(rowBytes(png, png.width) * png.height);
  let at = 0;
  for (const pass of PASSES) {
    const { rows, width, height, length } = readPass(png, data.subarray(at), pass);
    at += length;
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1)
        copyPixel(png, {
          from: rows,
          to: pixels,
          fromBit: 8 * row * rowBytes(png, width) + column * pixelBits(png),
          toBit:
            8 * (pass.y + row * pass.dy) * rowBytes(png, png.width) +
            (pass.x + column * pass.dx) * pixelBits(png),
        });
    }
  }
  return pixels;
}

/** Adam7 (§8): where each pass begins and how far apart its pixels stand. */
const PASSES: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

type Pass = { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number };
type ReadPass = {
  readonly rows: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly length: number;
};

const pixelBits = ({ bits, samples }: Png): number => bits * samples;
const rowBytes = (png: Png, width: number): number => Math.ceil((width * pixelBits(png)) / 8);

/** Of one pass: its pixels, and the bytes of its rows with the number of the filter before each. */
function passSize(png: Png, pass: Pass): Omit<ReadPass, 'rows'> {
  const width = Math.max(0, Math.ceil((png.width - pass.x) / pass.dx));
  const height = width === 0 ? 0 : Math.max(0, Math.ceil((png.height - pass.y) / pass.dy));
  return { width, height, length: height * (rowBytes(png, width) + 1) };
}

/** Undoes the filters (§9) of one pass; each row is stored behind the number of its filter. */
function readPass(png: Png, data: Uint8Array, pass: Pass): ReadPass {
  const { width, height, length } = passSize(png, pass);
  const bytes = rowBytes(png, width);
  const back = Math.max(1, pixelBits(png) >> 3);
  const rows = new Uint8Array(bytes * height);
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (bytes + 1)] ?? 0;
    for (let at = 0; at < bytes; at += 1) {
      const to = row * bytes + at;
      const left = at >= back ? (rows[to - back] ?? 0) : 0;
      const up = row > 0 ? (rows[to - bytes] ?? 0) : 0;
      const corner = at >= back && row > 0 ? (rows[to - bytes - back] ?? 0) : 0;
      rows[to] = (data[row * (bytes + 1) + 1 + at] ?? 0) + predict(filter, { left, up, corner });
    }
  }
  return { rows, width, height, length };
}

type Around = { readonly left: number; readonly up: number; readonly corner: number };

function predict(filter: number, { left, up, corner }: Around): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

type Copy = {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  readonly fromBit: number;
  readonly toBit: number;
};

function copyPixel(png: Png, { from, to, fromBit, toBit }: Copy): void {
  const bits = pixelBits(png);
  if (bits >= 8) {
    for (let byte = 0; byte < bits >> 3; byte += 1)
      to[(toBit >> 3) + byte] = from[(fromBit >> 3) + byte] ?? 0;
    return;
  }
  const value = ((from[fromBit >> 3] ?? 0) >> (8 - bits - (fromBit & 7))) & ((1 << bits) - 1);
  to[toBit >> 3] = (to[toBit >> 3] ?? 0) | (value << (8 - bits - (toBit & 7)));
}
