import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadSharp, type SharpLibrary } from '#load/load-sharp.ts';
import { type Picture, readPicture } from '#load/read-picture.ts';
import { makesPagesOf, siteContext } from '../context.ts';
import { photoPath } from '../lib/pictures.ts';
import { inTurns } from './in-turns.ts';
import { keptVariants } from './kept-variants.ts';
import { variantPath, widthsFor } from './picture-sizes.ts';

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
  const files: (readonly [path: string, bytes: Uint8Array])[] = [];
  try {
    for await (const { bytes, ...variant } of keptVariants(sharp, picture))
      files.push([variantPath(file, variant), bytes]);
  } catch {
    // What cannot be decoded to its end is shown as it is, by those browsers that can.
    return [];
  }
  if (files.length > 0) mkdirSync(dirname(file), { recursive: true });
  for (const [path, bytes] of files) writeFileSync(path, bytes);
  return widthsFor(picture.widthPx);
}
