import { isMapValue, isSameValue } from './change.ts';
import { idsOf } from './changes-between.ts';

/** A field that both sides have made something else of. A value that is not there is `undefined`. */
export type Conflict = {
  readonly path: readonly (string | number)[];
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
};

export type Merged = { readonly value: unknown; readonly conflicts: readonly Conflict[] };

type Three = { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown };
type Path = readonly (string | number)[];

/**
 * What both sides have made of `base`, field by field and entry by entry: what one side has left alone is as
 * the other has it. Where both have changed the same field to something else it is a conflict, and `value`
 * keeps theirs there.
 * @example mergeValues({ base: { a: 1, b: 1 }, mine: { a: 2, b: 1 }, theirs: { a: 1, b: 3 } }).value // { a: 2, b: 3 }
 */
export function mergeValues(three: Three): Merged {
  return merge(three, []);
}

function merge({ base, mine, theirs }: Three, path: Path): Merged {
  if (isSameValue(mine, theirs) || isSameValue(base, theirs)) return { value: mine, conflicts: [] };
  if (isSameValue(base, mine)) return { value: theirs, conflicts: [] };
  if (isMapValue(mine) && isMapValue(theirs) && (isMapValue(base) || base === undefined))
    return mergeMaps({ base: base ?? {}, mine, theirs }, path);
  if (Array.isArray(mine) && Array.isArray(theirs) && (Array.isArray(base) || base === undefined))
    return mergeLists({ base: base ?? [], mine, theirs }, path);
  return { value: theirs, conflicts: [{ path, base, mine, theirs }] };
}

type Maps = Readonly<Record<'base' | 'mine' | 'theirs', Readonly<Record<string, unknown>>>>;

function mergeMaps({ base, mine, theirs }: Maps, path: Path): Merged {
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const parts = keys.map(
    (key) => [key, merge({ base: base[key], mine: mine[key], theirs: theirs[key] }, [...path, key])] as const,
  );
  return {
    value: Object.fromEntries(
      parts.filter(([, { value }]) => value !== undefined).map(([key, { value }]) => [key, value]),
    ),
    conflicts: parts.flatMap(([, { conflicts }]) => conflicts),
  };
}

type Lists = Readonly<Record<'base' | 'mine' | 'theirs', readonly unknown[]>>;

function mergeLists(lists: Lists, path: Path): Merged {
  const { base, mine, theirs } = lists;
  const ids = { base: idsOf(base), mine: idsOf(mine), theirs: idsOf(theirs) };
  if (ids.base && ids.mine && ids.theirs)
    return mergeById(lists, { base: ids.base, mine: ids.mine, theirs: ids.theirs }, path);
  if (base.length === mine.length && base.length === theirs.length) {
    const parts = mine.map((each, index) =>
      merge({ base: base[index], mine: each, theirs: theirs[index] }, [...path, index]),
    );
    return {
      value: parts.map(({ value }) => value),
      conflicts: parts.flatMap(({ conflicts }) => conflicts),
    };
  }
  if (beginsWith(mine, base) && beginsWith(theirs, base))
    return { value: [...theirs, ...mine.slice(base.length)], conflicts: [] };
  return { value: theirs, conflicts: [{ path, ...lists }] };
}

const beginsWith = (list: readonly unknown[], start: readonly unknown[]): boolean =>
  start.every((each, index) => isSameValue(each, list[index]));

type Ids = Readonly<Record<'base' | 'mine' | 'theirs', readonly string[]>>;

function mergeById(lists: Lists, ids: Ids, path: Path): Merged {
  const entryOf = (side: keyof Lists, id: string): unknown => lists[side][ids[side].indexOf(id)];
  const parts = orderOf(ids).map((id, index) =>
    merge({ base: entryOf('base', id), mine: entryOf('mine', id), theirs: entryOf('theirs', id) }, [
      ...path,
      index,
    ]),
  );
  return {
    value: parts.map(({ value }) => value).filter((value) => value !== undefined),
    conflicts: parts.flatMap(({ conflicts }) => conflicts),
  };
}

/** The order of the side that has put things elsewhere (mine, if both); what the other has added stands after what it followed there. */
function orderOf({ base, mine, theirs }: Ids): readonly string[] {
  const [lead, other] = isInOrder(mine, base) ? [theirs, mine] : [mine, theirs];
  const order = [...lead];
  for (const [index, id] of other.entries()) {
    if (order.includes(id)) continue;
    const before = other.slice(0, index).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return order;
}

function isInOrder(ids: readonly string[], base: readonly string[]): boolean {
  const common = ids.filter((id) => base.includes(id));
  return isSameValue(
    common,
    base.filter((id) => ids.includes(id)),
  );
}
