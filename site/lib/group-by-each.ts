/**
 * Like `Map.groupBy`, where a thing may belong to several groups.
 * @example groupByEach([{ id: 1, tags: ['a', 'b'] }], ({ tags }) => tags).get('b')?.length // 1
 */
export function groupByEach<K, T>(
  things: readonly T[],
  keysOf: (thing: T) => readonly K[],
): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    for (const key of new Set(keysOf(thing))) {
      const group = groups.get(key);
      if (group) group.push(thing);
      else groups.set(key, [thing]);
    }
  }
  return groups;
}
