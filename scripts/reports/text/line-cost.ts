import type { BreakPoint } from './break-points.ts';

/** What a line costs that sticks out. */
export const OVERFULL = 1e7;
/** What every line costs, and none less. */
export const EVERY_LINE = 1;
const LOOSE = 400;
const LOOSEST = 40;
const SHORT_LAST_LINE = 30;
const SHORT_EM = 2.5;
/** A last line that is the rest of a parted word and no more. */
const REST_OF_WORD = 600;
const REST_EM = 4;
/** A hyphen is worth a line that is plainly better; two lines on end with one, or one before the last line, hardly ever. */
const HYPHENATED = { justified: 45, ragged: 14, again: 900, last: 120 } as const;

/** Of a line to be filled: `deltaPt` is missing (or, negative, too much), `yieldPt` what its gaps can give. */
export function justifiedCost(deltaPt: number, yieldPt: number): number {
  const missingPt = Math.abs(deltaPt);
  if (missingPt < 0.05) return EVERY_LINE;
  const ratio = missingPt / Math.max(yieldPt, 0.01);
  return EVERY_LINE + 100 * cube(Math.min(ratio, LOOSEST)) + (deltaPt < 0 && ratio > 1 ? LOOSE : 0);
}

export function raggedCost(deltaPt: number, roomPt: number): number {
  const share = deltaPt / roomPt;
  return deltaPt < 0 ? OVERFULL / 10 : EVERY_LINE + 300 * share ** 2;
}

export type LastLine = {
  readonly deltaPt: number;
  readonly shrinkPt: number;
  readonly naturalPt: number;
  /** Of its first character; none for the only line of a paragraph, which may be as short as it is. */
  readonly emPt: number;
};

export function lastLineCost(
  { deltaPt, shrinkPt, naturalPt, emPt }: LastLine,
  before: BreakPoint = undefined,
): number {
  const shrunk = deltaPt < 0 ? 100 * cube(-deltaPt / Math.max(shrinkPt, 0.01)) : 0;
  const rest = before === 'hyphen' && naturalPt < REST_EM * emPt ? REST_OF_WORD : 0;
  return EVERY_LINE + shrunk + rest + (naturalPt < SHORT_EM * emPt ? SHORT_LAST_LINE : 0);
}

/** Of how a line ends, given how the one before it does. */
export function hyphenCost(point: BreakPoint, before: BreakPoint, justify: boolean): number {
  if (point === 'must') return before === 'hyphen' ? HYPHENATED.last : 0;
  if (point !== 'hyphen') return 0;
  const again = before === 'hyphen' ? HYPHENATED.again : 0;
  return again + (justify ? HYPHENATED.justified : HYPHENATED.ragged);
}

const cube = (value: number): number => value * value * value;
