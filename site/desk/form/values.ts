import { onceForEach } from '#model/once-for-each.ts';

/** The plain value of a file, as YAML and JSON hold it. */
export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Value[]
  | { readonly [key: string]: Value };
export type Path = readonly (string | number)[];
export type Entry = { readonly [key: string]: Value };

export const isEntry = (value: Value): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** @example valueAt({ a: [1] }, ['a', 0]) // 1 */
export function valueAt(whole: Value, path: Path): Value {
  return path.reduce<Value>((value, step) => {
    if (isList(value) && typeof step === 'number') return value[step];
    return isEntry(value) ? value[step] : undefined;
  }, whole);
}

/** The whole with another value at a path; a field whose value is `undefined` goes. */
export function withValue(whole: Value, path: Path, value: Value): Value {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = isList(whole) ? whole : [];
    return list.toSpliced(step, 1, withValue(list[step], rest, value));
  }
  const entry = isEntry(whole) ? whole : {};
  const inner = withValue(entry[step], rest, value);
  if (inner !== undefined) return { ...entry, [step]: inner };
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== step));
}

export const isSame = (a: Value, b: Value): boolean => a === b || jsonOf(a) === jsonOf(b);

/** What has become of a value: the fields, and the things of its lists, that are others; without a `value` it went. */
export type Change = { readonly path: Path; readonly value?: Value };

/** @example changesOf({ a: [1, 2], b: 1 }, { a: [1, 3] }) // [{ path: ['a', 1], value: 3 }, { path: ['b'] }] */
export function changesOf(base: Value, mine: Value): readonly Change[] {
  if (!isEntry(base) || !isEntry(mine)) return [{ path: [], value: mine }];
  const gone = Object.keys(base).filter((name) => mine[name] === undefined && base[name] !== undefined);
  const set = Object.entries(mine).flatMap(([name, now]): readonly Change[] => {
    const was = base[name];
    if (now === undefined || was === now) return [];
    if (!isList(was) || !isList(now) || was.length !== now.length)
      return isSame(was, now) ? [] : [{ path: [name], value: now }];
    return now.flatMap((thing, index) =>
      isSame(was[index], thing) ? [] : [{ path: [name, index], value: thing }],
    );
  });
  return [...set, ...gone.map((name) => ({ path: [name] }))];
}

/** Values are never changed in place: one of four hundred meetings is written out once, not at every question. */
export function jsonOf(value: Value): string | undefined {
  return typeof value === 'object' && value ? textOf(value) : JSON.stringify(value);
}

const textOf = onceForEach((value: object): string => JSON.stringify(value));

/** Plain letters and digits of any script, joined by hyphens: how things are named. @example slugOf('New Zealand') // 'new-zealand' */
export function slugOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
}
