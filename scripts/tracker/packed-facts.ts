import type { ActionFacts } from './action-facts.ts';

const FIELDS = [
  'partners',
  'owner',
  'kind',
  'status',
  'assignee',
  'mission',
  'from',
  'latest',
  'isOverdue',
  'openDays',
  'priority',
] as const satisfies readonly (keyof ActionFacts)[];
type Field = (typeof FIELDS)[number];

/** The facts of many items, field by field: each value once, and for each item the number of its value. */
export type PackedFacts = {
  readonly count: number;
  readonly values: Readonly<Record<Field, readonly unknown[]>>;
  readonly codes: Readonly<Record<Field, Uint32Array>>;
};

/** Small enough to be read at once; `unpackFacts` gives the same facts. */
export function packFacts(all: readonly ActionFacts[]): PackedFacts {
  const packed = FIELDS.map((field) => [field, packField(all, field)] as const);
  return {
    count: all.length,
    values: Object.fromEntries(
      packed.map(([field, { values }]) => [field, values]),
    ) as unknown as PackedFacts['values'],
    codes: Object.fromEntries(
      packed.map(([field, { codes }]) => [field, codes]),
    ) as unknown as PackedFacts['codes'],
  };
}

function packField(all: readonly ActionFacts[], field: Field) {
  const numbers = new Map<string, number>();
  const values: unknown[] = [];
  const codes = Uint32Array.from(all, (facts) => {
    const value = facts[field];
    const key = JSON.stringify(value) ?? '';
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, values.length);
    return values.push(value) - 1;
  });
  return { values, codes };
}

/** @example unpackFacts(packFacts(all)) // all */
export function unpackFacts({ count, values, codes }: PackedFacts): readonly ActionFacts[] {
  const of = <F extends Field>(field: F, index: number) =>
    values[field][codes[field][index] ?? 0] as ActionFacts[F];
  return Array.from({ length: count }, (_, index) => ({
    partners: of('partners', index),
    owner: of('owner', index),
    kind: of('kind', index),
    status: of('status', index),
    assignee: of('assignee', index),
    mission: of('mission', index),
    from: of('from', index),
    latest: of('latest', index),
    isOverdue: of('isOverdue', index),
    openDays: of('openDays', index),
    priority: of('priority', index),
  }));
}
