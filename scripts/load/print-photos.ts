import type { Photo } from '#model/photo.ts';
import type { Mission } from '#model/workspace.ts';
import { heldPicture, type PaperPicture, pictureOnDisk } from './paper-picture.ts';
import { readPicture } from './read-picture.ts';
import { type PixelBox, resamplePicture } from './resample-picture.ts';

/** The largest that a photo is printed in a kind of paper, in points. */
export type PrintBox = { readonly widthPt: number; readonly heightPt: number };

/** The largest photo of a PDF: 36 em of its text across (`layout-figure.ts`). */
export const PDF_PHOTO: PrintBox = { widthPt: 400, heightPt: 385 };

/** Dots of a good print. */
const PRINT_DPI = 300;
const POINTS_PER_INCH = 72;

/**
 * The pictures of a mission's photos as a print shows them, at 300 dots an inch, by identifier. Each is read,
 * made smaller and let go before the next, so that memory does not grow with what cameras write; once they are
 * many they wait in a file of the spool, so that it does not grow with their number. Photos without a file, or
 * with one that cannot be read, have none.
 * @example await printPhotos('/srv/office', mission, { box: { widthPt: 360, heightPt: 390 } })
 */
export async function printPhotos(
  root: string,
  mission: Mission,
  { box, spool }: { readonly box: PrintBox; readonly spool?: string | undefined },
): Promise<ReadonlyMap<Photo['id'], PaperPicture>> {
  const most = mostPixels(box);
  const made = new Map<Photo['id'], PaperPicture>();
  let held = 0;
  for (const { id, file } of mission.photos) {
    const read = file === undefined ? undefined : readPicture(root, mission, file);
    if (!read || !('picture' in read)) continue;
    const bytes = await resamplePicture(read.picture, most);
    held += bytes.length;
    const isLarge = spool !== undefined && held > MOST_HELD_BYTES;
    made.set(id, isLarge ? pictureOnDisk(bytes, spool) : heldPicture(bytes));
  }
  return made;
}

/** Those of most reports are less, and the disk would only cost time. */
const MOST_HELD_BYTES = 16 * 1024 * 1024;

/** What a good print has of a photo. @example mostPixels({ widthPt: 72, heightPt: 36 }) // { widthPx: 300, heightPx: 150 } */
export const mostPixels = ({ widthPt, heightPt }: PrintBox): PixelBox => ({
  widthPx: pixels(widthPt),
  heightPx: pixels(heightPt),
});

const pixels = (lengthPt: number): number => Math.ceil((lengthPt / POINTS_PER_INCH) * PRINT_DPI);
