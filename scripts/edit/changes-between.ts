import { type Change, isMapValue, isSameValue, type PlainValue } from './change.ts';

/** The fields that the model knows at a path, in its order: a new field goes where people look for it. */
export type FieldsAt = (path: readonly (string | number)[]) => readonly string[];

type Context = { readonly path: readonly (string | number)[]; readonly fieldsAt: FieldsAt };

/**
 * The changes that make `to` of `from`, as small as they can be told: a field that is the same is not
 * touched, an entry with an `id` that stands elsewhere is moved and not written anew. In the order to be made.
 * @example changesBetween({ a: 1 }, { a: 1, b: 2 }) // [{ deed: 'set', path: ['b'], value: 2, order: [] }]
 */
export function changesBetween(from: unknown, to: unknown, fieldsAt: FieldsAt = () => []): readonly Change[] {
  return between(from, to, { path: [], fieldsAt });
}

function between(from: unknown, to: unknown, context: Context): readonly Change[] {
  if (isSameValue(from, to)) return [];
  if (isMapValue(from) && isMapValue(to)) return betweenMaps(from, to, context);
  if (Array.isArray(from) && Array.isArray(to) && from.length > 0 && to.length > 0)
    return betweenLists(from, to, context);
  return [{ deed: 'set', path: context.path, value: to as PlainValue }];
}

type MapValue = Readonly<Record<string, unknown>>;

function betweenMaps(from: MapValue, to: MapValue, { path, fieldsAt }: Context): readonly Change[] {
  const order = fieldsAt(path);
  const changed = Object.entries(to)
    .filter(([, value]) => value !== undefined)
    .flatMap(([key, value]): readonly Change[] =>
      Object.hasOwn(from, key)
        ? between(from[key], value, { path: [...path, key], fieldsAt })
        : [{ deed: 'set', path: [...path, key], value: value as PlainValue, order }],
    );
  // What goes comes last: a map that is emptied first would lose its place.
  const gone = Object.keys(from).filter((key) => to[key] === undefined);
  return [...changed, ...gone.map((key): Change => ({ deed: 'remove', path: [...path, key] }))];
}

function betweenLists(
  from: readonly unknown[],
  to: readonly unknown[],
  { path, fieldsAt }: Context,
): readonly Change[] {
  const pairs = pairEntries(from, to);
  const changes: Change[] = [];
  // `standing` follows the list from change to change; it holds numbers of `from`, or -1 for what is new.
  let standing = from.map((_, index) => index);
  for (const gone of standing.toReversed().filter((index) => !pairs.includes(index))) {
    changes.push({ deed: 'remove', path: [...path, standing.indexOf(gone)] });
    standing = standing.filter((index) => index !== gone);
  }
  for (const [place, index] of pairs.entries()) {
    if (index === undefined) {
      changes.push({ deed: 'insert', path, value: to[place] as PlainValue, index: place });
      standing = standing.toSpliced(place, 0, -1);
      continue;
    }
    const at = standing.indexOf(index);
    if (at !== place) {
      changes.push({ deed: 'move', path: [...path, at], to: place });
      standing = standing.toSpliced(at, 1).toSpliced(place, 0, index);
    }
  }
  for (const [place, index] of pairs.entries())
    if (index !== undefined)
      changes.push(...between(from[index], to[place], { path: [...path, place], fieldsAt }));
  return changes;
}

/** For each entry of `to`, the number of the entry of `from` that it was; undefined for a new one. */
function pairEntries(from: readonly unknown[], to: readonly unknown[]): readonly (number | undefined)[] {
  const ids = idsOf(from);
  const wanted = idsOf(to);
  if (ids && wanted) {
    const places = new Map(ids.map((id, index) => [id, index]));
    return wanted.map((id) => places.get(id));
  }
  const left = new Set(from.keys());
  const same = to.map((value) => {
    const found = [...left].find((index) => isSameValue(from[index], value));
    if (found !== undefined) left.delete(found);
    return found;
  });
  // What is left over was changed where it stands, as far as there is something on both sides.
  return same.map((index, place) => {
    if (index !== undefined || !left.delete(place)) return index;
    return place;
  });
}

/** The identifiers of a list whose entries all have one, each once. */
export function idsOf(list: readonly unknown[]): readonly string[] | undefined {
  const ids = list.map((each) => (isMapValue(each) ? each['id'] : undefined));
  const isWhole = ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
  return isWhole ? (ids as readonly string[]) : undefined;
}
