/**
 * A linear model in the making: columns with costs, rows as lists of columns. All columns lie between 0 and
 * `upper`; rows between `lower` and `upper`.
 */
export type LinearModel = {
  readonly cost: number[];
  readonly columnUpper: number[];
  readonly isInteger: number[];
  readonly rowLower: number[];
  readonly rowUpper: number[];
  readonly rowStart: number[];
  readonly rowColumn: number[];
  readonly rowValue: number[];
};

export function emptyModel(): LinearModel {
  return {
    cost: [],
    columnUpper: [],
    isInteger: [],
    rowLower: [],
    rowUpper: [],
    rowStart: [0],
    rowColumn: [],
    rowValue: [],
  };
}

/** Adds a column and returns its number. */
export function addColumn(
  model: LinearModel,
  { cost, upper = 1, isInteger = false }: { cost: number; upper?: number; isInteger?: boolean },
): number {
  model.cost.push(cost);
  model.columnUpper.push(upper);
  model.isInteger.push(isInteger ? 1 : 0);
  return model.cost.length - 1;
}

export type RowInput = {
  readonly columns: readonly number[];
  /** 1 for each column when left out. */
  readonly values?: readonly number[];
  readonly lower?: number;
  readonly upper?: number;
};

export function addRow(model: LinearModel, { columns, values, lower, upper }: RowInput): void {
  for (const [i, column] of columns.entries()) {
    model.rowColumn.push(column);
    model.rowValue.push(values?.[i] ?? 1);
  }
  model.rowLower.push(lower ?? Number.NEGATIVE_INFINITY);
  model.rowUpper.push(upper ?? Number.POSITIVE_INFINITY);
  model.rowStart.push(model.rowColumn.length);
}

/** The model in typed arrays, which can be handed to a worker without being copied. */
export type PackedModel = {
  readonly columnCount: number;
  readonly rowCount: number;
  readonly cost: Float64Array;
  readonly columnUpper: Float64Array;
  readonly isInteger: Int32Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly rowStart: Int32Array;
  readonly rowColumn: Int32Array;
  readonly rowValue: Float64Array;
};

export function packModel(model: LinearModel): PackedModel {
  return {
    columnCount: model.cost.length,
    rowCount: model.rowLower.length,
    cost: Float64Array.from(model.cost),
    columnUpper: Float64Array.from(model.columnUpper),
    isInteger: Int32Array.from(model.isInteger),
    rowLower: Float64Array.from(model.rowLower),
    rowUpper: Float64Array.from(model.rowUpper),
    rowStart: Int32Array.from(model.rowStart),
    rowColumn: Int32Array.from(model.rowColumn),
    rowValue: Float64Array.from(model.rowValue),
  };
}
