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
  readonly codes: Readonly<Record<Field, Codes>>;
};

type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Small enough to be read at once; `factsAt` gives the same facts. */
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
  return { values, codes: narrow(codes, values.length) };
}

/** As few bytes as tell so many values apart: a hundred thousand items are read at each start. */
function narrow(codes: Uint32Array, values: number): Codes {
  if (values <= 2 ** 8) return Uint8Array.from(codes);
  return values <= 2 ** 16 ? Uint16Array.from(codes) : codes;
}

/** @example factsAt(packFacts(all), 0) // all[0] */
export function factsAt({ values, codes }: PackedFacts, index: number): ActionFacts {
  const of = <F extends Field>(field: F) => values[field][codes[field][index] ?? 0] as ActionFacts[F];
  return {
    partners: of('partners'),
    owner: of('owner'),
    kind: of('kind'),
    status: of('status'),
    assignee: of('assignee'),
    mission: of('mission'),
    from: of('from'),
    latest: of('latest'),
    isOverdue: of('isOverdue'),
    openDays: of('openDays'),
    priority: of('priority'),
  };
}

type Wanted = { readonly [F in Field]?: ((value: ActionFacts[F]) => boolean) | undefined };

/**
 * The numbers of the items whose values are all wanted, in order. Each value is asked about once, however
 * many items have it, and no item is unpacked.
 * @example indexesOf(packed, { status: (status) => status === 'open' })
 */
export function indexesOf({ count, values, codes }: PackedFacts, wanted: Wanted): readonly number[] {
  const columns = FIELDS.flatMap((field) => {
    const isWanted = wanted[field] as ((value: unknown) => boolean) | undefined;
    if (isWanted === undefined) return [];
    return [
      { codes: codes[field], isIn: Uint8Array.from(values[field], (each) => (isWanted(each) ? 1 : 0)) },
    ];
  });
  const found: number[] = [];
  for (let index = 0; index < count; index += 1) {
    if (columns.every(({ codes: column, isIn }) => isIn[column[index] ?? 0] === 1)) found.push(index);
  }
  return found;
}
