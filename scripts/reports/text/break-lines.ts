import type { BreakPoint } from './break-points.ts';
import { type Gap, gapBetween } from './gap.ts';
import type { Atom } from './shape-text.ts';

/** Atoms `from` to `to` (exclusive) as one line. `visibleTo` leaves out the white at its end. */
export type Line = {
  readonly from: number;
  readonly to: number;
  readonly visibleTo: number;
  readonly isLast: boolean;
};
export type Measure = { readonly widthPt: number; readonly indentPt: number; readonly justify: boolean };

/** A paragraph measured once: sums up to each atom, so that any line's width is a subtraction. */
export type Measured = {
  readonly atoms: readonly Atom[];
  readonly points: readonly BreakPoint[];
  readonly gaps: readonly Gap[];
  readonly natural: Float64Array;
  readonly stretch: Float64Array;
  readonly shrink: Float64Array;
};

export function measure(atoms: readonly Atom[], points: readonly BreakPoint[]): Measured {
  const size = atoms.length + 1;
  const sums = {
    natural: new Float64Array(size),
    stretch: new Float64Array(size),
    shrink: new Float64Array(size),
  };
  const gaps = atoms.map((atom, index) => {
    const next = atoms[index + 1];
    return next ? gapBetween(atom, next) : { naturalPt: 0, stretchPt: 0, shrinkPt: 0 };
  });
  for (const [index, gap] of gaps.entries()) {
    sums.natural[index + 1] = (sums.natural[index] ?? 0) + (atoms[index]?.widthPt ?? 0) + gap.naturalPt;
    sums.stretch[index + 1] = (sums.stretch[index] ?? 0) + gap.stretchPt;
    sums.shrink[index + 1] = (sums.shrink[index] ?? 0) + gap.shrinkPt;
  }
  return { atoms, points, gaps, ...sums };
}

/** Width of a line as it is, and how much it can grow and shrink. */
export type LineWidth = { readonly naturalPt: number; readonly stretchPt: number; readonly shrinkPt: number };

/** `visibleTo` is exclusive. Blank inside punctuation at either end is cut, save at the paragraph's start. */
export function lineWidth(
  { atoms, points, gaps, natural, stretch, shrink }: Measured,
  from: number,
  visibleTo: number,
): LineWidth {
  const last = visibleTo - 1;
  const first = atoms[from];
  const end = atoms[last];
  const gap = gaps[last];
  if (!first || !end || !gap) return { naturalPt: 0, stretchPt: 0, shrinkPt: 0 };
  const cut = (from === 0 ? 0 : first.blankBeforePt) + end.blankAfterPt;
  const hyphenPt = points[last] === 'hyphen' ? HYPHEN_EM * end.sizePt : 0;
  return {
    naturalPt: (natural[visibleTo] ?? 0) - gap.naturalPt - (natural[from] ?? 0) - cut + hyphenPt,
    stretchPt: (stretch[visibleTo] ?? 0) - gap.stretchPt - (stretch[from] ?? 0),
    shrinkPt: (shrink[visibleTo] ?? 0) - gap.shrinkPt - (shrink[from] ?? 0),
  };
}

/** The room of a hyphen at the end of a line, in em. */
export const HYPHEN_EM = 0.33;

type Best = { readonly cost: number; readonly from: number };

/** Of each place where a line may begin, the least cost of all lines before it and where the last of them began. */
type Bests = { readonly cost: Float64Array; readonly from: Int32Array };

/**
 * Breaks a paragraph where its lines, taken together, are filled best (after Knuth and Plass, 1981:
 * the sum of each line's badness is least). A piece wider than the line is broken anywhere.
 */
export function breakLines(paragraph: Measured, box: Measure): readonly Line[] {
  const { atoms, points } = paragraph;
  if (atoms.length === 0) return [];
  const starts = [0];
  const size = atoms.length + 1;
  const best: Bests = { cost: new Float64Array(size), from: new Int32Array(size).fill(-1) };
  for (let at = 0; at < atoms.length; at += 1) {
    const point = points[at] ?? (isTooWide(paragraph, starts, at, box) ? 'may' : undefined);
    if (!point) continue;
    const chosen = bestStart(paragraph, { starts, best, to: at + 1, box });
    best.cost[at + 1] = chosen.cost;
    best.from[at + 1] = chosen.from;
    if (point === 'must') starts.length = 0;
    starts.push(at + 1);
  }
  return readBack(paragraph, best.from);
}

const EVEN_STEPS = 7;

/** Breaks into as few lines as fit, as even in length as they can be: for centred titles and captions. */
export function breakEvenly(paragraph: Measured, box: Measure): readonly Line[] {
  const widest = breakLines(paragraph, box);
  if (widest.length < 2) return widest;
  let low = box.widthPt / 2;
  let high = box.widthPt;
  for (let step = 0; step < EVEN_STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (breakLines(paragraph, { ...box, widthPt: middle }).length > widest.length) low = middle;
    else high = middle;
  }
  return breakLines(paragraph, { ...box, widthPt: high });
}

