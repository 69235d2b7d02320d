/** The value at an index that is known to be inside: one kind of array only, so that the hot loops stay fast. */
export function at(list: Int32Array, index: number): number {
  return list[index] as number;
}

/** The same for sums and weights, which may be fractions. */
export function realAt(list: Float64Array, index: number): number {
  return list[index] as number;
}

/** Lists of lists in two arrays: the members of row `r` are `items[from[r] … from[r + 1] - 1]`. */
export type Rows = { readonly from: Int32Array; readonly items: Int32Array };

/** @example packRows([[4, 7], [], [1]]) // from [0, 2, 2, 3], items [4, 7, 1] */
export function packRows(rows: readonly (readonly number[])[]): Rows {
  const from = new Int32Array(rows.length + 1);
  for (const [row, members] of rows.entries()) from[row + 1] = at(from, row) + members.length;
  return { from, items: Int32Array.from(rows.flat()) };
}

export function rowOf(rows: Rows, row: number): Int32Array {
  return rows.items.subarray(at(rows.from, row), at(rows.from, row + 1));
}
