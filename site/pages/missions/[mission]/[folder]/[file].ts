import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIContext } from 'astro';
import { siteContext } from '../../../../context.ts';

type Params = { readonly mission: string; readonly folder: 'photos' | 'annexes'; readonly file: string };

/** The photographs and annexes that the audience may see, from `content/missions/<mission>/`. */
export function getStaticPaths(): { params: Params }[] {
  const files = siteContext().workspace.missions.flatMap((mission) => [
    ...mission.photos.map(({ file }) => ({ mission: mission.id, folder: 'photos' as const, file })),
    ...mission.annexes.map(({ file }) => ({ mission: mission.id, folder: 'annexes' as const, file })),
  ]);
  return files.flatMap(({ mission, folder, file }) =>
    file && existsSync(sourceOf({ mission, folder, file })) ? [{ params: { mission, folder, file } }] : [],
  );
}

export function GET({ params }: APIContext): Response {
  return new Response(new Uint8Array(readFileSync(sourceOf(params as Params))));
}

function sourceOf({ mission, folder, file }: Params): string {
  return join(siteContext().workspaceRoot, 'content', 'missions', mission, folder, file);
}
