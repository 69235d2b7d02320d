import { crc32, deflateSync } from 'node:zlib';
import type { SharpLibrary } from '#load/load-sharp.ts';

/** Of the light pages, whatever the reader's are: a card stands on its own. */
const PAPER = [0xfb, 0xfa, 0xf6] as const;
const INK = [0x12, 0x2e, 0x3d] as const;
/** Sixteen shades of one ink, two pixels a byte: a third of the weight of a picture in all colours. */
const SHADES = 16;
const BITS = 4;
const INDEXED = 3;

/**
 * Paints a drawing of grey shades as a PNG of one ink on paper.
 * @example await paintCard(sharp, drawCard(card, fonts))
 */
export async function paintCard(sharp: SharpLibrary, svg: string): Promise<Uint8Array> {
  const { data, info } = await sharp(Buffer.from(svg))
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(info.width, 0);
  head.writeUInt32BE(info.height, 4);
  head.set([BITS, INDEXED], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', PALETTE),
    chunk('IDAT', deflateSync(packRows(data, info.width, info.height), { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** From ink to paper, as grey goes from black to white. */
const PALETTE = Buffer.from(
  Array.from({ length: SHADES }, (_, shade) =>
    PAPER.map((paper, at) => Math.round((INK[at] ?? 0) + ((paper - (INK[at] ?? 0)) * shade) / (SHADES - 1))),
  ).flat(),
);

/** Rows of the picture, each after the number of its filter, which is none. */
function packRows(grey: Uint8Array, width: number, height: number): Uint8Array {
  const rowBytes = width / 2 + 1;
  const rows = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    const to = row * rowBytes + 1;
    const from = row * width;
    for (let at = 0; at < width / 2; at += 1) {
      const [left, right] = [grey[from + 2 * at] ?? 0, grey[from + 2 * at + 1] ?? 0];
      rows[to + at] = (shadeOf(left) << BITS) | shadeOf(right);
    }
  }
  return rows;
}

const shadeOf = (grey: number): number => ((grey * (SHADES - 1)) / 255 + 0.5) | 0;

function chunk(name: string, bytes: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), bytes]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(bytes.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
