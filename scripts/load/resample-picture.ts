import type { Sharp } from 'sharp';
import { keptBytes } from './kept-bytes.ts';
import { loadSharp, type SharpLibrary } from './load-sharp.ts';
import { type Grey, likeness } from './picture-likeness.ts';
import type { Picture } from './read-picture.ts';

/** The most pixels that a place has use for. */
export type PixelBox = { readonly widthPx: number; readonly heightPx: number };

/**
 * A picture with no more pixels than its place has use for, upright, in sRGB and without metadata: a JPEG of
 * the least quality that still looks like the original, or a PNG where that suits it better. What is small
 * already, what the library cannot read, and everything where the library for it is not installed comes back as it is.
 * What was made is kept: the papers of a mission show the same photos, in every language and each time.
 * @example await resamplePicture(read.picture, { widthPx: 1500, heightPx: 1625 })
 */
export async function resamplePicture(picture: Picture, box: PixelBox): Promise<Uint8Array> {
  const { bytes } = picture;
  const sharp = await loadSharp();
  if (!sharp) return bytes;
  const size = sizeWithin(picture, box);
  try {
    if (isAsLarge(picture, size) && bytes.length < SMALL_BYTES && (await isPlain(sharp, bytes))) return bytes;
    const recipe = [
      'print',
      picture.type,
      size.widthPx,
      size.heightPx,
      RECIPE,
      JSON.stringify(sharp.versions),
    ];
    return await keptBytes([bytes, ...recipe], () => resample(sharp, picture, size));
  } catch {
    // A file that the library cannot read is named where the paper is checked.
    return bytes;
  }
}

/** Of places in which a picture comes out alike one does for all. */
function sizeWithin({ widthPx, heightPx }: PixelBox, box: PixelBox): PixelBox {
  const scale = Math.min(1, box.widthPx / widthPx, box.heightPx / heightPx);
  const scaled = (length: number): number => Math.max(1, Math.round(length * scale));
  return { widthPx: scaled(widthPx), heightPx: scaled(heightPx) };
}

const isAsLarge = (one: PixelBox, other: PixelBox): boolean =>
  one.widthPx === other.widthPx && one.heightPx === other.heightPx;

const open = (sharp: SharpLibrary, bytes: Uint8Array): Sharp =>
  sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS });

async function isPlain(sharp: SharpLibrary, bytes: Uint8Array): Promise<boolean> {
  const { space, hasProfile } = await open(sharp, bytes).metadata();
  return !hasProfile && (space === 'srgb' || space === 'b-w');
}

async function resample(sharp: SharpLibrary, picture: Picture, size: PixelBox): Promise<Uint8Array> {
  const source = open(sharp, picture.bytes);
  const { hasAlpha } = await source.metadata();
  const fitted = source
    .autoOrient()
    .resize(size.widthPx, size.heightPx, { fit: 'fill' })
    .toColourspace('srgb');
  const made = await encode(sharp, await rawOf(fitted), {
    mayBeJpeg: !hasAlpha,
    mayBePng: picture.type === 'image/png',
  });
  const isSmall = isAsLarge(picture, size) && (await isPlain(sharp, picture.bytes));
  return isSmall && made.length >= picture.bytes.length ? picture.bytes : made;
}

/** As many as a reader of the files allows (`cleanPicture`). */
const MOST_PIXELS = 268_402_689;
const SMALL_BYTES = 200_000;

/** Samples of a picture, three or four a pixel. */
type Raw = {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
};

async function rawOf(fitted: Sharp): Promise<Raw> {
  const { data, info } = await fitted.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 };
}

/** A PNG is worth this many times the bytes of a JPEG: drawings and screens are clean in it. */
const PNG_WORTH = 1.5;

async function encode(
  sharp: SharpLibrary,
  raw: Raw,
  { mayBeJpeg, mayBePng }: { readonly mayBeJpeg: boolean; readonly mayBePng: boolean },
): Promise<Uint8Array> {
  const open = () => sharp(raw.data, { raw });
  const jpeg = mayBeJpeg ? await leastJpeg(sharp, open) : undefined;
  const png = mayBePng || !jpeg ? await open().png({ compressionLevel: 9 }).toBuffer() : undefined;
  const best = !jpeg || (png && png.length <= PNG_WORTH * jpeg.length) ? png : jpeg;
  return new Uint8Array(best ?? raw.data);
}

const QUALITIES = [70, 78, 86] as const;
const BEST = QUALITIES[2];
/** Structural similarity above which a print shows no difference. */
const ALIKE = 0.95;
/** Stands for how pictures are made. */
const RECIPE = JSON.stringify([1, QUALITIES, ALIKE, PNG_WORTH]);

/** A JPEG of the first quality that looks like the original, else of the best. */
async function leastJpeg(sharp: SharpLibrary, open: () => Sharp): Promise<Buffer> {
  const original = await greyOf(open());
  let jpeg = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    jpeg = await open().jpeg({ quality, optimiseCoding: true }).toBuffer();
    if (quality === BEST || likeness(original, await greyOf(sharp(jpeg))) >= ALIKE) return jpeg;
  }
  return jpeg;
}

async function greyOf(picture: Sharp): Promise<Grey> {
  const { data, info } = await picture.greyscale().raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, widthPx: info.width, heightPx: info.height };
}
