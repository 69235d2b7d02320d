/** A change of place (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];
export type Point = readonly [x: number, y: number];
export type Box = {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
};

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
export const EVERYWHERE: Box = { left: -1e9, bottom: -1e9, right: 1e9, top: 1e9 };
/** Points by which a text may stand out, be met or overlapped before that counts. */
const SLACK = 1;
/** A line of this share of a run's height strikes it out, and hides nothing. */
const STRIKE = 0.3;

export function matrixOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f];
}

/** First the one, then the other. */
export function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

export const moved = (matrix: Matrix, x: number, y: number): Matrix => times([1, 0, 0, 1, x, y], matrix);

/** Where a point comes to lie. */
export const placeOf = ([a, b, c, d, e, f]: Matrix, x: number, y: number): Point => [
  a * x + c * y + e,
  b * x + d * y + f,
];

/** The upright box around a rectangle that is given by two corners. */
export function boxOf(matrix: Matrix, [x1, y1, x2, y2]: readonly [number, number, number, number]): Box {
  const corners = [
    placeOf(matrix, x1, y1),
    placeOf(matrix, x2, y1),
    placeOf(matrix, x1, y2),
    placeOf(matrix, x2, y2),
  ];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** The box of a path whose corners are those of a box; `undefined` where it is of another shape. */
export function rectangleOf(points: readonly Point[]): Box | undefined {
  if (points.length < 4 || points.length > 5) return undefined;
  const [xs, ys] = [0, 1].map((axis) => new Set(points.map((point) => Math.round((point[axis] ?? 0) * 10))));
  if (xs?.size !== 2 || ys?.size !== 2) return undefined;
  const [left = 0, right = 0] = [...xs].sort((a, b) => a - b).map((each) => each / 10);
  const [bottom = 0, top = 0] = [...ys].sort((a, b) => a - b).map((each) => each / 10);
  return { left, right, bottom, top };
}

export const meet = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left),
  right: Math.min(one.right, other.right),
  bottom: Math.max(one.bottom, other.bottom),
  top: Math.min(one.top, other.top),
});

export const isOutside = (box: Box, seen: Box): boolean =>
  box.right < seen.left - SLACK ||
  box.left > seen.right + SLACK ||
  box.top < seen.bottom - SLACK ||
  box.bottom > seen.top + SLACK;

export const touches = (one: Box, other: Box): boolean =>
  one.left <= other.right && one.right >= other.left && one.bottom <= other.top && one.top >= other.bottom;

/**
 * Over a good part of a run: its middle line, for more than the width of a thin letter, and of its height more
 * than a line that strikes it out.
 */
export function covers(over: Box, run: Box): boolean {
  const [middle, upright] = [(run.bottom + run.top) / 2, (run.left + run.right) / 2];
  const [width, height] = [run.right - run.left, run.top - run.bottom];
  const isTall = height > 2 * width;
  const across = Math.min(over.right, run.right) - Math.max(over.left, run.left);
  const along = Math.min(over.top, run.top) - Math.max(over.bottom, run.bottom);
  if (isTall)
    return over.left <= upright && over.right >= upright && along > 3 * SLACK && across > STRIKE * width;
  return over.bottom <= middle && over.top >= middle && across > 3 * SLACK && along > STRIKE * height;
}
