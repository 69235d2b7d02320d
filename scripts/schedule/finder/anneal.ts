import { at } from '../problem/ints.ts';
import { aimAnywhere, aimAtGap, aimAtWish } from './aim.ts';
import { breakSpread } from './breaks.ts';
import { settleCheapest } from './cheapest.ts';
import { beginMove, lift, takeBack } from './journal.ts';
import { keepBest, type Search, spreadLimit } from './search.ts';
import { shiftTo } from './shift.ts';
import { restoreSnapshot } from './snapshot.ts';
import type { State } from './state.ts';
import { BREAK_COST } from './worth.ts';

const STEPS_BETWEEN_LOOKS = 128;
/** Of all moves, those that take one meeting up and set it down where it costs least. */
const SHARE_OF_RESETTLING = 0.5;
const SHARE_OF_GAPS = 0.5;
const SHARE_OF_WISHES = 0.06;
/** Of those resettled: outside their wishes, and beside a gap. */
const RESETTLED_WISHES = 0.25;
const RESETTLED_GAPS = 0.55;
/** What each break of spread beyond the limit costs, and each one within it, in breaks. */
const UNFAIR = 3;
const UNEVEN = 0.02;

export type AnnealOptions = {
  readonly steps: number;
  readonly hot: number;
  readonly cold: number;
  /** What an idle cell inside a break costs: it leads the search towards gaps that can be closed. */
  readonly idlePrice: number;
};

/**
 * One annealing round over breaks and missed preferences, then fairness; the weight never falls. Leaves the
 * best schedule so far.
 */
export function anneal(search: Search, { steps, hot, cold, idlePrice }: AnnealOptions): void {
  const { state, scratch, journal, random, control } = search;
  const limit = spreadLimit(search);
  scratch.idlePrice = idlePrice;
  scratch.price.fill(1);
  let cost = costOf(search, limit);
  for (let i = 0; i < steps; i += 1) {
    if (i % STEPS_BETWEEN_LOOKS === 0 && (control.shouldStop() || isPerfect(state))) break;
    search.steps += 1;
    const resettles = random() < SHARE_OF_RESETTLING;
    if (!(resettles ? takeUp(search) : takeAim(search))) continue;
    beginMove(journal);
    const { weight } = state.totals;
    const temperature = hot * (cold / hot) ** (i / steps);
    const worst = cost - temperature * Math.log(Math.max(random(), 1e-12));
    const isDone = resettles ? resettle(search) : shiftTo(search, { ...search.aim, worst });
    const next = isDone && state.totals.weight >= weight ? costOf(search, limit) : Number.POSITIVE_INFINITY;
    if (next <= worst) {
      if (next < cost || state.totals.weight > weight || idlePrice > 0) keepBest(search);
      cost = next;
    } else takeBack(state, journal);
  }
  scratch.price.set(search.problem.meetings.weight);
  restoreSnapshot(state, search.best);
}

/** A placed meeting to take up, left in `search.aim`. */
function takeUp(search: Search): boolean {
  const { state, aim, random } = search;
  const draw = random();
  if (draw < RESETTLED_WISHES) {
    if (!aimAtWish(state, random, aim)) return false;
  } else if (draw < RESETTLED_WISHES + RESETTLED_GAPS) {
    if (!aimAtGap(state, random, aim)) return false;
  } else aim.m = Math.floor(random() * state.option.length);
  return at(state.option, aim.m) >= 0 && at(state.problem.meetings.isFixed, aim.m) === 0;
}

function resettle({ state, scratch, journal, random, aim }: Search): boolean {
  const former = at(state.option, aim.m);
  lift(state, journal, aim.m);
  const offset = Math.floor(random() * 4096);
  return settleCheapest(state, scratch, { m: aim.m, offset, except: former });
}

function takeAim({ state, random, aim }: Search): boolean {
  const draw = random();
  if (draw < SHARE_OF_GAPS) return aimAtGap(state, random, aim);
  if (draw < SHARE_OF_GAPS + SHARE_OF_WISHES) return aimAtWish(state, random, aim);
  return aimAnywhere(state, random, aim);
}

function costOf({ state, scratch }: Search, limit: number): number {
  const { breaks, misses, idle } = state.totals;
  const spread = breakSpread(state);
  return (
    scratch.idlePrice * idle +
    BREAK_COST * breaks +
    misses +
    UNEVEN * spread +
    UNFAIR * Math.max(0, spread - limit)
  );
}

function isPerfect({ totals }: State): boolean {
  return totals.unplacedCount === 0 && totals.breakerCount === 0 && totals.misses === 0;
}
