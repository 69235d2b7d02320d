import { readFileSync } from 'node:fs';
import { loadSharp, type SharpLibrary } from '#load/load-sharp.ts';
import { mostPixels, PDF_PHOTO } from '#load/print-photos.ts';
import { cleanPicture } from '#load/read-picture.ts';
import { resamplePicture } from '#load/resample-picture.ts';
import { keptVariants } from '../../site/pictures/kept-variants.ts';

/** One photo after the other in all forms of a build: what is made is kept for who asked for this process. */
async function keepAll(files: readonly string[]): Promise<void> {
  const sharp = await loadSharp();
  if (!sharp) return;
  for (const file of files) {
    try {
      await keepOne(sharp, file);
    } catch {
      // What fails here fails again, and is told, where it is needed.
    }
  }
}

async function keepOne(sharp: SharpLibrary, file: string): Promise<void> {
  const picture = cleanPicture(readFileSync(file));
  if (!picture) return;
  await resamplePicture(picture, mostPixels(PDF_PHOTO));
  for await (const _ of keptVariants(sharp, picture));
}

process.once('message', (files: readonly string[]) => {
  keepAll(files).finally(() => process.exit());
});
process.once('disconnect', () => process.exit());
