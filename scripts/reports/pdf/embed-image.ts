import type { Orientation } from '#load/exif-orientation.ts';
import { isOnItsSide } from '#load/exif-orientation.ts';
import type { PaperPicture, PictureShape } from '#load/paper-picture.ts';
import type { ImageItem } from '../layout/page.ts';
import { type Pdf, type Ref, writePacked } from './pdf-document.ts';
import { type Dictionary, num, type Value } from './pdf-value.ts';
import { decodePng, type Png, readPng } from './png-pixels.ts';

/** A picture as the document has it; `orientation`: how what is stored is turned to be seen. */
export type EmbeddedImage = { readonly name: string; readonly ref: Ref; readonly orientation: Orientation };

/** The same bytes are in the document once. */
export type ImageTable = (picture: PaperPicture) => EmbeddedImage;

export function openImageTable(pdf: Pdf): ImageTable {
  const known = new Map<PaperPicture, EmbeddedImage>();
  return (picture) => {
    const found = known.get(picture);
    if (found) return found;
    const { shape } = picture;
    if (!shape) throw new Error('pictures are checked before they are drawn');
    const ref =
      shape.type === 'image/jpeg' ? writeJpeg(pdf, picture, shape) : writePng(pdf, readPng(picture.bytes()));
    const made = { name: `I${known.size + 1}`, ref, orientation: shape.orientation };
    known.set(picture, made);
    return made;
  };
}

/** Constant, and what is added along the stored picture's width and height, of x and of y downwards. */
type Turn = readonly [x: readonly [number, number, number], y: readonly [number, number, number]];

const TURNS: Readonly<Record<Orientation, Turn>> = {
  1: [
    [0, 1, 0],
    [1, 0, -1],
  ],
  2: [
    [1, -1, 0],
    [1, 0, -1],
  ],
  3: [
    [1, -1, 0],
    [0, 0, 1],
  ],
  4: [
    [0, 1, 0],
    [0, 0, 1],
  ],
  5: [
    [1, 0, -1],
    [0, 1, 0],
  ],
  6: [
    [0, 0, 1],
    [0, 1, 0],
  ],
  7: [
    [0, 0, 1],
    [1, -1, 0],
  ],
  8: [
    [1, 0, -1],
    [1, -1, 0],
  ],
};

/** The operands of `cm` that put a picture upright into its place. */
export function imageMatrix({ x, y, widthPt, heightPt }: ImageItem, orientation: Orientation): string {
  const [across, down] = TURNS[orientation];
  return [
    across[1] * widthPt,
    down[1] * heightPt,
    across[2] * widthPt,
    down[2] * heightPt,
    x + across[0] * widthPt,
    y + down[0] * heightPt,
  ]
    .map(num)
    .join(' ');
}

const IMAGE = { Type: 'XObject', Subtype: 'Image' } as const;

/** A JPEG goes in as it is. */
function writeJpeg(pdf: Pdf, picture: PaperPicture, shape: PictureShape): Ref {
  const { widthPx, heightPx, orientation, components } = shape;
  const turned = isOnItsSide(orientation);
  const ref = pdf.ref({
    ...IMAGE,
    Width: turned ? heightPx : widthPx,
    Height: turned ? widthPx : heightPx,
    ColorSpace: components === 1 ? 'DeviceGray' : 'DeviceRGB',
    BitsPerComponent: 8,
    Filter: 'DCTDecode',
  });
  pdf.write(ref, picture);
  return ref;
}

/** A PNG goes in as it is where PDF can read it, else as bare samples; what can be seen through as a mask beside it. */
function writePng(pdf: Pdf, png: Png): Ref {
  const { width, height, bits, samples, hasAlpha, isInterlaced } = png;
  const colours = hasAlpha ? samples - 1 : samples;
  const ref = pdf.ref({
    ...IMAGE,
    Width: width,
    Height: height,
    ColorSpace: colourSpace(png, colours),
    BitsPerComponent: hasAlpha ? 8 : bits,
    ...transparencyOf(pdf, png),
  });
  if (hasAlpha) return writePacked(pdf, ref, { content: pickSamples(png, { from: 0, count: colours }) });
  if (isInterlaced) return writePacked(pdf, ref, { content: decodePng(png) });
  Object.assign(ref.data, {
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: bits, Columns: width },
  });
  pdf.write(ref, png.data);
  return ref;
}

function colourSpace({ palette }: Png, colours: number): Value {
  if (palette) return ['Indexed', 'DeviceRGB', palette.length / 3 - 1, palette];
  return colours === 1 ? 'DeviceGray' : 'DeviceRGB';
}

function transparencyOf(pdf: Pdf, png: Png): Dictionary {
  const { hasAlpha, samples, palette, transparency } = png;
  if (hasAlpha) return { SMask: writeMask(pdf, png, pickSamples(png, { from: samples - 1, count: 1 })) };
  if (!transparency) return {};
  if (palette) return { SMask: writeMask(pdf, png, paletteAlpha(png, transparency)) };
  const view = new DataView(transparency.buffer, transparency.byteOffset, transparency.byteLength);
  const unseen = Array.from({ length: transparency.length >> 1 }, (_, index) => view.getUint16(2 * index));
  return { Mask: unseen.flatMap((value) => [value, value]) };
}

function writeMask(pdf: Pdf, { width, height }: Png, alpha: Uint8Array): Ref {
  const size = { Width: width, Height: height };
  const ref = pdf.ref({ ...IMAGE, ...size, ColorSpace: 'DeviceGray', BitsPerComponent: 8 });
  return writePacked(pdf, ref, { content: alpha });
}

/** Some samples of each pixel, eight bits a sample: of sixteen the upper eight. */
function pickSamples(
  png: Png,
  { from, count }: { readonly from: number; readonly count: number },
): Uint8Array {
  const pixels = decodePng(png);
  const bytes = png.bits >> 3;
  const picked = new Uint8Array(png.width * png.height * count);
  for (let index = 0; index < picked.length; index += 1) {
    const pixel = Math.floor(index / count);
    picked[index] = pixels[(pixel * png.samples + from + (index % count)) * bytes] ?? 0;
  }
  return picked;
}

function paletteAlpha(png: Png, transparency: Uint8Array): Uint8Array {
  const { width, height, bits } = png;
  const pixels = decodePng(png);
  const rowBytes = Math.ceil((width * bits) / 8);
  return Uint8Array.from({ length: width * height }, (_, index) => {
    const bit = (index % width) * bits;
    const byte = pixels[Math.floor(index / width) * rowBytes + (bit >> 3)] ?? 0;
    return transparency[(byte >> (8 - bits - (bit & 7))) & ((1 << bits) - 1)] ?? 255;
  });
}
