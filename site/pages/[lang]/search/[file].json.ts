import type { APIContext } from 'astro';
import { isReused, siteContext } from '../../../context.ts';
import { localeOf } from '../../../lib/locale.ts';
import { requireMission, shortTitle } from '../../../lib/missions.ts';
import { perLanguage } from '../../../lib/routes.ts';
import { documentsOfMission, documentsOfPartners } from '../../../lib/search-documents.ts';
import { SHARDS } from '../../../lib/search-grams.ts';
import { PARTNERS, piecePath, searchParts, searchShards } from '../../../lib/search-pieces.ts';

type Given = { readonly lang: string; readonly file: string };

/** What a search needs, piece by piece: the list of missions, shards of the index, the documents of a mission. */
export function getStaticPaths(): { params: Given }[] {
  const missions = siteContext().workspace.missions.map(({ id }) => `of-${id}`);
  const shards = Array.from({ length: SHARDS }, (_, shard) => `grams-${shard}`);
  const files = ['missions', `of-${PARTNERS}`, ...shards, ...missions];
  return perLanguage().flatMap(({ params: { lang } }) =>
    files.filter((file) => !isReused(piecePath(lang, file))).map((file) => ({ params: { lang, file } })),
  );
}

export function GET({ params }: APIContext<object, Given>): Response {
  return Response.json(contentOf(params));
}

function contentOf({ lang, file }: Given): unknown {
  const [, shard] = /^grams-(\d+)$/.exec(file) ?? [];
  if (shard !== undefined) return searchShards(lang)[Number(shard)];
  if (file === `of-${PARTNERS}`) return documentsOfPartners(lang);
  const [, mission] = /^of-(.*)$/.exec(file) ?? [];
  if (mission !== undefined) return documentsOfMission(requireMission(mission), lang);
  const locale = localeOf(lang);
  const missions = searchParts(lang).map(({ id, from }) => ({
    id,
    title: id === PARTNERS ? '' : shortTitle(requireMission(id), locale),
    from,
  }));
  return { missions };
}
