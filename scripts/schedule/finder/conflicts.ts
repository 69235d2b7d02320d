import { at, realAt } from '../problem/ints.ts';
import type { State } from './state.ts';

/** Room to collect in, made once for a search. */
export type Scratch = {
  /** Meetings in the way, and how many. */
  readonly found: Int32Array;
  count: number;
  /** Their weight together. */
  weight: number;
  /** When each meeting was last found, by number of inquiry. */
  readonly seen: Int32Array;
  inquiry: number;
  /** Staff chosen for the meeting asked about. */
  readonly staff: Int32Array;
  /** What each meeting costs to push away: its weight, or what a repair makes of it. */
  readonly price: Float64Array;
  /** The person each group would rather have, as in `State.staff`; -1 for nobody in particular. */
  readonly wished: Int32Array;
};

export function makeScratch(state: State): Scratch {
  const { count, mostGroups, weight } = state.problem.meetings;
  return {
    found: new Int32Array(count + 1),
    count: 0,
    weight: 0,
    seen: new Int32Array(count + 1),
    inquiry: 0,
    staff: new Int32Array(mostGroups),
    price: Float64Array.from(weight),
    wished: new Int32Array(count * mostGroups).fill(-1),
  };
}

/**
 * Collects in `scratch` the meetings that would have to go for `m` to stand at `option`, and the staff it
 * would take. False when something pinned is in the way, nobody of a group may come, or the price passes
 * `limit`.
 */
export function collectConflicts(
  state: State,
  scratch: Scratch,
  request: { readonly m: number; readonly option: number; readonly limit: number },
): boolean {
  const { m, option, limit } = request;
  scratch.count = 0;
  scratch.weight = 0;
  scratch.inquiry += 1;
  scratch.seen[m] = scratch.inquiry;
  const { people } = state.problem.meetings;
  const last = at(people.from, m + 1);
  for (let i = at(people.from, m); i < last; i += 1)
    if (!addPersonConflicts(state, scratch, at(people.items, i), m, option) || scratch.weight > limit)
      return false;
  if (!addRoomConflicts(state, scratch, m, option) || scratch.weight > limit) return false;
  if (!addPoolConflicts(state, scratch, m, option) || scratch.weight > limit) return false;
  if (!addOrderConflicts(state, scratch, m, option)) return false;
  return chooseStaff(state, scratch, m, option) && scratch.weight <= limit;
}

function add(state: State, scratch: Scratch, other: number): boolean {
  if (at(scratch.seen, other) === scratch.inquiry) return true;
  if (at(state.problem.meetings.isFixed, other) === 1) return false;
  scratch.seen[other] = scratch.inquiry;
  scratch.found[scratch.count] = other;
  scratch.count += 1;
  scratch.weight += realAt(scratch.price, other);
  return true;
}

function addPersonConflicts(
  state: State,
  scratch: Scratch,
  person: number,
  m: number,
  option: number,
): boolean {
  const { grid, options, nearFrom } = state.problem;
  const row = person * grid.cellCount;
  const nearEnd = at(options.nearEnd, option);
  for (let c = at(nearFrom, at(options.cell, option)); c < nearEnd; c += 1) {
    const other = at(state.calendar, row + c) - 1;
    if (other < 0 || other === m || at(scratch.seen, other) === scratch.inquiry) continue;
    if (tooNear(state, option, at(state.option, other)) && !add(state, scratch, other)) return false;
  }
  return (
    addMealConflicts(state, scratch, person, option) && addDayConflicts(state, scratch, person, m, option)
  );
}

function tooNear(state: State, option: number, other: number): boolean {
  const { options, grid, travel, venueCount, rooms, meetings, bufferMinutes } = state.problem;
  const venue = at(rooms.venue, at(options.roomClass, option));
  const otherVenue = at(rooms.venue, at(options.roomClass, other));
  const need = bufferMinutes + at(travel, venue * venueCount + otherVenue);
  const start = at(grid.minute, at(options.cell, option));
  const otherStart = at(grid.minute, at(options.cell, other));
  return (
    otherStart < start + at(meetings.minutes, at(options.meeting, option)) + need &&
    start < otherStart + at(meetings.minutes, at(options.meeting, other)) + need
  );
}

