import type { Atom } from './shape-text.ts';

/**
 * The white between two characters, in points: as it is, and how far it may grow or shrink when a
 * line is filled.
 */
export type Gap = { readonly naturalPt: number; readonly stretchPt: number; readonly shrinkPt: number };

export const NO_GAP: Gap = { naturalPt: 0, stretchPt: 0, shrinkPt: 0 };
const HAN_STRETCH_EM = 0.09;
const QUARTER_EM = 0.25;

/** The gap after `left`, before `right`. */
export function gapBetween(left: Atom, right: Atom): Gap {
  if (left.kind === 'space') return spaceGap(left.widthPt);
  if (right.kind === 'space') return NO_GAP;
  const em = Math.max(left.sizePt, right.sizePt);
  if (left.kind === 'han' && right.kind === 'han') return hanGap(em);
  if (isPunctuation(left) && isPunctuation(right))
    return { ...NO_GAP, naturalPt: -Math.max(left.blankAfterPt, right.blankBeforePt) };
  if (isPunctuation(left) || isPunctuation(right)) {
    const blank = left.blankAfterPt + right.blankBeforePt;
    return {
      naturalPt: 0,
      stretchPt: isWide(left) && isWide(right) ? HAN_STRETCH_EM * em : 0,
      shrinkPt: blank,
    };
  }
  return isMixed(left, right) && left.risePt === 0 && right.risePt === 0 ? mixedGap(em) : NO_GAP;
}

/** Most gaps are alike: each is made once for a length. */
function keepEach(make: (pt: number) => Gap): (pt: number) => Gap {
  const made = new Map<number, Gap>();
  return (pt) => {
    const known = made.get(pt);
    if (known) return known;
    const gap = make(pt);
    made.set(pt, gap);
    return gap;
  };
}

const hanGap = keepEach((em) => ({ naturalPt: 0, stretchPt: HAN_STRETCH_EM * em, shrinkPt: 0 }));
const mixedGap = keepEach((em) => ({
  naturalPt: QUARTER_EM * em * 0.9,
  stretchPt: 0.25 * em,
  shrinkPt: 0.1 * em,
}));
/** A word space carries its own width; the gap only says how it yields. */
const spaceGap = keepEach((widthPt) => ({
  naturalPt: 0,
  stretchPt: 0.6 * widthPt,
  shrinkPt: 0.3 * widthPt,
}));

const isPunctuation = ({ kind }: Atom): boolean => kind === 'open' || kind === 'close' || kind === 'stop';
const isWide = (atom: Atom): boolean => atom.kind === 'han' || isPunctuation(atom);
const isMixed = (left: Atom, right: Atom): boolean =>
  (left.kind === 'han' && right.kind === 'letter') || (left.kind === 'letter' && right.kind === 'han');
