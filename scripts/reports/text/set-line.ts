import { HYPHEN_EM, type Line, lineWidth, type Measured } from './break-lines.ts';
import type { Atom } from './shape-text.ts';

/** A line with the place of each of its characters, in points from where it begins. */
export type SetLine = {
  readonly from: number;
  readonly to: number;
  /** One a character, white space at the end included: where it stands. */
  readonly xs: readonly number[];
  readonly widthPt: number;
  /** Where the hyphen of a parted word is drawn. */
  readonly hyphenX?: number;
};

/** A line that would need more than this of its word spaces is left short: holes read worse than a ragged edge. */
const MOST_LOOSE_SPACE = 2.5;

/** Places the characters of a line; `fillPt` is the width to fill, absent for a ragged line. */
export function setLine(paragraph: Measured, line: Line, fillPt: number | undefined): SetLine {
  const width = lineWidth(paragraph, line.from, line.visibleTo);
  const delta = fillPt === undefined ? 0 : fillPt - width.naturalPt;
  const yielded =
    delta < 0 ? shrinkShare(delta, width.shrinkPt) : stretchShare(paragraph, line, delta, width.stretchPt);
  const gapAfter = (index: number): number => {
    const [atom, gap] = [paragraph.atoms[index], paragraph.gaps[index]];
    if (!atom || !gap) return 0;
    const give =
      delta < 0
        ? -gap.shrinkPt * yielded.ofOther
        : gap.stretchPt * (atom.kind === 'space' ? yielded.ofSpace : yielded.ofOther);
    const next = paragraph.atoms[index + 1];
    const tracking = yielded.ofLetter > 0 && isWithinWord(atom, next) ? yielded.ofLetter * atom.sizePt : 0;
    return gap.naturalPt + give + tracking;
  };
  const { xs, end } = paragraph.direction
    ? placeBothWays(paragraph, line, gapAfter)
    : placeRightwards(paragraph, line, gapAfter);
  const last = paragraph.atoms[line.visibleTo - 1];
  if (!last || paragraph.points[line.visibleTo - 1] !== 'hyphen')
    return { from: line.from, to: line.to, xs, widthPt: end };
  return { from: line.from, to: line.to, xs, widthPt: end + HYPHEN_EM * last.sizePt, hyphenX: end };
}

type Placed = { readonly xs: readonly number[]; readonly end: number };

function placeRightwards({ atoms }: Measured, line: Line, gapAfter: (index: number) => number): Placed {
  const xs: number[] = [];
  let x = line.from === 0 ? 0 : -(atoms[line.from]?.blankBeforePt ?? 0);
  let end = x;
  for (let index = line.from; index < line.to; index += 1) {
    const atom = atoms[index];
    if (!atom) continue;
    xs.push(x);
    x += atom.widthPt;
    if (index === line.visibleTo - 1) end = x - atom.blankAfterPt;
    x += gapAfter(index);
  }
  return { xs, end };
}

/**
 * The same for a line in which something is read from right to left. The white after a character is on its left
 * there; white at the end of the line stands outside of it.
 */
function placeBothWays(
  { atoms, direction }: Measured,
  line: Line,
  gapAfter: (index: number) => number,
): Placed {
  const xs: number[] = new Array(line.to - line.from).fill(0);
  const order = direction?.order(line.from, line.visibleTo) ?? [];
  const first = atoms[order[0] ?? line.from];
  const last = atoms[order.at(-1) ?? line.from];
  let x = line.from === 0 ? 0 : -(first?.blankBeforePt ?? 0);
  for (const index of order) {
    const isLeftwards = ((direction?.levels[index] ?? 0) & 1) === 1;
    const white = index === line.visibleTo - 1 ? 0 : gapAfter(index);
    if (isLeftwards) x += white;
    xs[index - line.from] = x;
    x += (atoms[index]?.widthPt ?? 0) + (isLeftwards ? 0 : white);
  }
  for (let index = line.visibleTo; index < line.to; index += 1) xs[index - line.from] = x;
  return { xs, end: x - (last?.blankAfterPt ?? 0) };
}

/** Shares of what gaps can give, and the white put between two letters of a word, in em. */
type Share = { readonly ofSpace: number; readonly ofOther: number; readonly ofLetter: number };

/** White that nobody sees between letters keeps the words of a loose line from standing far apart. */
const MOST_TRACKING_EM = 0.022;

const isWithinWord = (left: Atom, right: Atom | undefined): boolean =>
  left.kind === 'letter' && right?.kind === 'letter' && !left.isShaped;

function shrinkShare(delta: number, shrinkPt: number): Share {
  const share = shrinkPt > 0 ? Math.min(1, -delta / shrinkPt) : 0;
  return { ofSpace: share, ofOther: share, ofLetter: 0 };
}

/** All gaps grow alike up to their limit; what is still missing letters take a little of, and then word spaces alone. */
function stretchShare(paragraph: Measured, line: Line, delta: number, stretchPt: number): Share {
  if (stretchPt <= 0) return { ofSpace: 0, ofOther: 0, ofLetter: 0 };
  const ratio = delta / stretchPt;
  if (ratio <= 1) return { ofSpace: ratio, ofOther: ratio, ofLetter: 0 };
  const spaces = spaceStretch(paragraph, line);
  const missing = delta - stretchPt;
  if (spaces === 0) return { ofSpace: 1, ofOther: 1, ofLetter: 0 };
  const letters = letterEms(paragraph, line);
  const ofLetter = letters > 0 ? Math.min(MOST_TRACKING_EM, missing / letters) : 0;
  const ofSpace = 1 + (missing - ofLetter * letters) / spaces;
  return ofSpace > MOST_LOOSE_SPACE
    ? { ofSpace: 1, ofOther: 1, ofLetter: 0 }
    : { ofSpace, ofOther: 1, ofLetter };
}

/** The sizes of all letters with another after them, together. */
function letterEms({ atoms }: Measured, line: Line): number {
  let sum = 0;
  for (let index = line.from; index < line.visibleTo - 1; index += 1) {
    const atom = atoms[index];
    if (atom && isWithinWord(atom, atoms[index + 1])) sum += atom.sizePt;
  }
  return sum;
}

function spaceStretch({ atoms, gaps }: Measured, line: Line): number {
  let sum = 0;
  for (let index = line.from; index < line.visibleTo - 1; index += 1) {
    if (atoms[index]?.kind === 'space') sum += gaps[index]?.stretchPt ?? 0;
  }
  return sum;
}