/** A meal must keep one start free: the meetings over the start that is cheapest to clear are in the way. */
function addMealConflicts(state: State, scratch: Scratch, person: number, option: number): boolean {
  const { people, grid, options, meetings } = state.problem;
  const cell = at(options.cell, option);
  const day = at(grid.day, cell);
  const personDay = person * grid.dayCount + day;
  const lastMeal = at(people.meals.from, personDay + 1);
  for (let i = at(people.meals.from, personDay); i < lastMeal; i += 1) {
    const meal = at(people.meals.items, i);
    const minutes = at(people.mealMinutes, meal);
    const start = at(grid.minute, cell);
    const end = start + at(meetings.minutes, at(options.meeting, option));
    const lastStart = at(people.mealStarts.from, meal + 1);
    let best = -1;
    let leastPrice = Number.POSITIVE_INFINITY;
    for (let s = at(people.mealStarts.from, meal); s < lastStart && leastPrice > 0; s += 1) {
      const from = at(people.mealStarts.items, s);
      if (from < end && from + minutes > start) continue;
      const price =
        at(state.mealBlocked, s) === 0 ? 0 : clearingPrice(state, scratch, { person, day, from, minutes });
      if (price < leastPrice) {
        leastPrice = price;
        best = from;
      }
    }
    if (leastPrice === 0) continue;
    if (best < 0 || !clearMeal(state, scratch, { person, day, from: best, minutes })) return false;
  }
  return true;
}

type MealTime = {
  readonly person: number;
  readonly day: number;
  readonly from: number;
  readonly minutes: number;
};

/** The price of what lies over a mealtime and is not going anyhow. */
function clearingPrice(state: State, scratch: Scratch, { person, day, from, minutes }: MealTime): number {
  const { grid } = state.problem;
  const row = person * grid.cellCount;
  const last = at(grid.dayFirst, day + 1);
  let price = 0;
  let counted = -1;
  for (let c = at(grid.dayFirst, day); c < last; c += 1) {
    const other = at(state.calendar, row + c) - 1;
    if (other < 0 || other === counted || !isOver(state, other, from, minutes)) continue;
    counted = other;
    if (at(scratch.seen, other) === scratch.inquiry) continue;
    price +=
      at(state.problem.meetings.isFixed, other) === 1
        ? Number.POSITIVE_INFINITY
        : realAt(scratch.price, other);
  }
  return price;
}

function clearMeal(state: State, scratch: Scratch, { person, day, from, minutes }: MealTime): boolean {
  const { grid } = state.problem;
  const row = person * grid.cellCount;
  const last = at(grid.dayFirst, day + 1);
  for (let c = at(grid.dayFirst, day); c < last; c += 1) {
    const other = at(state.calendar, row + c) - 1;
    if (other >= 0 && isOver(state, other, from, minutes) && !add(state, scratch, other)) return false;
  }
  return true;
}

function isOver(state: State, other: number, from: number, minutes: number): boolean {
  const { grid, options, meetings } = state.problem;
  const start = at(grid.minute, at(options.cell, at(state.option, other)));
  return start < from + minutes && start + at(meetings.minutes, other) > from;
}

function addDayConflicts(state: State, scratch: Scratch, person: number, m: number, option: number): boolean {
  const { people, grid, options } = state.problem;
  const day = at(grid.day, at(options.cell, option));
  let over = at(state.perDay, person * grid.dayCount + day) + 1 - at(people.maxPerDay, person);
  if (over <= 0) return true;
  const row = person * grid.cellCount;
  const last = at(grid.dayFirst, day + 1);
  let best = -1;
  for (let c = at(grid.dayFirst, day); c < last; c += 1) {
    const other = at(state.calendar, row + c) - 1;
    if (other < 0 || other === m || at(options.cell, at(state.option, other)) !== c) continue;
    if (at(scratch.seen, other) === scratch.inquiry) over -= 1;
    else if (at(state.problem.meetings.isFixed, other) === 0)
      if (best < 0 || realAt(scratch.price, other) < realAt(scratch.price, best)) best = other;
  }
  if (over <= 0) return true;
  return over === 1 && best >= 0 && add(state, scratch, best);
}

