import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sharp } from 'sharp';
import { keptBytes } from '#load/kept-bytes.ts';
import { loadSharp, type SharpLibrary } from '#load/load-sharp.ts';
import { type Picture, readPicture } from '#load/read-picture.ts';
import { makesPagesOf, siteContext } from '../context.ts';
import { photoPath } from '../lib/pictures.ts';
import { inTurns } from './in-turns.ts';
import { PICTURE_FORMATS, type PictureFormat, variantPath, widthsFor } from './picture-sizes.ts';

/** The widths in which each photo is there beside its original, by its path in the output. */
export type Variants = ReadonlyMap<string, readonly number[]>;

/**
 * Writes the photos that the audience may see into `folder` in the widths and formats that pages offer. They are
 * made from the pictures as they are published, and carry nothing but pixels. None where the library for it does not run.
 */
export async function makeVariants(folder: string): Promise<Variants> {
  const { workspace, workspaceRoot } = siteContext();
  const photos = workspace.missions
    .filter(({ id }) => makesPagesOf(id))
    .flatMap((mission) =>
      mission.photos.flatMap(({ file }) => (file === undefined ? [] : [{ mission, file }])),
    );
  const made = new Map<string, readonly number[]>();
  const sharp = await loadSharp();
  if (!sharp) return made;
  await inTurns(photos, async ({ mission, file }) => {
    const read = readPicture(workspaceRoot, mission, file);
    if (!('picture' in read)) return;
    const path = photoPath(mission.id, file);
    const widths = await writeVariants(sharp, read.picture, join(folder, path));
    if (widths.length > 0) made.set(path, widths);
  });
  return made;
}

async function writeVariants(
  sharp: SharpLibrary,
  picture: Picture,
  file: string,
): Promise<readonly number[]> {
  const widths = widthsFor(picture.widthPx);
  const source = hash('sha256', picture.bytes);
  try {
    const files: (readonly [path: string, bytes: Uint8Array])[] = [];
    // One after the other: what is decoded and encoded is large.
    for (const width of widths) {
      const resized = onceResized(sharp, picture, width);
      for (const format of PICTURE_FORMATS) {
        const recipe = [source, width, format, RECIPE, JSON.stringify(sharp.versions)];
        const bytes = await keptBytes(recipe, async () => encode(await resized(), format));
        files.push([variantPath(file, { width, format }), bytes]);
      }
    }
    if (files.length > 0) mkdirSync(dirname(file), { recursive: true });
    for (const [path, bytes] of files) writeFileSync(path, bytes);
    return widths;
  } catch {
    // What cannot be decoded to its end is shown as it is, by those browsers that can.
    return [];
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
