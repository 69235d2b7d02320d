import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanPicture, type Picture } from './read-picture.ts';

/** A photo as papers take it: what they are laid out by is known at once, its bytes are had when they are written. */
export type PaperPicture = {
  /** `undefined` for what is no whole JPEG or PNG. */
  readonly shape: PictureShape | undefined;
  readonly length: number;
  /** Without metadata. */
  readonly bytes: () => Uint8Array;
  /** The same for the same bytes. */
  readonly digest: () => string;
};

export type PictureShape = Omit<Picture, 'bytes'> & {
  /** Of a JPEG: one for greys, three for the colours of a screen, four for those of print. */
  readonly components: number;
};

/** A picture that stays in memory. */
export function heldPicture(given: Uint8Array): PaperPicture {
  const { shape, bytes } = look(given);
  return picture(shape, bytes.length, () => bytes);
}

/**
 * A picture that waits in a file of the folder until it is written, so that memory does not grow with the photos
 * of a paper.
 * @example pictureOnDisk(bytes, spool.folder)
 */
export function pictureOnDisk(given: Uint8Array, folder: string): PaperPicture {
  const { shape, bytes } = look(given);
  const path = join(folder, randomUUID());
  writeFileSync(path, bytes, { flag: 'wx' });
  return picture(shape, bytes.length, () => readFileSync(path));
}

function picture(
  shape: PictureShape | undefined,
  length: number,
  bytes: PaperPicture['bytes'],
): PaperPicture {
  let known: string | undefined;
  const digest = (): string => {
    known ??= createHash('sha256').update(bytes()).digest('hex');
    return known;
  };
  return { shape, length, bytes, digest };
}

function look(given: Uint8Array): { readonly shape: PictureShape | undefined; readonly bytes: Uint8Array } {
  const clean = cleanPicture(given);
  if (!clean) return { shape: undefined, bytes: given };
  const { bytes, ...shape } = clean;
  return { shape: { ...shape, components: shape.type === 'image/jpeg' ? componentCount(bytes) : 0 }, bytes };
}

/** Of a JPEG's start of frame (ITU-T T.81 B.2.2). */
function componentCount(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker >= 0xffc0 && marker <= 0xffc2) return view.getUint8(at + 9);
  }
  return 0;
}
