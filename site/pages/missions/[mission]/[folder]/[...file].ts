import { readFileSync } from 'node:fs';
import type { APIContext } from 'astro';
import { cleanAnnex } from '#load/clean-annex.ts';
import { cleanPicture } from '#load/read-picture.ts';
import { isReused, makesPagesOf, siteContext } from '../../../../context.ts';
import { missionFiles } from '../../../../lib/mission-files.ts';

type Params = { readonly mission: string; readonly folder: string; readonly file: string };
type Source = { readonly source: string };

/** The photographs and annexes that the audience may see, from `content/missions/<mission>/`. */
export function getStaticPaths(): { params: Params; props: Source }[] {
  const missions = siteContext().workspace.missions.filter(({ id }) => makesPagesOf(id));
  return missions.flatMap((mission) =>
    missionFiles(mission)
      .filter(({ path }) => !isReused(path))
      .map(({ folder, file, source }) => ({
        params: { mission: mission.id, folder, file },
        props: { source },
      })),
  );
}

/** A picture goes out without its metadata, also one that is an annex, and so does a PDF. */
export async function GET({ props }: APIContext<Source>): Promise<Response> {
  const bytes = new Uint8Array(readFileSync(props.source));
  const picture = cleanPicture(bytes);
  if (picture)
    return new Response(new Uint8Array(picture.bytes), { headers: { 'content-type': picture.type } });
  const pdf = await cleanAnnex(bytes);
  if (pdf && 'bytes' in pdf)
    return new Response(new Uint8Array(pdf.bytes), { headers: { 'content-type': 'application/pdf' } });
  // One that cannot be cleaned, or hides something, is no file of the site; `check` says why.
  return isPdf(bytes) ? new Response(null, { status: 404 }) : new Response(bytes);
}

/** Readers look for the mark in the first 1,024 bytes. */
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