/** True when nothing that begins at the last opportunity fits any more with the next character. */
function isTooWide(paragraph: Measured, starts: readonly number[], at: number, box: Measure): boolean {
  const from = starts.at(-1) ?? 0;
  const roomPt = box.widthPt - (from === 0 ? box.indentPt : 0);
  // Most places are far from the edge, which the sums tell without a closer look.
  const sums = paragraph.natural[at + 2] ?? 0;
  if (sums - (paragraph.natural[from] ?? 0) < 0.6 * roomPt) return false;
  const next = paragraph.atoms[at + 1];
  if (!next || next.kind === 'space' || next.kind === 'invisible') return false;
  const width = lineWidth(paragraph, from, at + 2);
  return width.naturalPt - width.shrinkPt > roomPt;
}

type Search = {
  readonly starts: readonly number[];
  readonly best: Bests;
  readonly to: number;
  readonly box: Measure;
};

function bestStart(paragraph: Measured, search: Search): Best {
  const { starts, to } = search;
  // Any line but the last of a paragraph is at least half full, so most starts need no closer look.
  const isLast = paragraph.points[to - 1] === 'must';
  const chosen = isLast ? undefined : searchStarts(paragraph, search, LEAST_FULL);
  return chosen ?? searchStarts(paragraph, search, 0) ?? { from: starts.at(-1) ?? 0, cost: OVERFULL };
}

const LEAST_FULL = 0.5;

function searchStarts(
  paragraph: Measured,
  { starts, best, to, box }: Search,
  leastFull: number,
): Best | undefined {
  const visibleTo = visibleEnd(paragraph, to);
  const end = paragraph.natural[visibleTo] ?? 0;
  let chosen: Best | undefined;
  let nearest: Best | undefined;
  for (let index = starts.length - 1; index >= 0; index -= 1) {
    const from = starts[index] ?? 0;
    const available = box.widthPt - (from === 0 ? box.indentPt : 0);
    if (end - (paragraph.natural[from] ?? 0) < leastFull * available) continue;
    const width = lineWidth(paragraph, from, Math.max(visibleTo, from + 1));
    const before = best.cost[from] ?? 0;
    if (width.naturalPt - (box.justify ? width.shrinkPt : 0) > available + 0.01) {
      nearest ??= { from, cost: before + OVERFULL };
      break;
    }
    const cost = before + lineCost(paragraph, { from, to, width, available, box });
    if (!chosen || cost < chosen.cost) chosen = { from, cost };
  }
  return chosen ?? (leastFull === 0 ? nearest : undefined);
}

const OVERFULL = 1e7;
const LOOSE = 400;
const EVERY_LINE = 1;
const SHORT_LAST_LINE = 30;
/** A hyphen is worth a line that is plainly better; two lines on end with one, or one before the last line, hardly ever. */
const HYPHENATED = { justified: 45, ragged: 14, again: 900, last: 120 } as const;

type Candidate = {
  readonly from: number;
  readonly to: number;
  readonly width: LineWidth;
  readonly available: number;
  readonly box: Measure;
};

function lineCost(paragraph: Measured, candidate: Candidate): number {
  return fillCost(paragraph, candidate) + hyphenCost(paragraph, candidate);
}

function hyphenCost({ points }: Measured, { from, to, box }: Candidate): number {
  if (points[to - 1] === 'must' && points[from - 1] === 'hyphen') return HYPHENATED.last;
  if (points[to - 1] !== 'hyphen') return 0;
  const again = points[from - 1] === 'hyphen' ? HYPHENATED.again : 0;
  return again + (box.justify ? HYPHENATED.justified : HYPHENATED.ragged);
}

function fillCost(paragraph: Measured, { from, to, width, available, box }: Candidate): number {
  const delta = available - width.naturalPt;
  if (paragraph.points[to - 1] === 'must') {
    const shrunk = delta < 0 ? 100 * (-delta / Math.max(width.shrinkPt, 0.01)) ** 3 : 0;
    const em = paragraph.atoms[from]?.sizePt ?? 0;
    return EVERY_LINE + shrunk + (from > 0 && width.naturalPt < 2.5 * em ? SHORT_LAST_LINE : 0);
  }
  if (!box.justify) return delta < 0 ? OVERFULL / 10 : EVERY_LINE + 300 * (delta / available) ** 2;
  const room = delta < 0 ? width.shrinkPt : width.stretchPt;
  const ratio = Math.abs(delta) / Math.max(room, 0.01);
  if (Math.abs(delta) < 0.05) return EVERY_LINE;
  return EVERY_LINE + (ratio <= 1 ? 100 * ratio ** 3 : LOOSE * Math.min(ratio, 40));
}

/** Where the line's last visible atom ends: spaces and line feeds at the end do not count. */
export function visibleEnd({ atoms }: Pick<Measured, 'atoms'>, to: number): number {
  let end = to;
  for (; end > 0; end -= 1) {
    const kind = atoms[end - 1]?.kind;
    if (kind !== 'space' && kind !== 'line-break') return end;
  }
  return end;
}

function readBack(paragraph: Measured, starts: Int32Array): readonly Line[] {
  const lines: Line[] = [];
  for (let to = paragraph.atoms.length; to > 0; ) {
    const from = Math.max(0, starts[to] ?? 0);
    const visibleTo = Math.max(visibleEnd(paragraph, to), from);
    lines.push({ from, to, visibleTo, isLast: paragraph.points[to - 1] === 'must' });
    to = from;
  }
  return lines.reverse();
}
