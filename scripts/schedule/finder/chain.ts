import { at } from '../problem/ints.ts';
import { NOT_HERE, type SlotTable } from './slot-table.ts';

/** Meetings that change between two cells together, and the people who are busy in one of the two only. */
export type Chain = {
  readonly meetings: Int32Array;
  count: number;
  /** People at its ends: their free time changes; everyone else changes partners. */
  readonly ends: Int32Array;
  endCount: number;
  /** Preferred windows missed, more or fewer. */
  misses: number;
  /** Meetings that the second cell has more than before. */
  net: number;
  readonly seen: Int32Array;
  inquiry: number;
};

export function makeChain({ problem: { meetings, people } }: SlotTable): Chain {
  return {
    meetings: new Int32Array(meetings.count),
    count: 0,
    ends: new Int32Array(people.count),
    endCount: 0,
    misses: 0,
    net: 0,
    seen: new Int32Array(meetings.count),
    inquiry: 0,
  };
}

/** What goes with a meeting when it changes from one cell to another; false when some of it may not, or has no room. */
export function findChain(table: SlotTable, chain: Chain, m: number, to: number): boolean {
  const from = at(table.cell, m);
  const { people } = table.problem.meetings;
  const { cellCount } = table.problem.grid;
  chain.inquiry += 1;
  chain.count = 0;
  chain.endCount = 0;
  chain.misses = 0;
  chain.net = 0;
  add(chain, m);
  for (let i = 0; i < chain.count; i += 1) {
    const each = at(chain.meetings, i);
    const source = at(table.cell, each);
    const target = source === from ? to : from;
    const missed = at(table.allowed, each * cellCount + target);
    if (missed === NOT_HERE) return false;
    chain.misses += missed - at(table.allowed, each * cellCount + source);
    chain.net += target === to ? 1 : -1;
    const last = at(people.from, each + 1);
    for (let j = at(people.from, each); j < last; j += 1) {
      const person = at(people.items, j);
      const other = at(table.calendar, person * cellCount + target);
      if (other >= 0) add(chain, other);
      else {
        chain.ends[chain.endCount] = person;
        chain.endCount += 1;
      }
    }
  }
  const { use, capacity } = table;
  return at(use, to) + chain.net <= at(capacity, to) && at(use, from) - chain.net <= at(capacity, from);
}

function add(chain: Chain, m: number): void {
  if (at(chain.seen, m) === chain.inquiry) return;
  chain.seen[m] = chain.inquiry;
  chain.meetings[chain.count] = m;
  chain.count += 1;
}

/** Exchanges the two cells for the whole chain; doing it again takes it back. */
export function turnChain(table: SlotTable, chain: Chain, one: number, other: number): void {
  const { cell, calendar, use, problem } = table;
  const { people } = problem.meetings;
  const { cellCount } = problem.grid;
  for (let i = 0; i < chain.count; i += 1) {
    const m = at(chain.meetings, i);
    const source = at(cell, m);
    use[source] = at(use, source) - 1;
    const last = at(people.from, m + 1);
    for (let j = at(people.from, m); j < last; j += 1)
      calendar[at(people.items, j) * cellCount + source] = -1;
  }
  for (let i = 0; i < chain.count; i += 1) {
    const m = at(chain.meetings, i);
    const target = at(cell, m) === one ? other : one;
    cell[m] = target;
    use[target] = at(use, target) + 1;
    const last = at(people.from, m + 1);
    for (let j = at(people.from, m); j < last; j += 1) calendar[at(people.items, j) * cellCount + target] = m;
  }
}
