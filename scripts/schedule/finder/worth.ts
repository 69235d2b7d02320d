/** What a schedule is worth, in the order of what matters. */
export type Worth = {
  readonly weight: number;
  /** Breaks of those whose gaps count, each by its gap weight; and preferred windows missed. */
  readonly breaks: number;
  readonly misses: number;
  readonly spread: number;
};

/** A break is as bad as this many preferred windows missed. */
export const BREAK_COST = 2;

/** Breaks and missed preferences in one number, to be kept low. */
export function qualityCost({ breaks, misses }: Pick<Worth, 'breaks' | 'misses'>): number {
  return BREAK_COST * breaks + misses;
}

/** Below 0 when `a` is the better one: more weight, then fewer breaks and misses, then fairer. */
export function compareWorth(a: Worth, b: Worth): number {
  return b.weight - a.weight || qualityCost(a) - qualityCost(b) || a.spread - b.spread;
}
