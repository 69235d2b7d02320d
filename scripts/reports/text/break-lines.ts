import type { BreakPoint } from './break-points.ts';
import { type Gap, gapBetween, NO_GAP } from './gap.ts';
import { EVERY_LINE, hyphenCost, justifiedCost, lastLineCost, OVERFULL, raggedCost } from './line-cost.ts';
import type { Shaped } from './shape-text.ts';

/** Atoms `from` to `to` (exclusive) as one line. `visibleTo` leaves out the white at its end. */
export type Line = {
  readonly from: number;
  readonly to: number;
  readonly visibleTo: number;
  readonly isLast: boolean;
};
export type Measure = { readonly widthPt: number; readonly indentPt: number; readonly justify: boolean };

/** A paragraph measured once: sums up to each atom, so that any line's width is a subtraction. */
export type Measured = Shaped & {
  readonly points: readonly BreakPoint[];
  readonly gaps: readonly Gap[];
  readonly natural: readonly number[];
  readonly stretch: readonly number[];
  readonly shrink: readonly number[];
};

export function measure({ atoms, runOf, direction }: Shaped, points: readonly BreakPoint[]): Measured {
  const gaps: Gap[] = [];
  const [natural, stretch, shrink] = [[0], [0], [0]];
  let [naturalPt, stretchPt, shrinkPt] = [0, 0, 0];
  for (let index = 0; index < atoms.length; index += 1) {
    const atom = atoms[index];
    const next = atoms[index + 1];
    if (!atom) break;
    const gap = next ? gapBetween(atom, next) : NO_GAP;
    naturalPt = naturalPt + atom.widthPt + gap.naturalPt;
    stretchPt += gap.stretchPt;
    shrinkPt += gap.shrinkPt;
    gaps.push(gap);
    natural.push(naturalPt);
    stretch.push(stretchPt);
    shrink.push(shrinkPt);
  }
  return { atoms, runOf, direction, points, gaps, natural, stretch, shrink };
}

/** Width of a line as it is, and how much it can grow and shrink. */
export type LineWidth = { readonly naturalPt: number; readonly stretchPt: number; readonly shrinkPt: number };

/** `visibleTo` is exclusive. Blank inside punctuation at either end is cut, save at the paragraph's start. */
export function lineWidth(paragraph: Measured, from: number, visibleTo: number): LineWidth {
  const { atoms, natural, stretch, shrink } = paragraph;
  const first = atoms[from];
  if (!first || visibleTo === 0) return { naturalPt: 0, stretchPt: 0, shrinkPt: 0 };
  const end = lineEnd(paragraph, visibleTo);
  const cutPt = (from === 0 ? 0 : first.blankBeforePt) + end.blankPt;
  return {
    naturalPt: end.naturalPt - (natural[from] ?? 0) - cutPt + end.hyphenPt,
    stretchPt: end.stretchPt - (stretch[from] ?? 0),
    shrinkPt: end.shrinkPt - (shrink[from] ?? 0),
  };
}

/** The sums up to where a line ends, its last gap left out; the blank cut there and the hyphen put there. */
type LineEnd = LineWidth & { readonly blankPt: number; readonly hyphenPt: number };

function lineEnd({ atoms, points, gaps, natural, stretch, shrink }: Measured, visibleTo: number): LineEnd {
  const last = atoms[visibleTo - 1];
  const gap = gaps[visibleTo - 1] ?? NO_GAP;
  return {
    naturalPt: (natural[visibleTo] ?? 0) - gap.naturalPt,
    stretchPt: (stretch[visibleTo] ?? 0) - gap.stretchPt,
    shrinkPt: (shrink[visibleTo] ?? 0) - gap.shrinkPt,
    blankPt: last?.blankAfterPt ?? 0,
    hyphenPt: last && points[visibleTo - 1] === 'hyphen' ? HYPHEN_EM * last.sizePt : 0,
  };
}

/** The room of a hyphen at the end of a line, in em. */
export const HYPHEN_EM = 0.33;

/** Of each place where a line may begin, the least cost of all lines before it and where the last of them began. */
type Bests = { readonly cost: number[]; readonly from: number[] };

/**
 * Breaks a paragraph where its lines, taken together, are filled best (after Knuth and Plass, 1981:
 * the sum of each line's badness is least). A piece wider than the line is broken anywhere.
 */
