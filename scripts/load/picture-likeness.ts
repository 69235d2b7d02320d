/** A picture of one channel, row by row. */
export type Grey = {
  readonly pixels: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
};

const WINDOW = 8;
/** Every other window in each direction tells as much of a photo. */
const STEP = 16;
/** Constants that keep flat windows from dividing by nothing: (0.01 · 255)² and (0.03 · 255)². */
const C1 = 6.5025;
const C2 = 58.5225;

/**
 * How alike two pictures of one size look, from 0 to 1: the mean structural similarity of windows spread
 * over them (Wang and others, 2004).
 * @example likeness(photo, photo) // 1
 */
export function likeness(one: Grey, other: Grey): number {
  let sum = 0;
  let count = 0;
  for (let y = 0; y + WINDOW <= one.heightPx; y += STEP) {
    for (let x = 0; x + WINDOW <= one.widthPx; x += STEP) {
      sum += windowLikeness(one, other, y * one.widthPx + x);
      count += 1;
    }
  }
  return count === 0 ? 1 : sum / count;
}

function windowLikeness({ pixels: a, widthPx }: Grey, { pixels: b }: Grey, from: number): number {
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let row = 0; row < WINDOW; row += 1) {
    for (let at = from + row * widthPx, end = at + WINDOW; at < end; at += 1) {
      const [left, right] = [a[at] ?? 0, b[at] ?? 0];
      sumA += left;
      sumB += right;
      squareA += left * left;
      squareB += right * right;
      product += left * right;
    }
  }
  const size = WINDOW * WINDOW;
  const [meanA, meanB] = [sumA / size, sumB / size];
  const [varianceA, varianceB] = [squareA / size - meanA * meanA, squareB / size - meanB * meanB];
  const covariance = product / size - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) /
    ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2))
  );
}
