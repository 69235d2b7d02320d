import { type Picture, readPicture } from '#load/read-picture.ts';
import type { Photo } from '#model/photo.ts';
import type { Mission } from '#model/workspace.ts';
import { onceABuild, siteContext } from '../context.ts';
import { PICTURE_FORMATS, type PictureFormat, variantPath } from '../pictures/picture-sizes.ts';
import { fileHref } from './paths.ts';

/** A photo as pages show it: `srcsets` offer it smaller and in modern formats, where it was made so. */
export type ShownPicture = {
  readonly href: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly srcsets: readonly { readonly format: PictureFormat; readonly srcset: string }[];
};

/** In the output. @example photoPath('2014-c-tpat', 'day-1/handshake.jpg') // 'missions/2014-c-tpat/photos/day-1/handshake.jpg' */
export function photoPath(mission: string, file: string): string {
  return `missions/${mission}/photos/${file}`;
}

/** The photo as it is published, without metadata; `undefined` when there is none yet or it cannot be read. */
export function pictureOf(mission: Mission, { file }: Photo): ShownPicture | undefined {
  if (file === undefined) return undefined;
  const path = photoPath(mission.id, file);
  const known = shown();
  if (!known.has(path)) known.set(path, showPicture(mission, file, path));
  return known.get(path);
}

/** Pages in each language ask for the same pictures, which are large. */
const shown = onceABuild(() => new Map<string, ShownPicture | undefined>());

function showPicture(mission: Mission, file: string, path: string): ShownPicture | undefined {
  const { workspaceRoot, variants } = siteContext();
  const read = readPicture(workspaceRoot, mission, file);
  if (!('picture' in read)) return undefined;
  const { widthPx, heightPx }: Picture = read.picture;
  const widths = variants?.get(path) ?? [];
  const srcsets = PICTURE_FORMATS.map((format) => ({
    format,
    srcset: widths.map((width) => `${fileHref(variantPath(path, { width, format }))} ${width}w`).join(', '),
  }));
  return { href: fileHref(path), widthPx, heightPx, srcsets: widths.length > 0 ? srcsets : [] };
}
