import type { Atom } from './shape-text.ts';

/**
 * The white between two characters, in points: as it is, and how far it may grow or shrink when a
 * line is filled.
 */
export type Gap = { readonly naturalPt: number; readonly stretchPt: number; readonly shrinkPt: number };

const NONE: Gap = { naturalPt: 0, stretchPt: 0, shrinkPt: 0 };
const HAN_STRETCH_EM = 0.09;
const QUARTER_EM = 0.25;

/** The gap after `left`, before `right`. */
export function gapBetween(left: Atom, right: Atom): Gap {
  if (left.kind === 'space') return spaceGap(left);
  if (right.kind === 'space') return NONE;
  const em = Math.max(left.sizePt, right.sizePt);
  if (isPunctuation(left) && isPunctuation(right))
    return { ...NONE, naturalPt: -Math.max(left.blankAfterPt, right.blankBeforePt) };
  if (isPunctuation(left) || isPunctuation(right)) {
    const blank = left.blankAfterPt + right.blankBeforePt;
    return {
      naturalPt: 0,
      stretchPt: isWide(left) && isWide(right) ? HAN_STRETCH_EM * em : 0,
      shrinkPt: blank,
    };
  }
  if (left.kind === 'han' && right.kind === 'han')
    return { naturalPt: 0, stretchPt: HAN_STRETCH_EM * em, shrinkPt: 0 };
  if (isMixed(left, right) && left.risePt === 0 && right.risePt === 0) {
    return { naturalPt: QUARTER_EM * em * 0.9, stretchPt: 0.25 * em, shrinkPt: 0.1 * em };
  }
  return NONE;
}

const isPunctuation = (atom: Atom): boolean =>
  atom.kind === 'open' || atom.kind === 'close' || atom.kind === 'stop';
const isWide = (atom: Atom): boolean => atom.kind === 'han' || isPunctuation(atom);
const isMixed = (left: Atom, right: Atom): boolean =>
  (left.kind === 'han' && right.kind === 'letter') || (left.kind === 'letter' && right.kind === 'han');

/** A word space carries its own width; the gap only says how it yields. */
function spaceGap(space: Atom): Gap {
  return { naturalPt: 0, stretchPt: 0.6 * space.widthPt, shrinkPt: 0.25 * space.widthPt };
}
