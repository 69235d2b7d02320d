import { gramsOf, halved, pairsOf, shardOf, type Term, termsOf } from './search-grams.ts';
import type { Shard } from './search-index.ts';
import { rank, rankOfAll, type SearchDocument, type SearchHit } from './search-rank.ts';

type Missions = {
  readonly missions: readonly { readonly id: string; readonly title: string; readonly from: number }[];
};

/** Gives a piece of the index by its name: `missions`, `grams-<n>`, `of-<mission>`. */
export type LoadPiece = <T>(file: string) => Promise<T>;

/** More missions than this are not read for one search: those with most of the words come first. */
const MOST_MISSIONS = 60;

/**
 * What answers a query, the best first; only the pieces of the index that it needs are read. Two words of Chinese
 * typed as one (`香港互認`) are looked for apart where they stand nowhere together.
 * @throws where nothing of the index can be read
 */
export async function findIn(query: string, load: LoadPiece): Promise<readonly SearchHit[]> {
  const found = rank(query, await readFor(query, load));
  const apart = halved(query);
  return found.length > 0 || apart === query ? found : rankOfAll(apart, await readFor(apart, load));
}

/** The documents of the missions that may answer. */
async function readFor(query: string, load: LoadPiece): Promise<readonly SearchDocument[]> {
  const terms = termsOf(query);
  if (terms.length === 0) return [];
  const [{ missions }, counts] = await Promise.all([load<Missions>('missions'), countWords(terms, load)]);
  const best = Math.max(0, ...counts.values());
  const weights = new Map<string, number>();
  for (const [number, count] of counts) {
    const mission = missions.findLast(({ from }) => from <= number)?.id;
    if (mission !== undefined) weights.set(mission, Math.max(weights.get(mission) ?? 0, count));
  }
  const wanted = [...weights].filter(([, count]) => count >= best / 2).toSorted((a, b) => b[1] - a[1]);
  const documents = await Promise.allSettled(
    wanted.slice(0, MOST_MISSIONS).map(([mission]) => load<readonly SearchDocument[]>(`of-${mission}`)),
  );
  // Without a connection some missions may not be kept: the others still answer.
  const read = documents.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  if (wanted.length > 0 && read.length === 0) throw new Error('nothing of the index can be read');
  return read.flat();
}

/** How many of the words each document may hold. */
async function countWords(terms: readonly Term[], load: LoadPiece): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  for (const numbers of await Promise.all(terms.map((term) => documentsOf(term, load))))
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

async function documentsOf(term: Term, load: LoadPiece): Promise<ReadonlySet<number>> {
  if (!term.isHan) {
    const shard = await load<Shard>(`grams-${shardOf(term.text)}`);
    const isMeant = (gram: string) =>
      gram === term.text || gram === `${term.text}s` || (term.text.length >= 4 && gram.startsWith(term.text));
    return new Set(Object.entries(shard).flatMap(([gram, numbers]) => (isMeant(gram) ? numbers : [])));
  }
  const grams = term.text.length === 1 ? gramsOf(term) : pairsOf(term.text);
  const lists = await Promise.all(
    grams.map(async (gram) => (await load<Shard>(`grams-${shardOf(gram)}`))[gram] ?? []),
  );
  const counts = new Map<number, number>();
  for (const number of lists.flat()) counts.set(number, (counts.get(number) ?? 0) + 1);
  const needed = grams.length > 4 ? Math.ceil(grams.length * 0.6) : grams.length;
  return new Set([...counts].flatMap(([number, count]) => (count >= needed ? [number] : [])));
}