export function breakLines(paragraph: Measured, box: Measure): readonly Line[] {
  const { atoms, points } = paragraph;
  if (atoms.length === 0) return [];
  const starts = [0];
  const best: Bests = { cost: [0], from: [0] };
  for (let at = 0; at < atoms.length; at += 1) {
    best.cost.push(0);
    best.from.push(0);
    const point = points[at] ?? (isTooWide(paragraph, starts, at, box) ? 'may' : undefined);
    if (!point) continue;
    const visibleTo = visibleEnd(paragraph, at + 1);
    const end = lineEnd(paragraph, visibleTo);
    noteBestStart(paragraph, { starts, best, to: at + 1, visibleTo, end, box });
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
  readonly visibleTo: number;
  readonly end: LineEnd;
  readonly box: Measure;
};

/** How full a line is before anything yields: at least `from` of its width, and less than `to`. */
type Band = { readonly from: number; readonly to: number };

/**
 * Lines that are nearly full are looked at first: after a good one, most of the others need no closer
 * look. Any line but the last of a paragraph is at least half full where that can be.
 */
const BANDS: readonly Band[] = [
  { from: 0.8, to: Number.POSITIVE_INFINITY },
  { from: 0.5, to: 0.8 },
];
const ANY: Band = { from: 0, to: Number.POSITIVE_INFINITY };

function noteBestStart(paragraph: Measured, search: Search): void {
  const { starts, best, to } = search;
  let found: Best | undefined;
  if (paragraph.points[to - 1] !== 'must')
    for (const band of BANDS) found = searchStarts(paragraph, search, band, found);
  found ??= searchStarts(paragraph, search, ANY, undefined);
  best.cost[to] = found?.cost ?? OVERFULL;
  best.from[to] = found?.from ?? starts.at(-1) ?? 0;
}

type Best = { readonly cost: number; readonly from: number };

/** The best of the lines that end at `to` and are so full, or `rival` where that is better. Of equals the last to begin. */
function searchStarts(
  paragraph: Measured,
  { starts, best, to, visibleTo, end, box }: Search,
  band: Band,
  rival: Best | undefined,
): Best | undefined {
  const { atoms, points, natural, stretch, shrink } = paragraph;
  const point = points[to - 1];
  const upToPt = natural[visibleTo] ?? 0;
  const beaten = rival?.cost ?? Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  let chosen = -1;
  // Every place a line may end asks this of every place it may begin: nothing is made in here.
  for (let index = starts.length - 1; index >= 0; index -= 1) {
    const from = starts[index] ?? 0;
    const roomPt = box.widthPt - (from === 0 ? box.indentPt : 0);
    const passedPt = natural[from] ?? 0;
    const filledPt = upToPt - passedPt;
    if (filledPt < band.from * roomPt) continue;
    if (filledPt >= band.to * roomPt) break;
    const before = best.cost[from] ?? 0;
    // No line costs less than this, so what is dearer before it needs no closer look.
    if (before + EVERY_LINE > beaten) continue;
    const edge = visibleTo > from ? end : lineEnd(paragraph, from + 1);
    const cutPt = (from === 0 ? 0 : (atoms[from]?.blankBeforePt ?? 0)) + edge.blankPt;
    const naturalPt = edge.naturalPt - passedPt - cutPt + edge.hyphenPt;
    const shrinkPt = edge.shrinkPt - (shrink[from] ?? 0);
    if (naturalPt - (box.justify ? shrinkPt : 0) > roomPt + 0.01) {
      if (chosen < 0 && band === ANY) [least, chosen] = [before + OVERFULL, from];
      break;
    }
    if (before + EVERY_LINE >= least) continue;
    const deltaPt = roomPt - naturalPt;
    const filled =
      point === 'must'
        ? lastLineCost(
            { naturalPt, deltaPt, shrinkPt, emPt: from > 0 ? (atoms[from]?.sizePt ?? 0) : 0 },
            points[from - 1],
          )
        : box.justify
          ? justifiedCost(deltaPt, deltaPt < 0 ? shrinkPt : edge.stretchPt - (stretch[from] ?? 0))
          : raggedCost(deltaPt, roomPt);
    const cost = before + (filled + hyphenCost(point, points[from - 1], box.justify));
    if (cost >= least || cost > beaten) continue;
    least = cost;
    chosen = from;
  }
  return chosen < 0 ? rival : { cost: least, from: chosen };
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

function readBack(paragraph: Measured, starts: readonly number[]): readonly Line[] {
  const lines: Line[] = [];
  for (let to = paragraph.atoms.length; to > 0; ) {
    const from = Math.max(0, starts[to] ?? 0);
    const visibleTo = Math.max(visibleEnd(paragraph, to), from);
    lines.push({ from, to, visibleTo, isLast: paragraph.points[to - 1] === 'must' });
    to = from;
  }
  return lines.reverse();
}
