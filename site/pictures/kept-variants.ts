import { hash } from 'node:crypto';
import type { Sharp } from 'sharp';
import { keptBytes } from '#load/kept-bytes.ts';
import type { SharpLibrary } from '#load/load-sharp.ts';
import type { Picture } from '#load/read-picture.ts';
import { PICTURE_FORMATS, type PictureFormat, widthsFor } from './picture-sizes.ts';

/** A picture in one width and format, as pages offer it beside the original. */
export type VariantBytes = {
  readonly width: number;
  readonly format: PictureFormat;
  readonly bytes: Uint8Array;
};

/**
 * The picture in the widths and formats that pages offer, one after the other, since what is decoded and encoded is
 * large; each is made once and kept. Throws for what cannot be decoded to its end.
 * @example for await (const { width, format, bytes } of keptVariants(sharp, picture)) …
 */
export async function* keptVariants(sharp: SharpLibrary, picture: Picture): AsyncGenerator<VariantBytes> {
  const source = hash('sha256', picture.bytes);
  for (const width of widthsFor(picture.widthPx)) {
    const resized = onceResized(sharp, picture, width);
    for (const format of PICTURE_FORMATS) {
      const recipe = [source, width, format, RECIPE, JSON.stringify(sharp.versions)];
      yield { width, format, bytes: await keptBytes(recipe, async () => encode(await resized(), format)) };
    }
  }
}

/**
 * The pixels in one width, for every format, decoded when they are first asked for. Without any option that keeps
 * metadata: sharp writes none, and turns colours into those of the web.
 */
function onceResized(sharp: SharpLibrary, { bytes }: Picture, width: number): () => Promise<Sharp> {
  let pixels: Promise<Sharp> | undefined;
  const decode = async (): Promise<Sharp> => {
    const resized = sharp(bytes, { failOn: 'truncated' }).autoOrient().resize({ width });
    const { data, info } = await resized.raw().toBuffer({ resolveWithObject: true });
    return sharp(data, { raw: info });
  };
  return async () => {
    pixels ??= decode();
    return (await pixels).clone();
  };
}

async function encode(pixels: Sharp, format: PictureFormat): Promise<Uint8Array> {
  const encoded = format === 'avif' ? pixels.avif(AVIF) : pixels.webp(WEBP);
  return new Uint8Array(await encoded.toBuffer());
}

/** Faces and slides: hardly told from the original, at a quarter of its weight. */
const AVIF = { quality: 55, effort: 2 } as const;
const WEBP = { quality: 78, effort: 4 } as const;
const RECIPE = JSON.stringify([AVIF, WEBP]);
