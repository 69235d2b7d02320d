import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIContext } from 'astro';
import { cleanPicture } from '#load/read-picture.ts';
import type { Mission } from '#model/workspace.ts';
import { siteContext } from '../../../../context.ts';
import { pictureOf } from '../../../../lib/pictures.ts';

type Params = { readonly mission: string; readonly folder: 'photos' | 'annexes'; readonly file: string };

/** The photographs and annexes that the audience may see, from `content/missions/<mission>/`. */
export function getStaticPaths(): { params: Params }[] {
  return siteContext().workspace.missions.flatMap((mission) =>
    [...photosOf(mission), ...annexesOf(mission)].map((params) => ({ params })),
  );
}

/** A picture goes out without its metadata, also one that is an annex. */
export function GET({ params }: APIContext): Response {
  const bytes = new Uint8Array(readFileSync(sourceOf(params as Params)));
  const picture = cleanPicture(bytes);
  return picture
    ? new Response(new Uint8Array(picture.bytes), { headers: { 'content-type': picture.type } })
    : new Response(bytes);
}

function photosOf(mission: Mission): readonly Params[] {
  return mission.photos.flatMap((photo) =>
    photo.file && pictureOf(mission, photo)
      ? [{ mission: mission.id, folder: 'photos' as const, file: photo.file }]
      : [],
  );
}

function annexesOf(mission: Mission): readonly Params[] {
  return mission.annexes.flatMap(({ file }) => {
    const params = file ? { mission: mission.id, folder: 'annexes' as const, file } : undefined;
    return params && existsSync(sourceOf(params)) ? [params] : [];
  });
}

function sourceOf({ mission, folder, file }: Params): string {
  return join(siteContext().workspaceRoot, 'content', 'missions', mission, folder, file);
}
