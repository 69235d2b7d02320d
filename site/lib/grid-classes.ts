/**
 * Where something stands in a grid, as names of classes: the policy of the site's content allows no style in an
 * element. `gridRules()` is the sheet that gives them their meaning.
 */
export const gridClass = {
  lanes: (count: number) => `lanes-${count}`,
  people: (count: number) => `people-${count}`,
  row: (row: number) => `r${row}`,
  columns: (from: number, to: number) => `c${from} d${to}`,
  cell: ({ row, rowEnd, lane, laneEnd }: Cell) => `r${row} s${rowEnd} c${lane} d${laneEnd}`,
} as const;

type Cell = {
  readonly row: number;
  readonly rowEnd: number;
  readonly lane: number;
  readonly laneEnd: number;
};

/** Two days in rows of five minutes: what lasts past midnight counts to the day it begins on. */
const ROWS = 577;
const LANES = 48;

export function gridRules(): string {
  const count = (to: number) => Array.from({ length: to }, (_, index) => index + 1);
  return [
    ...count(ROWS).map((row) => `.r${row}{--row:${row}}`),
    ...count(ROWS + 1).map((row) => `.s${row}{--row-end:${row}}`),
    ...count(LANES).map((lane) => `.c${lane}{--lane:${lane}}`),
    ...count(LANES + 1).map((lane) => `.d${lane}{--lane-end:${lane}}`),
    ...count(LANES).map((lanes) => `.lanes-${lanes}{--lanes:${lanes}}.people-${lanes}{--delegates:${lanes}}`),
  ].join('');
}
