import { isReused, onceABuild, siteContext } from '../context.ts';
import { localeOf } from './locale.ts';
import { missionsByDay, requireMission, shortTitle } from './missions.ts';
import { documentsOfMission, documentsOfNames } from './search-documents.ts';
import { SHARDS } from './search-grams.ts';
import { indexOf, type Numbered, renumber, type Shard } from './search-index.ts';

/** Documents that stand together in the index: of a mission, or (last) of the names. */
type Part = { readonly id: string; readonly from: number; readonly count: number };

export const NAMES = 'names';

/** Where a piece of the index stands in the output. */
export const piecePath = (language: string, piece: string): string => `${language}/search/${piece}.json`;

/** What a piece of a language's index holds, by its name. */
export function pieceOf(language: string, piece: string): unknown {
  const [, shard] = /^grams-(\d+)$/.exec(piece) ?? [];
  if (shard !== undefined) return searchShards(language)[Number(shard)];
  if (piece === `of-${NAMES}`) return documentsOfNames(language);
  const [, mission] = /^of-(.*)$/.exec(piece) ?? [];
  if (mission !== undefined) return documentsOfMission(requireMission(mission), language);
  const locale = localeOf(language);
  const missions = laid(language).parts.map(({ id, from }) => ({
    id,
    title: id === NAMES ? '' : shortTitle(requireMission(id), locale),
    from,
  }));
  return { missions };
}

/** The index of a language: what a former build found in missions that have not changed is not sought again. */
function searchShards(language: string): readonly Shard[] {
  const known = shards().get(language) ?? makeShards(language);
  shards().set(language, known);
  return known;
}

const shards = onceABuild(() => new Map<string, readonly Shard[]>());
const layouts = onceABuild(() => new Map<string, Layout>());

type Layout = { readonly parts: readonly Part[]; readonly former: Former | undefined };

function laid(language: string): Layout {
  const known = layouts().get(language) ?? layOut(language);
  layouts().set(language, known);
  return known;
}

function layOut(language: string): Layout {
  const former = readFormer(language);
  const missions = missionsByDay().map((mission) => ({
    id: mission.id as string,
    count: former?.parts.get(mission.id)?.count ?? documentsOfMission(mission, language).length,
  }));
  const counts = [...missions, { id: NAMES, count: documentsOfNames(language).length }];
  let from = 0;
  const parts = counts.map(({ id, count }) => {
    from += count;
    return { id, count, from: from - count };
  });
  return { parts, former };
}

function makeShards(language: string): readonly Shard[] {
  const { parts, former } = laid(language);
  if (!former) return indexOf(parts.flatMap((part) => numbered(part, language)));
  const now = new Map(parts.map((part) => [part.id, part]));
  const numbers = new Map(
    [...former.parts].flatMap(([id, part]) => {
      const own = now.get(id);
      if (!own) return [];
      return Array.from({ length: part.count }, (_, index) => [part.from + index, own.from + index] as const);
    }),
  );
  const kept = former.shards.map((shard) => renumber(shard, (number) => numbers.get(number)));
  const others = parts.filter(({ id }) => !former.parts.has(id));
  return indexOf(
    others.flatMap((part) => numbered(part, language)),
    kept,
  );
}

function numbered({ id, from }: Part, language: string): readonly Numbered[] {
  const mission = missionsByDay().find((each) => each.id === id);
  const documents = mission ? documentsOfMission(mission, language) : documentsOfNames(language);
  return documents.map((document, index) => [from + index, document]);
}

/** The index of a former build, and the missions whose documents are still the same. */
type Former = { readonly parts: ReadonlyMap<string, Part>; readonly shards: readonly Shard[] };

type Listed = { readonly missions: readonly { readonly id: string; readonly from: number }[] };

function readFormer(language: string): Former | undefined {
  const read = (piece: string) => siteContext().reusable?.read(piecePath(language, piece));
  const list = read('missions');
  const texts = Array.from({ length: SHARDS }, (_, shard) => read(`grams-${shard}`));
  if (list === undefined || !texts.every((text) => text !== undefined)) return undefined;
  const { missions } = JSON.parse(list) as Listed;
  const same = missions.flatMap(({ id, from }, index) => {
    const next = missions[index + 1];
    // The last part is of names, and is always made.
    if (!next || !isReused(piecePath(language, `of-${id}`))) return [];
    return [[id, { id, from, count: next.from - from }] as const];
  });
  return { parts: new Map(same), shards: texts.map((text) => JSON.parse(text) as Shard) };
}
