import type { Value } from './values.ts';

/** Things of a list with what each is known by as long as the list is shown. */
export type Keyed = { readonly list: readonly Value[]; readonly keys: readonly number[] };

/**
 * A thing that was moved keeps its key, and so does one that is written in where it stands, whatever is written:
 * its fields are not drawn anew under the hand of who types.
 * @example keysFor([b, a], { list: [a, b], keys: [1, 2] }).keys // [2, 1]
 */
export function keysFor(list: readonly Value[], former: Keyed = { list: [], keys: [] }): Keyed {
  if (list === former.list) return former;
  const free = new Set(former.keys.keys());
  const take = (index: number): number | undefined =>
    free.delete(index) ? (former.keys[index] as number) : undefined;
  const same = list.map((each, index) => {
    const at = former.list[index] === each && free.has(index) ? index : indexOf(former.list, each, free);
    return at === undefined ? undefined : take(at);
  });
  const first = Math.max(0, ...former.keys) + 1;
  // What stands nowhere any more has been written in: it is what stands there now.
  return { list, keys: same.map((key, index) => key ?? take(index) ?? first + index) };
}

function indexOf(list: readonly Value[], value: Value, free: ReadonlySet<number>): number | undefined {
  const found = list.findIndex((each, index) => each === value && free.has(index));
  return found === -1 ? undefined : found;
}
