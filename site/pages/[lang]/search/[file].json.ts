import type { APIContext } from 'astro';
import { isReused, siteContext } from '../../../context.ts';
import { perLanguage } from '../../../lib/routes.ts';
import { SHARDS } from '../../../lib/search-grams.ts';
import { NAMES, pieceOf, piecePath } from '../../../lib/search-pieces.ts';

type Given = { readonly lang: string; readonly file: string };

/** What a search needs, piece by piece: the list of missions, shards of the index, the documents of a mission. */
export function getStaticPaths(): { params: Given }[] {
  const missions = siteContext().workspace.missions.map(({ id }) => `of-${id}`);
  const shards = Array.from({ length: SHARDS }, (_, shard) => `grams-${shard}`);
  const files = ['missions', `of-${NAMES}`, ...shards, ...missions];
  return perLanguage().flatMap(({ params: { lang } }) =>
    files.filter((file) => !isReused(piecePath(lang, file))).map((file) => ({ params: { lang, file } })),
  );
}

export function GET({ params: { lang, file } }: APIContext<object, Given>): Response {
  return Response.json(pieceOf(lang, file));
}
