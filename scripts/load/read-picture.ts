import { readFileSync, statSync } from 'node:fs';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Mission } from '#model/workspace.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import type { Orientation } from './exif-orientation.ts';
import { findContent } from './find-content.ts';

/** Larger than any camera's JPEG. */
const MOST_BYTES = 40 * 1024 * 1024;

/** A picture fit to be published: it says nothing of place, time, camera or author. */
export type Picture = {
  readonly type: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
  /** As it is seen, once turned by `orientation`. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly orientation: Orientation;
};

export type ReadPicture = { readonly picture: Picture } | { readonly finding: Finding };

/**
 * The picture of a photo of the mission, from `content/missions/<mission>/photos/`, without its metadata
 * (`cleanPicture`). `photo-unreadable`, at the photo's `file`, for a damaged file, one of another kind,
 * one that is not there and one that lies elsewhere.
 * @example readPicture('/srv/office', mission, 'handshake.jpg')
 */
export function readPicture(root: string, mission: Mission, file: string): ReadPicture {
  const path = findContent(root, mission.id, { list: 'photos', file });
  const bytes = path === undefined ? undefined : readBytes(path);
  const picture = bytes && cleanPicture(bytes);
  if (picture) return { picture };
  const index = mission.photos.findIndex((photo) => photo.file === file);
  const at = { file: `data/missions/${mission.id}/mission.yaml`, path: ['photos', index, 'file'] };
  return { finding: { code: 'photo-unreadable', severity: 'error', at, parameters: { file } } };
}

/**
 * A JPEG or PNG without metadata: no Exif but the orientation, no XMP, IPTC, comment, text, time or
 * thumbnail, nothing after its end; the pixels are untouched. `undefined` for anything else.
 */
export function cleanPicture(bytes: Uint8Array): Picture | undefined {
  return cleanJpeg(bytes) ?? cleanPng(bytes);
}

function readBytes(path: string): Uint8Array | undefined {
  try {
    return statSync(path).size > MOST_BYTES ? undefined : readFileSync(path);
  } catch {
    return undefined;
  }
}
