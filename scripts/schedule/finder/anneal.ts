import { aimAnywhere, aimAtGap, aimAtWish } from './aim.ts';
import { beginMove, takeBack } from './journal.ts';
import { keepBest, type Search, spreadLimit } from './search.ts';
import { shiftTo } from './shift.ts';
import { restoreSnapshot } from './snapshot.ts';
import { breakSpread, type State } from './state.ts';
import { BREAK_COST } from './worth.ts';

const STEPS_BETWEEN_LOOKS = 128;
const SHARE_OF_GAPS = 0.5;
const SHARE_OF_WISHES = 0.06;
/** What each break of spread beyond the limit costs, and each one within it, in breaks. */
const UNFAIR = 3;
const UNEVEN = 0.02;

export type AnnealOptions = { readonly steps: number; readonly hot: number; readonly cold: number };

/**
 * One annealing round over breaks and missed preferences, then fairness; the weight never falls. Leaves the
 * best schedule so far.
 */
export function anneal(search: Search, { steps, hot, cold }: AnnealOptions): void {
  const { state, journal, random, control } = search;
  const limit = spreadLimit(search);
  let cost = costOf(state, limit);
  for (let i = 0; i < steps; i += 1) {
    if (i % STEPS_BETWEEN_LOOKS === 0 && (control.shouldStop() || isPerfect(state))) break;
    search.steps += 1;
    if (!takeAim(search)) continue;
    beginMove(journal);
    const { weight } = state.totals;
    const temperature = hot * (cold / hot) ** (i / steps);
    const worst = cost - temperature * Math.log(Math.max(random(), 1e-12));
    const isDone = shiftTo(search, { ...search.aim, worst }) && state.totals.weight >= weight;
    const next = isDone ? costOf(state, limit) : 0;
    if (isDone && next <= worst) {
      if (next < cost || state.totals.weight > weight) keepBest(search);
      cost = next;
    } else takeBack(state, journal);
  }
  restoreSnapshot(state, search.best);
}

function takeAim({ state, random, aim }: Search): boolean {
  const draw = random();
  if (draw < SHARE_OF_GAPS) return aimAtGap(state, random, aim);
  if (draw < SHARE_OF_GAPS + SHARE_OF_WISHES) return aimAtWish(state, random, aim);
  return aimAnywhere(state, random, aim);
}

function costOf(state: State, limit: number): number {
  const { breaks, misses } = state.totals;
  const spread = breakSpread(state);
  return BREAK_COST * breaks + misses + UNEVEN * spread + UNFAIR * Math.max(0, spread - limit);
}

function isPerfect({ totals }: State): boolean {
  return totals.unplacedCount === 0 && totals.breakerCount === 0 && totals.misses === 0;
}
