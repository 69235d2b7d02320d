import { readFileSync } from 'node:fs';
import type { APIContext } from 'astro';
import { cleanAnnex } from '#load/clean-annex.ts';
import { findContent } from '#load/find-content.ts';
import { cleanPicture } from '#load/read-picture.ts';
import type { Mission } from '#model/workspace.ts';
import { makesPagesOf, siteContext } from '../../../../context.ts';
import { pictureOf } from '../../../../lib/pictures.ts';

/** `file` may lie in folders of its own: `day-1/handshake.jpg`. */
type Params = { readonly mission: string; readonly folder: 'photos' | 'annexes'; readonly file: string };
type Source = { readonly source: string };

/** The photographs and annexes that the audience may see, from `content/missions/<mission>/`. */
export function getStaticPaths(): { params: Params; props: Source }[] {
  const missions = siteContext().workspace.missions.filter(({ id }) => makesPagesOf(id));
  return missions.flatMap((mission) =>
    [...photosOf(mission), ...annexesOf(mission)].flatMap((params) => {
      const { folder: list, file } = params;
      const source = findContent(siteContext().workspaceRoot, mission.id, { list, file });
      return source === undefined ? [] : [{ params, props: { source } }];
    }),
  );
}

/** A picture goes out without its metadata, also one that is an annex, and so does a PDF. */
export async function GET({ props }: APIContext<Source>): Promise<Response> {
  const bytes = new Uint8Array(readFileSync(props.source));
  const picture = cleanPicture(bytes);
  if (picture)
    return new Response(new Uint8Array(picture.bytes), { headers: { 'content-type': picture.type } });
  const pdf = await cleanAnnex(bytes);
  return pdf
    ? new Response(new Uint8Array(pdf.bytes), { headers: { 'content-type': 'application/pdf' } })
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
  return mission.annexes.flatMap(({ file }) =>
    file ? [{ mission: mission.id, folder: 'annexes' as const, file }] : [],
  );
}
