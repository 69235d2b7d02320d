import type { APIContext } from 'astro';
import { siteContext } from '../../../context.ts';
import { localeOf } from '../../../lib/locale.ts';
import { shortTitle } from '../../../lib/missions.ts';
import { perLanguageAnd } from '../../../lib/routes.ts';
import { searchDocuments, searchShards } from '../../../lib/search-documents.ts';
import { SHARDS } from '../../../lib/search-grams.ts';

type Given = { readonly lang: string; readonly file: string };

/** What a search needs, piece by piece: the list of missions, shards of the index, the documents of a mission. */
export function getStaticPaths(): { params: Given }[] {
  const missions = siteContext().workspace.missions.map(({ id }) => `of-${id}`);
  const shards = Array.from({ length: SHARDS }, (_, shard) => `grams-${shard}`);
  const files = ['missions', 'of-partners', ...shards, ...missions].map((file) => ({ file }));
  return perLanguageAnd(files, ({ file }) => `search/${file}.json`);
}

export function GET({ params }: APIContext<object, Given>): Response {
  return Response.json(contentOf(params));
}

function contentOf({ lang, file }: Given): unknown {
  const [, shard] = /^grams-(\d+)$/.exec(file) ?? [];
  if (shard !== undefined) return searchShards(lang)[Number(shard)];
  const documents = searchDocuments(lang);
  if (file === 'of-partners') return documents.filter(({ mission }) => mission === undefined);
  if (file.startsWith('of-')) return documents.filter(({ mission }) => `of-${mission}` === file);
  const locale = localeOf(lang);
  let from = 0;
  const listed = siteContext().workspace.missions.map((mission) => {
    const count = documents.filter((document) => document.mission === mission.id).length;
    from += count;
    return { id: mission.id, title: shortTitle(mission, locale), from: from - count };
  });
  return { missions: [...listed, { id: 'partners', title: '', from }] };
}