function addRoomConflicts(state: State, scratch: Scratch, m: number, option: number): boolean {
  const { options, grid, rooms } = state.problem;
  const roomClass = at(options.roomClass, option);
  const row = roomClass * grid.cellCount;
  const size = at(rooms.size, roomClass);
  const end = at(options.roomEnd, option);
  for (let c = at(options.cell, option); c < end; c += 1) {
    if (at(state.roomUse, row + c) < size) continue;
    if (!freeOneRoom(state, scratch, { m, roomClass, cell: c })) return false;
  }
  return true;
}

type RoomCell = { readonly m: number; readonly roomClass: number; readonly cell: number };

/** Among those in the class at a cell, one has to go, the cheapest, unless one is going anyhow. */
function freeOneRoom(state: State, scratch: Scratch, { m, roomClass, cell }: RoomCell): boolean {
  const { options, grid, rooms, meetings } = state.problem;
  const row = roomClass * grid.cellCount;
  let over = at(state.roomUse, row + cell) + 1 - at(rooms.size, roomClass);
  let best = -1;
  let ties = 0;
  let left = at(state.roomUse, row + cell);
  for (let c = cell; c >= 0 && left > 0; c -= 1) {
    for (let link = at(state.startHead, row + c); link > 0; link = at(state.startNext, link)) {
      const other = link - 1;
      if (at(options.roomEnd, at(state.option, other)) <= cell) continue;
      left -= 1;
      if (other === m || at(scratch.seen, other) === scratch.inquiry) over -= 1;
      else if (at(meetings.isFixed, other) === 0) {
        const price = best < 0 ? 1 : realAt(scratch.price, other) - realAt(scratch.price, best);
        if (best >= 0 && price === 0) ties += 1;
        if (best < 0 || price < 0 || (price === 0 && (scratch.inquiry * 7 + other * 13) % (ties + 1) === 0))
          best = other;
        if (price < 0) ties = 0;
      }
    }
  }
  if (over <= 0) return true;
  return over === 1 && best >= 0 && add(state, scratch, best);
}

function addPoolConflicts(state: State, scratch: Scratch, m: number, option: number): boolean {
  const { options, grid, meetings, poolSize } = state.problem;
  const { needs } = meetings;
  const last = at(needs.from, m + 1);
  for (let i = at(needs.from, m); i < last; i += 1) {
    const pool = at(needs.items, i);
    const wanted = countOf(needs.items, at(needs.from, m), last, pool);
    if (wanted > at(poolSize, pool)) return false;
    const end = at(options.end, option);
    for (let c = at(options.cell, option); c < end; c += 1)
      if (at(state.poolUse, pool * grid.cellCount + c) + wanted > at(poolSize, pool))
        if (!freePool(state, scratch, { m, pool, cell: c, wanted })) return false;
  }
  return true;
}

type PoolCell = { readonly m: number; readonly pool: number; readonly cell: number; readonly wanted: number };

function freePool(state: State, scratch: Scratch, { m, pool, cell, wanted }: PoolCell): boolean {
  const { grid, poolSize } = state.problem;
  let over = at(state.poolUse, pool * grid.cellCount + cell) + wanted - at(poolSize, pool);
  const holders = poolHolders(state, pool, cell).filter(({ other }) => other !== m);
  for (const { other, held } of holders) if (at(scratch.seen, other) === scratch.inquiry) over -= held;
  holders.sort((a, b) => realAt(scratch.price, a.other) - realAt(scratch.price, b.other));
  for (const { other, held } of holders) {
    if (over <= 0) return true;
    if (at(scratch.seen, other) === scratch.inquiry || at(state.problem.meetings.isFixed, other) === 1)
      continue;
    if (!add(state, scratch, other)) return false;
    over -= held;
  }
  return over <= 0;
}

