import { HYPHEN_EM, type Line, lineWidth, type Measured } from './break-lines.ts';

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

/** Past this share of its room a gap between Han is never stretched: readers would take it for a space. */
const MOST_LOOSE_SPACE = 4;

/** Places the characters of a line; `fillPt` is the width to fill, absent for a ragged line. */
export function setLine(paragraph: Measured, line: Line, fillPt: number | undefined): SetLine {
  const width = lineWidth(paragraph, line.from, line.visibleTo);
  const delta = fillPt === undefined ? 0 : fillPt - width.naturalPt;
  const yielded =
    delta < 0 ? shrinkShare(delta, width.shrinkPt) : stretchShare(paragraph, line, delta, width.stretchPt);
  const xs: number[] = [];
  let x = line.from === 0 ? 0 : -(paragraph.atoms[line.from]?.blankBeforePt ?? 0);
  let end = x;
  for (let index = line.from; index < line.to; index += 1) {
    const atom = paragraph.atoms[index];
    const gap = paragraph.gaps[index];
    if (!atom || !gap) continue;
    xs.push(x);
    x += atom.widthPt;
    if (index === line.visibleTo - 1) end = x - atom.blankAfterPt;
    const give =
      delta < 0 ? -gap.shrinkPt : gap.stretchPt * (atom.kind === 'space' ? yielded.ofSpace : yielded.ofOther);
    x += gap.naturalPt + (delta < 0 ? give * yielded.ofOther : give);
  }
  const last = paragraph.atoms[line.visibleTo - 1];
  if (!last || paragraph.points[line.visibleTo - 1] !== 'hyphen')
    return { from: line.from, to: line.to, xs, widthPt: end };
  return { from: line.from, to: line.to, xs, widthPt: end + HYPHEN_EM * last.sizePt, hyphenX: end };
}

type Share = { readonly ofSpace: number; readonly ofOther: number };

function shrinkShare(delta: number, shrinkPt: number): Share {
  const share = shrinkPt > 0 ? Math.min(1, -delta / shrinkPt) : 0;
  return { ofSpace: share, ofOther: share };
}

/** All gaps grow alike up to their limit; what is still missing only word spaces may take. */
function stretchShare(paragraph: Measured, line: Line, delta: number, stretchPt: number): Share {
  if (stretchPt <= 0) return { ofSpace: 0, ofOther: 0 };
  const ratio = delta / stretchPt;
  if (ratio <= 1) return { ofSpace: ratio, ofOther: ratio };
  const spaces = spaceStretch(paragraph, line);
  const missing = delta - stretchPt;
  return { ofSpace: spaces > 0 ? Math.min(MOST_LOOSE_SPACE, 1 + missing / spaces) : 1, ofOther: 1 };
}

function spaceStretch({ atoms, gaps }: Measured, line: Line): number {
  let sum = 0;
  for (let index = line.from; index < line.visibleTo - 1; index += 1) {
    if (atoms[index]?.kind === 'space') sum += gaps[index]?.stretchPt ?? 0;
  }
  return sum;
}
