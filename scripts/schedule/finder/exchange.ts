import { at, realAt } from '../problem/ints.ts';
import { type Chain, findChain, makeChain, turnChain } from './chain.ts';
import { laySlots } from './lay-slots.ts';
import { isFairEnough, keepBest, type Search, spreadLimit } from './search.ts';
import { NOT_HERE, type SlotTable } from './slot-table.ts';
import { costOfWaiting, makeWaits, noteWait, type Waits } from './slot-waits.ts';
import { restoreSnapshot } from './snapshot.ts';
import { BREAK_COST, qualityCost } from './worth.ts';

/** An exchange is so much quicker than a step of the other search. */
const EXCHANGES_A_STEP = 3;
const STEPS_BETWEEN_LOOKS = 1024;
/** Of all draws, those of somebody who waits; the rest keep the others from setting. */
const SHARE_OF_WAITING = 0.8;
const HOT = 0.4;
const COLD = 0.15;
/** What each break of one person beyond the limit of spread costs, in breaks. */
const UNFAIR = 3;
const MISS_COST = 1 / BREAK_COST;

export type ExchangeOptions = {
  readonly steps: number;
  /** What an idle cell inside a break costs, in breaks: it leads towards gaps that can be closed. */
  readonly idlePrice: number;
};

/**
 * Anneals breaks and missed preferences by exchanging two slots along chains of meetings, the Kempe chains
 * of edge colouring: whoever is inside a chain changes partners only, and those at its ends change when they
 * are busy. The weight stays as it is. Leaves the best schedule so far.
 * @see Bofill et al., JAIR 74 (2022) 263–301, for the problem with its breaks
 */
export function exchange(search: Search, table: SlotTable, { steps, idlePrice }: ExchangeOptions): void {
  const { control, state } = search;
  const prices = { idle: idlePrice, limit: spreadLimit(search), unfair: UNFAIR };
  const waits = makeWaits(table, prices);
  const chain = makeChain(table);
  let least = qualityCost(search.best);
  let misses = state.totals.misses;
  const count = steps * EXCHANGES_A_STEP;
  for (let i = 0; i < count; i += 1) {
    if (i % STEPS_BETWEEN_LOOKS === 0 && control.shouldStop()) break;
    if (waits.waitingCount === 0 && misses === 0) break;
    if (i % EXCHANGES_A_STEP === 0) search.steps += 1;
    const temperature = HOT * (COLD / HOT) ** (i / count);
    if (!tryExchange(search, { table, waits, chain }, temperature)) continue;
    misses += chain.misses;
    const quality = BREAK_COST * waits.weighedBreaks + misses;
    if (quality >= least && isFairEnough(search, search.best)) continue;
    laySlots(state, table);
    if (keepBest(search)) least = qualityCost(search.best);
  }
  restoreSnapshot(state, search.best);
}

type Workings = { readonly table: SlotTable; readonly waits: Waits; readonly chain: Chain };

/** One draw: somebody's meeting goes to another slot, with all that has to change for it. True when it stays. */
function tryExchange({ random }: Search, workings: Workings, temperature: number): boolean {
  const { table, waits, chain } = workings;
  const m = drawMeeting(random, table, waits);
  if (m < 0) return false;
  const from = at(table.cell, m);
  const to = Math.floor(random() * table.problem.grid.cellCount);
  if (to === from || at(table.allowed, m * table.problem.grid.cellCount + to) === NOT_HERE) return false;
  if (!findChain(table, chain, m, to)) return false;
  turnChain(table, chain, from, to);
  const worst = -temperature * Math.log(Math.max(random(), 1e-12));
  if (costAdded(workings) <= worst) {
    for (let i = 0; i < chain.endCount; i += 1) {
      const person = at(chain.ends, i);
      noteWait(table, waits, person, costOfWaiting(table, waits, person));
    }
    return true;
  }
  turnChain(table, chain, from, to);
  return false;
}

function costAdded({ table, waits, chain }: Workings): number {
  let cost = MISS_COST * chain.misses;
  for (let i = 0; i < chain.endCount; i += 1) {
    const person = at(chain.ends, i);
    cost += costOfWaiting(table, waits, person) - realAt(waits.cost, person);
  }
  return cost;
}

/** A placed meeting of somebody, mostly of somebody who waits; -1 when they have none. */
function drawMeeting(random: () => number, { problem, meetingsOf }: SlotTable, waits: Waits): number {
  const { waiting, waitingCount } = waits;
  const person =
    waitingCount > 0 && random() < SHARE_OF_WAITING
      ? at(waiting, Math.floor(random() * waitingCount))
      : Math.floor(random() * problem.people.count);
  const first = at(meetingsOf.from, person);
  const count = at(meetingsOf.from, person + 1) - first;
  return count === 0 ? -1 : at(meetingsOf.items, first + Math.floor(random() * count));
}
