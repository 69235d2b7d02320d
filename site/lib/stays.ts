/** A stretch of one day that some people spend somewhere: minutes since midnight, `[start, end)`. */
export type Stay = {
  readonly startMinutes: number;
  readonly endMinutes: number;
  readonly people: readonly string[];
};

/** A cell of the table: as many rows and columns as it takes, and what is in it; nothing is a free hour. */
export type StayCell<T> = {
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly stays: readonly T[];
};
export type StayRow<T> = {
  readonly startMinutes: number;
  readonly endMinutes: number;
  readonly cells: readonly StayCell<T>[];
};

/**
 * A day as a table: a row between any two moments at which something begins or ends, a column a person. What
 * neighbours do together is one cell; what one person has at once, or overlapping, shares a cell.
 */
export function layStays<T extends Stay>(
  stays: readonly T[],
  people: readonly string[],
): readonly StayRow<T>[] {
  const moments = [
    ...new Set(stays.flatMap(({ startMinutes, endMinutes }) => [startMinutes, endMinutes])),
  ].sort((a, b) => a - b);
  const columns = people.map((person) => bundle(stays.filter((stay) => stay.people.includes(person))));
  return moments.slice(0, -1).map((startMinutes, row) => ({
    startMinutes,
    endMinutes: moments[row + 1] ?? startMinutes,
    cells: columns.flatMap((bundles, column) => cellAt({ bundles, column, columns, moments, startMinutes })),
  }));
}

/** What overlaps, from where the first begins to where the last ends. */
type Bundle<T> = { readonly from: number; readonly to: number; readonly stays: readonly T[] };

function bundle<T extends Stay>(stays: readonly T[]): readonly Bundle<T>[] {
  const bundles: Bundle<T>[] = [];
  for (const stay of stays.toSorted((a, b) => a.startMinutes - b.startMinutes)) {
    const last = bundles.at(-1);
    if (last && stay.startMinutes < last.to)
      bundles[bundles.length - 1] = {
        from: last.from,
        to: Math.max(last.to, stay.endMinutes),
        stays: [...last.stays, stay],
      };
    else bundles.push({ from: stay.startMinutes, to: stay.endMinutes, stays: [stay] });
  }
  return bundles;
}

type Place<T> = {
  readonly bundles: readonly Bundle<T>[];
  readonly column: number;
  readonly columns: readonly (readonly Bundle<T>[])[];
  readonly moments: readonly number[];
  readonly startMinutes: number;
};

function cellAt<T extends Stay>({
  bundles,
  column,
  columns,
  moments,
  startMinutes,
}: Place<T>): readonly StayCell<T>[] {
  const here = bundles.find(({ from, to }) => from <= startMinutes && startMinutes < to);
  if (!here) return [{ column, rowSpan: 1, colSpan: 1, stays: [] }];
  const isSame = (other: readonly Bundle<T>[] | undefined) =>
    other?.some(
      ({ from, to, stays }) => from === here.from && to === here.to && areSame(stays, here.stays),
    ) ?? false;
  if (here.from < startMinutes || isSame(columns[column - 1])) return [];
  const after = columns.slice(column).findIndex((other) => !isSame(other));
  return [
    {
      column,
      rowSpan: moments.indexOf(here.to) - moments.indexOf(here.from),
      colSpan: after === -1 ? columns.length - column : after,
      stays: here.stays,
    },
  ];
}

function areSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
