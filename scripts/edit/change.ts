import { isDeepStrictEqual } from 'node:util';

/** A key, a number in a list, or the entry of a list that has this `id`. */
export type Step = string | number | { readonly id: string };
export type Path = readonly Step[];

/** A plain value of YAML: what JSON can hold. Keys whose value is `undefined` are left out. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue | undefined };

/**
 * One change of a YAML file.
 * - `set`: the field gets this value; one that is not there is added, after the last of its `order`
 *   (the fields as the model lists them) that stands before it, else before those after it, else at the end.
 * - `insert`: into the list at `path`, before the entry with number `index`, else at the end.
 * - `remove`: the field or entry, with the comment that stands right above it.
 * - `move`: an entry of a list to another place in it, counted without it.
 */
export type Change =
  | {
      readonly deed: 'set';
      readonly path: Path;
      readonly value: PlainValue;
      readonly order?: readonly string[];
    }
  | { readonly deed: 'insert'; readonly path: Path; readonly value: PlainValue; readonly index?: number }
  | { readonly deed: 'remove'; readonly path: Path }
  | { readonly deed: 'move'; readonly path: Path; readonly to: number };

/** Why a change was not made; then nothing of it was. */
export type EditFault = {
  /** `not-found`: no such field; `shared`: the place is used twice by an anchor; `syntax`: not YAML. */
  readonly reason: 'not-found' | 'shared' | 'syntax' | 'unsafe';
  readonly path: Path;
};

/** As people write it: `bilaterals[us].request.windows[0]`. */
export function pathText(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'string') return index === 0 ? step : `.${step}`;
      return `[${typeof step === 'number' ? step : step.id}]`;
    })
    .join('');
}

/** The steps with each `{ id }` as its number; undefined where a list has no such entry. */
export function resolvePath(value: unknown, path: Path): readonly (string | number)[] | undefined {
  const resolved: (string | number)[] = [];
  let at: unknown = value;
  for (const step of path) {
    const plain = typeof step === 'object' ? indexOfId(at, step.id) : step;
    if (plain === undefined) return undefined;
    resolved.push(plain);
    at = childOf(at, plain);
  }
  return resolved;
}

function indexOfId(list: unknown, id: string): number | undefined {
  if (!Array.isArray(list)) return undefined;
  const index = list.findIndex((each) => isMapValue(each) && each['id'] === id);
  return index === -1 ? undefined : index;
}

export function childOf(value: unknown, step: string | number): unknown {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
  return isMapValue(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

export function isMapValue(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the file's value must be after the change: every edit of its text is held against this. */
export function changedValue(value: unknown, path: readonly (string | number)[], change: Change): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return changeHere(value, change);
  if (rest.length > 0 || change.deed === 'insert') {
    const inner = childOf(value, step);
    return withChild(value, step, changedValue(inner, rest, change));
  }
  if (change.deed === 'set') return withChild(value, step, plainOf(change.value));
  if (change.deed === 'remove') return withoutChild(value, step);
  if (!Array.isArray(value) || typeof step !== 'number') return value;
  const others = value.filter((_, index) => index !== step);
  return others.toSpliced(change.to, 0, value[step]);
}

function changeHere(value: unknown, change: Change): unknown {
  if (change.deed === 'set') return plainOf(change.value);
  if (change.deed !== 'insert') return value;
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.toSpliced(change.index ?? list.length, 0, plainOf(change.value));
}

function withChild(value: unknown, step: string | number, child: unknown): unknown {
  if (typeof step === 'number') return (Array.isArray(value) ? value : []).with(step, child);
  return { ...(isMapValue(value) ? value : {}), [step]: child };
}

function withoutChild(value: unknown, step: string | number): unknown {
  if (typeof step === 'number') return Array.isArray(value) ? value.toSpliced(step, 1) : value;
  if (!isMapValue(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== step));
}

/** Without the keys that have no value. */
export function plainOf(value: PlainValue | undefined): unknown {
  if (Array.isArray(value)) return value.map(plainOf);
  if (!isMapValue(value)) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, plainOf(each as PlainValue)]));
}

export const isSameValue = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a, b);
