import { at, realAt } from '../problem/ints.ts';
import { LONGEST_GAP } from './breaks.ts';
import type { SlotTable } from './slot-table.ts';

/** What everyone waits in a table of slots, person by person. */
export type Waits = {
  /** Breaks and idle cells of each person, as the search pays for them. */
  readonly cost: Float64Array;
  readonly breaks: Int32Array;
  /** People with breaks, as a list with positions. */
  readonly waiting: Int32Array;
  readonly waitingAt: Int32Array;
  waitingCount: number;
  /** Of all, each by the weight of their gaps. */
  weighedBreaks: number;
  /** What the last look at a person found. */
  readonly seen: { breaks: number };
  readonly prices: WaitPrices;
};

export type WaitPrices = {
  /** What an idle cell inside a break costs, in breaks. */
  readonly idle: number;
  /** Breaks of one person beyond which each costs `unfair` more. */
  readonly limit: number;
  readonly unfair: number;
};

export function makeWaits(table: SlotTable, prices: WaitPrices): Waits {
  const { count } = table.problem.people;
  const waits: Waits = {
    cost: new Float64Array(count),
    breaks: new Int32Array(count),
    waiting: new Int32Array(count),
    waitingAt: new Int32Array(count),
    waitingCount: 0,
    weighedBreaks: 0,
    seen: { breaks: 0 },
    prices,
  };
  for (let person = 0; person < count; person += 1) {
    const cost = costOfWaiting(table, waits, person);
    noteWait(table, waits, person, cost);
  }
  return waits;
}

/** What a person waits as the table stands, in breaks; how many they are is left in `waits.seen`. */
export function costOfWaiting(table: SlotTable, { prices, seen }: Waits, person: number): number {
  const { grid, people, bufferMinutes } = table.problem;
  seen.breaks = 0;
  if (at(people.hasGaps, person) === 0) return 0;
  const row = person * grid.cellCount;
  const idleRow = person * (grid.cellCount + 1);
  let idle = 0;
  for (let day = 0; day < grid.dayCount; day += 1) {
    const end = at(grid.dayFirst, day + 1);
    let last = -1;
    for (let cell = at(grid.dayFirst, day); cell < end; cell += 1) {
      if (at(table.calendar, row + cell) < 0) continue;
      if (last >= 0 && cell > last + 1) {
        const cells = at(people.idle, idleRow + cell) - at(people.idle, idleRow + last + 1);
        if (cells * grid.slotMinutes > bufferMinutes) {
          seen.breaks += 1;
          idle += Math.min(cells, LONGEST_GAP);
        }
      }
      last = cell;
    }
  }
  const over = seen.breaks > prices.limit ? seen.breaks - prices.limit : 0;
  return realAt(people.gapWeight, person) * (seen.breaks + prices.idle * idle) + prices.unfair * over;
}

/** Notes what `costOfWaiting` has just found. */
export function noteWait(table: SlotTable, waits: Waits, person: number, cost: number): void {
  const former = at(waits.breaks, person);
  const now = waits.seen.breaks;
  waits.cost[person] = cost;
  if (former === now) return;
  waits.breaks[person] = now;
  waits.weighedBreaks += (now - former) * realAt(table.problem.people.gapWeight, person);
  if (former === 0) {
    waits.waiting[waits.waitingCount] = person;
    waits.waitingAt[person] = waits.waitingCount;
    waits.waitingCount += 1;
  } else if (now === 0) {
    waits.waitingCount -= 1;
    const last = at(waits.waiting, waits.waitingCount);
    waits.waiting[at(waits.waitingAt, person)] = last;
    waits.waitingAt[last] = at(waits.waitingAt, person);
  }
}
