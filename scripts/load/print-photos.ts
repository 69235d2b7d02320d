import type { Photo } from '#model/photo.ts';
import type { Mission } from '#model/workspace.ts';
import { readPicture } from './read-picture.ts';
import { resamplePicture } from './resample-picture.ts';

/** The largest that a photo is printed in a kind of paper, in points. */
export type PrintBox = { readonly widthPt: number; readonly heightPt: number };

/** Dots of a good print. */
const PRINT_DPI = 300;
const POINTS_PER_INCH = 72;

/**
 * The pictures of a mission's photos as a print shows them, at 300 dots an inch, by identifier. Each is read,
 * made smaller and let go before the next, so that memory does not grow with what cameras write. Photos
 * without a file, or with one that cannot be read, have none.
 * @example await printPhotos('/srv/office', mission, { widthPt: 360, heightPt: 390 })
 */
export async function printPhotos(
  root: string,
  mission: Mission,
  { widthPt, heightPt }: PrintBox,
): Promise<ReadonlyMap<Photo['id'], Uint8Array>> {
  const box = { widthPx: pixels(widthPt), heightPx: pixels(heightPt) };
  const made = new Map<Photo['id'], Uint8Array>();
  for (const { id, file } of mission.photos) {
    const read = file === undefined ? undefined : readPicture(root, mission, file);
    if (read && 'picture' in read) made.set(id, await resamplePicture(read.picture, box));
  }
  return made;
}

const pixels = (lengthPt: number): number => Math.ceil((lengthPt / POINTS_PER_INCH) * PRINT_DPI);
