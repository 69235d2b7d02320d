import type { Held, Instance } from '../instance.ts';
import { minutesOfInstant } from '../instant.ts';
import { at } from './ints.ts';
import type { Span, TimeGrid } from './time-grid.ts';

export type HeldSpan = Held & Span;

/** When somebody's meetings are that stand already. */
export function heldOf({ held = [] }: Pick<Instance, 'held'>, person: string): readonly HeldSpan[] {
  return held.filter(({ people }) => people.includes(person)).map(spanOfHeld);
}

/** How many meetings each person takes a day beside those that stand already: `person × dayCount + day`. */
export function mostPerDay(instance: Instance, grid: TimeGrid, noLimit: number): Int32Array {
  const most = new Int32Array(instance.people.length * grid.dayCount);
  for (const [person, { id, maxPerDay }] of instance.people.entries()) {
    const held = heldOf(instance, id);
    for (let day = 0; day < grid.dayCount; day += 1) {
      const today = held.filter((each) => dayAt(grid, each.from) === day).length;
      most[person * grid.dayCount + day] = Math.max(0, (maxPerDay ?? noLimit) - today);
    }
  }
  return most;
}

/** What of each pool is in use already: `pool × cellCount + cell`. */
export function heldPools({ pools, held = [] }: Instance, grid: TimeGrid): Int32Array {
  const used = new Int32Array(pools.length * grid.cellCount);
  for (const { needs, from, to } of held.map(spanOfHeld))
    for (const need of needs) {
      const pool = pools.findIndex(({ id }) => id === need);
      if (pool < 0) continue;
      for (let cell = 0; cell < grid.cellCount; cell += 1) {
        const start = at(grid.minute, cell);
        const slot = pool * grid.cellCount + cell;
        if (start < to && start + grid.slotMinutes > from) used[slot] = at(used, slot) + 1;
      }
    }
  return used;
}

function spanOfHeld(held: Held): HeldSpan {
  const from = minutesOfInstant(held.start);
  return { ...held, from, to: from + held.minutes };
}

function dayAt(grid: TimeGrid, minute: number): number {
  for (let day = 0; day < grid.dayCount; day += 1) {
    const first = at(grid.dayFirst, day);
    if (first >= at(grid.dayFirst, day + 1)) continue;
    if (at(grid.minute, first) <= minute && minute < at(grid.dayEndMinute, day)) return day;
  }
  return -1;
}
