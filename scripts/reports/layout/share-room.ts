/** What a column asks for, in em: room for its longest word, for its longest line, and the width of each paragraph of its cells. */
export type RoomWish = {
  readonly leastEm: number;
  readonly mostEm: number;
  /** One list a row: the paragraphs of the cell, each as wide as on one line. */
  readonly linesEm: readonly (readonly number[])[];
};

/**
 * Widths of columns in em that together are `roomEm`: at least the longest word, at most the longest
 * line, and between the two so that the rows together take the fewest lines.
 */
export function shareRoom(wishes: readonly RoomWish[], roomEm: number): readonly number[] {
  const least = wishes.map(({ leastEm }) => leastEm);
  const needed = sum(least);
  if (needed >= roomEm) return least.map((each) => (each * roomEm) / needed);
  const most = wishes.map(({ leastEm, mostEm }) => Math.max(leastEm, mostEm));
  if (sum(most) <= roomEm) return most.map((each) => each + (roomEm - sum(most)) * (each / sum(most)));
  const weights = wishes.map(({ linesEm }) => Math.max(1, sum(linesEm.flat()) / linesEm.length) ** DAMPING);
  return lowerRows(wishes, { least, most, shares: growWithin({ least, most, weights }, roomEm) });
}

/** Long texts get a little less than in proportion. */
const DAMPING = 0.68;

type Bounds = { readonly least: readonly number[]; readonly most: readonly number[] };

/** The level at which shares, kept within their bounds, fill the room: found by halving. */
function growWithin(
  { least, most, weights }: Bounds & { readonly weights: readonly number[] },
  roomEm: number,
): readonly number[] {
  const sharesAt = (level: number): readonly number[] =>
    weights.map((weight, index) => Math.min(most[index] ?? 0, Math.max(least[index] ?? 0, level * weight)));
  let low = 0;
  let high = roomEm;
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    if (sum(sharesAt(middle)) < roomEm) low = middle;
    else high = middle;
  }
  return sharesAt(high);
}

const STEPS_EM = [3, 1, 0.5];
const MOST_SWEEPS = 12;

/** Moves room from column to column for as long as that makes the rows lower. */
function lowerRows(
  wishes: readonly RoomWish[],
  { least, most, shares: first }: Bounds & { readonly shares: readonly number[] },
): readonly number[] {
  const rows = sampleRows(wishes);
  let shares = first;
  let height = heightOf(rows, shares);
  const tryMove = (from: number, to: number, stepEm: number): boolean => {
    const moved = shares.map((share, at) => share + (at === to ? stepEm : at === from ? -stepEm : 0));
    if ((moved[from] ?? 0) < (least[from] ?? 0) || (moved[to] ?? 0) > (most[to] ?? 0)) return false;
    const then = heightOf(rows, moved);
    if (then >= height - 1e-9) return false;
    [shares, height] = [moved, then];
    return true;
  };
  for (const stepEm of STEPS_EM) {
    for (let sweep = 0, isBetter = true; isBetter && sweep < MOST_SWEEPS; sweep += 1) {
      isBetter = false;
      for (const from of shares.keys())
        for (const to of shares.keys()) if (from !== to && tryMove(from, to, stepEm)) isBetter = true;
    }
  }
  return shares;
}

type SampledRow = readonly (readonly number[])[];
const MOST_ROWS = 80;

/** Rows spread over the table: those of a long one tell enough of the others. */
function sampleRows(wishes: readonly RoomWish[]): readonly SampledRow[] {
  const count = Math.max(0, ...wishes.map(({ linesEm }) => linesEm.length));
  const every = Math.max(1, count / MOST_ROWS);
  return Array.from({ length: Math.min(count, MOST_ROWS) }, (_, index) =>
    wishes.map(({ linesEm }) => linesEm[Math.floor(index * every)] ?? []),
  );
}

/** A line is never quite full, unless it is the only one. */
const FILLED = 0.96;
/** So that a move which only nears a lower row counts as well. */
const NEARING = 0.12;

/** One row that towers over the others looks worse than its lines tell. */
const TALL = 1.4;

function heightOf(rows: readonly SampledRow[], shares: readonly number[]): number {
  let total = 0;
  for (const row of rows) {
    let highest = 0;
    for (const [index, cell] of row.entries()) {
      const share = shares[index] ?? 1;
      let lines = 0;
      for (const lineEm of cell) {
        const least = lineEm <= share ? 1 : Math.max(2, Math.ceil(lineEm / (share * FILLED)));
        lines += least + (NEARING * lineEm) / share;
      }
      highest = Math.max(highest, lines);
    }
    total += highest ** TALL;
  }
  return total;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