function poolHolders(state: State, pool: number, cell: number): { other: number; held: number }[] {
  const { meetings, options, grid } = state.problem;
  const holders: { other: number; held: number }[] = [];
  const day = at(grid.day, cell);
  for (let c = at(grid.dayFirst, day); c <= cell; c += 1)
    for (let row = 0; row < state.problem.classes.length; row += 1)
      for (
        let link = at(state.startHead, row * grid.cellCount + c);
        link > 0;
        link = at(state.startNext, link)
      ) {
        const other = link - 1;
        if (at(options.end, at(state.option, other)) <= cell) continue;
        const { needs } = meetings;
        const held = countOf(needs.items, at(needs.from, other), at(needs.from, other + 1), pool);
        if (held > 0) holders.push({ other, held });
      }
  return holders;
}

function countOf(items: Int32Array, from: number, to: number, wanted: number): number {
  let count = 0;
  for (let i = from; i < to; i += 1) if (at(items, i) === wanted) count += 1;
  return count;
}

function addOrderConflicts(state: State, scratch: Scratch, m: number, option: number): boolean {
  const { meetings, options } = state.problem;
  const cell = at(options.cell, option);
  const { before, after } = meetings;
  for (let i = at(before.from, m); i < at(before.from, m + 1); i += 1) {
    const later = at(before.items, i);
    const other = at(state.option, later);
    if (other >= 0 && at(options.cell, other) <= cell && !add(state, scratch, later)) return false;
  }
  for (let i = at(after.from, m); i < at(after.from, m + 1); i += 1) {
    const earlier = at(after.items, i);
    const other = at(state.option, earlier);
    if (other >= 0 && at(options.cell, other) >= cell && !add(state, scratch, earlier)) return false;
  }
  return true;
}

/** The cheapest person of each group, nobody twice; those with the fewest meetings that day on a tie. */
function chooseStaff(state: State, scratch: Scratch, m: number, option: number): boolean {
  const { meetings } = state.problem;
  const first = at(meetings.groups.from, m);
  const last = at(meetings.groups.from, m + 1);
  for (let i = first; i < last; i += 1) {
    const person = cheapestMember(state, scratch, {
      m,
      option,
      group: at(meetings.groups.items, i),
      chosen: i - first,
    });
    if (person < 0) return false;
    scratch.staff[i - first] = person;
    if (!addPersonConflicts(state, scratch, person, m, option)) return false;
  }
  return true;
}

type Ask = { readonly m: number; readonly option: number; readonly group: number; readonly chosen: number };

function cheapestMember(state: State, scratch: Scratch, ask: Ask): number {
  const { meetings, options, rooms, venueCount, grid } = state.problem;
  const { m, option } = ask;
  const venue = at(rooms.venue, at(options.roomClass, option));
  const cell = at(options.cell, option);
  const count = scratch.count;
  const weight = scratch.weight;
  let best = -1;
  let bestPrice = Number.POSITIVE_INFINITY;
  const last = at(meetings.groupMembers.from, ask.group + 1);
  for (let i = at(meetings.groupMembers.from, ask.group); i < last; i += 1) {
    const position = at(meetings.groupMembers.items, i);
    const person = at(meetings.member, position);
    const row = at(meetings.memberRow, position * venueCount + venue);
    if (at(meetings.staffFree, row * grid.cellCount + cell) === 0 || isTaken(state, scratch, ask, person))
      continue;
    const isPossible = addPersonConflicts(state, scratch, person, m, option);
    const load = at(state.perDay, person * grid.dayCount + at(grid.day, cell));
    const isWished = at(scratch.wished, m * meetings.mostGroups + ask.chosen) === person;
    const price = scratch.weight - weight + (isWished ? -1 : load) * 1e-6;
    while (scratch.count > count) {
      scratch.count -= 1;
      scratch.seen[at(scratch.found, scratch.count)] = 0;
    }
    scratch.weight = weight;
    if (isPossible && price < bestPrice) {
      bestPrice = price;
      best = person;
    }
  }
  return best;
}

function isTaken(state: State, scratch: Scratch, { m, chosen }: Ask, person: number): boolean {
  for (let g = 0; g < chosen; g += 1) if (at(scratch.staff, g) === person) return true;
  const { people } = state.problem.meetings;
  for (let i = at(people.from, m); i < at(people.from, m + 1); i += 1)
    if (at(people.items, i) === person) return true;
  return false;
}
