import { gramsOf, SHARDS, shardOf, termsOf } from './search-grams.ts';
import type { SearchDocument } from './search-rank.ts';

/** For each gram the numbers of the documents that hold it. */
export type Shard = Readonly<Record<string, readonly number[]>>;

/** The index of some documents, in shards of which a search needs a few. */
export function indexOf(documents: readonly SearchDocument[]): readonly Shard[] {
  const shards = Array.from({ length: SHARDS }, () => new Map<string, number[]>());
  documents.forEach((document, number) => {
    const grams = new Set(
      [document.title, document.year, ...document.sentences].flatMap((text) =>
        termsOf(text).flatMap(gramsOf),
      ),
    );
    for (const gram of grams) {
      const shard = shards[shardOf(gram)];
      const numbers = shard?.get(gram);
      if (numbers) numbers.push(number);
      else shard?.set(gram, [number]);
    }
  });
  return shards.map((shard) => Object.fromEntries([...shard].sort(([a], [b]) => (a < b ? -1 : 1))));
}
