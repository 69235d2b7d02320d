/** Something with a place in a day's grid: minutes since midnight, and a column if it keeps to one. */
export type GridItem = {
  readonly startMinutes: number;
  readonly endMinutes: number;
  readonly column: string | undefined;
};

/** Grid lines, from 1: rows between the moments at which something begins or ends, lanes side by side. */
export type GridCell<T> = {
  readonly item: T;
  readonly row: number;
  readonly rowEnd: number;
  readonly lane: number;
  readonly laneEnd: number;
};
export type GridColumn = { readonly column: string; readonly lane: number; readonly laneEnd: number };
export type Grid<T> = {
  readonly cells: readonly GridCell<T>[];
  readonly columns: readonly GridColumn[];
  readonly lanes: number;
  /** The moment each row begins at, and last the end of the day. */
  readonly moments: readonly number[];
};

const OTHER = '';

/**
 * Lays a day out: one column a track or room, wider where its items overlap. What nothing else runs beside
 * spans them all (`keepColumns`: only if it belongs to none); what belongs to no column and does run beside
 * something has one of its own.
 */
export function layOut<T extends GridItem>(
  items: readonly T[],
  {
    columnOrder,
    keepColumns = false,
  }: { readonly columnOrder: readonly string[]; readonly keepColumns?: boolean },
): Grid<T> {
  const moments = [...new Set(items.flatMap((item) => [item.startMinutes, item.endMinutes]))].sort(
    (a, b) => a - b,
  );
  const spanning = new Set(
    items.filter(
      (item) => (item.column === undefined || !keepColumns) && !items.some((other) => overlap(item, other)),
    ),
  );
  const inColumns = items.filter((item) => !spanning.has(item));
  const columns: GridColumn[] = [];
  const lanes = new Map<T, number>();
  let next = 1;
  for (const column of [OTHER, ...columnOrder]) {
    const own = inColumns.filter((item) => (item.column ?? OTHER) === column);
    if (own.length === 0) continue;
    const width = assignLanes(own, next, lanes);
    columns.push({ column, lane: next, laneEnd: next + width });
    next += width;
  }
  const count = Math.max(1, next - 1);
  const cells = items.map((item) => {
    const lane = lanes.get(item) ?? 1;
    const rows = {
      row: moments.indexOf(item.startMinutes) + 1,
      rowEnd: moments.indexOf(item.endMinutes) + 1,
    };
    return { item, ...rows, lane, laneEnd: spanning.has(item) ? count + 1 : lane + 1 };
  });
  return { cells, columns, lanes: count, moments };
}

/** Gives each item the first lane that is free; says how many lanes that took. */
function assignLanes<T extends GridItem>(items: readonly T[], first: number, lanes: Map<T, number>): number {
  const busyUntil: number[] = [];
  for (const item of items.toSorted((a, b) => a.startMinutes - b.startMinutes)) {
    const free = busyUntil.findIndex((until) => until <= item.startMinutes);
    const lane = free === -1 ? busyUntil.length : free;
    busyUntil[lane] = item.endMinutes;
    lanes.set(item, first + lane);
  }
  return busyUntil.length;
}

function overlap(a: GridItem, b: GridItem): boolean {
  return a !== b && a.startMinutes < b.endMinutes && b.startMinutes < a.endMinutes;
}
