import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadSharp, type SharpLibrary } from '#load/load-sharp.ts';
import { type Picture, readPicture } from '#load/read-picture.ts';
import { makesPagesOf, siteContext } from '../context.ts';
import { photoPath } from '../lib/pictures.ts';
import { inTurns } from './in-turns.ts';
import { keptBytes } from './kept-bytes.ts';
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
  const jobs = widths.flatMap((width) => PICTURE_FORMATS.map((format) => ({ width, format })));
  try {
    const files = await Promise.all(
      jobs.map(async (job) => [variantPath(file, job), await encode(sharp, picture, job)] as const),
    );
    if (files.length > 0) mkdirSync(dirname(file), { recursive: true });
    for (const [path, bytes] of files) writeFileSync(path, bytes);
    return widths;
  } catch {
    // What cannot be decoded to its end is shown as it is, by those browsers that can.
    return [];
  }
}

type Job = { readonly width: number; readonly format: PictureFormat };

/** Without any option that keeps metadata: sharp writes none, and turns colours into those of the web. */
function encode(sharp: SharpLibrary, { bytes }: Picture, { width, format }: Job): Promise<Uint8Array> {
  return keptBytes([bytes, width, format, RECIPE, JSON.stringify(sharp.versions)], async () => {
    const resized = sharp(bytes, { failOn: 'truncated' }).autoOrient().resize({ width });
    const encoded = format === 'avif' ? resized.avif(AVIF) : resized.webp(WEBP);
    return new Uint8Array(await encoded.toBuffer());
  });
}

/** Faces and slides: hardly told from the original, at a quarter of its weight. */
const AVIF = { quality: 55, effort: 2 } as const;
const WEBP = { quality: 78, effort: 4 } as const;
const RECIPE = JSON.stringify([AVIF, WEBP]);
