import type { Violation } from './constraints/constraint.ts';

/** One cause with the number of starts it stands in the way of. */
export type Obstacle = Pick<Violation, 'code' | 'parameters'> & { readonly starts: number };

/** Where a meeting would be, in minutes since 1970. */
export type Opening = { readonly start: number; readonly room: string };

/** One condition that somebody could give up. */
export type Loosening =
  | { readonly kind: 'any-time' | 'any-room' | 'fewer-seats' | 'any-order' }
  | { readonly kind: 'shorter'; readonly minutes: number }
  | { readonly kind: 'without' | 'no-meal' | 'one-more'; readonly person: string }
  | { readonly kind: 'without-pool'; readonly pool: string }
  | { readonly kind: 'without-group'; readonly people: readonly string[] }
  | { readonly kind: 'substitute'; readonly person: string; readonly by: readonly string[] }
  | { readonly kind: 'one-more-room'; readonly venue?: string };

/**
 * One condition that, given up alone, would place the meeting among the others as they are; each has been
 * tried, and `opening` is where it led. Its room is empty where that would be one more than there are.
 */
export type Relaxation = { readonly opening: Opening } & Loosening;

/** Two that are enough together, where no single one is; or more, where no two are. */
export type JointRelaxation = {
  readonly changes: readonly Loosening[];
  readonly opening: Opening;
};

/** More is asked of someone than the days hold. */
export type Overload = {
  readonly person: string;
  readonly askedMinutes: number;
  readonly availableMinutes: number;
};

/** Why a meeting stands where it stands, or nowhere. The words are `schedule.reason.*`. */
export type Explanation =
  | {
      readonly kind: 'placed';
      readonly meeting: string;
      readonly because: 'pinned' | 'kept' | 'only-start' | 'preferred' | 'preference-missed' | 'free';
      /** Starts that nothing but what is pinned stands in the way of. */
      readonly possibleStarts: number;
      /** What kept it from its preferred times, or what its pin breaks. */
      readonly obstacles: readonly Obstacle[];
    }
  /** Nothing stands in its way: nobody has given it a place. */
  | { readonly kind: 'open'; readonly meeting: string; readonly freeStarts: number }
  | {
      readonly kind: 'impossible';
      readonly meeting: string;
      readonly obstacles: readonly Obstacle[];
      readonly relaxations: readonly Relaxation[];
      /** Only where there is no single one. */
      readonly together: readonly JointRelaxation[];
    }
  | {
      readonly kind: 'out-competed';
      readonly meeting: string;
      readonly possibleStarts: number;
      /** The cheapest exchange: these would have to give way, and weigh so much together. */
      readonly rivals: readonly string[];
      readonly rivalWeight: number;
      readonly opening: Opening | undefined;
      readonly relaxations: readonly Relaxation[];
      readonly together: readonly JointRelaxation[];
      readonly overloads: readonly Overload[];
    };
