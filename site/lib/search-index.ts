import { gramsOf, SHARDS, shardOf, termsOf } from './search-grams.ts';
import type { SearchDocument } from './search-rank.ts';

/** For each gram the numbers of the documents that hold it. */
export type Shard = Readonly<Record<string, readonly number[]>>;

/** A document with its number in the index. */
export type Numbered = readonly [number: number, document: SearchDocument];

/**
 * The index of some documents, in shards of which a search needs a few. `former` is an index whose numbers are
 * right: the documents are added to it.
 */
export function indexOf(documents: readonly Numbered[], former: readonly Shard[] = []): readonly Shard[] {
  const shards = Array.from(
    { length: SHARDS },
    (_, shard) =>
      new Map<string, number[]>(
        Object.entries(former[shard] ?? {}).map(([gram, numbers]) => [gram, [...numbers]]),
      ),
  );
  for (const [number, document] of documents) {
    for (const gram of gramsIn(document)) {
      const shard = shards[shardOf(gram)];
      const numbers = shard?.get(gram);
      if (numbers) numbers.push(number);
      else shard?.set(gram, [number]);
    }
  }
  return shards.map((shard) =>
    Object.fromEntries(
      [...shard]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([gram, numbers]) => [gram, numbers.sort((a, b) => a - b)] as const),
    ),
  );
}

function gramsIn({ title, year, sentences }: SearchDocument): ReadonlySet<string> {
  return new Set([title, year, ...sentences].flatMap((text) => termsOf(text).flatMap(gramsOf)));
}

/** The same index with other numbers; a document that has none is left out, and so is a gram that nothing holds. */
export function renumber(shard: Shard, numberOf: (former: number) => number | undefined): Shard {
  return Object.fromEntries(
    Object.entries(shard).flatMap(([gram, numbers]) => {
      const now = numbers.flatMap((number) => numberOf(number) ?? []);
      return now.length === 0 ? [] : [[gram, now] as const];
    }),
  );
}
