import { at } from '../problem/ints.ts';
import { addPersonConflicts } from './person-conflicts.ts';
import type { Scratch } from './scratch.ts';
import type { State } from './state.ts';

/**
 * The cheapest person of each group, nobody twice; those with the fewest meetings that day on a tie. Where
 * one group leaves another nobody, the other chooses first.
 */
export function chooseStaff(state: State, scratch: Scratch, m: number, option: number): boolean {
  const { groups } = state.problem.meetings;
  const count = at(groups.from, m + 1) - at(groups.from, m);
  if (count === 0) return true;
  const mark = { count: scratch.count, weight: scratch.weight };
  for (let lead = 0; lead < count; lead += 1) {
    if (chooseInTurn(state, scratch, { m, option, count, lead })) return true;
    takeBackTo(scratch, mark);
  }
  return false;
}

type Turn = { readonly m: number; readonly option: number; readonly count: number; readonly lead: number };

function chooseInTurn(state: State, scratch: Scratch, { m, option, count, lead }: Turn): boolean {
  const { groups } = state.problem.meetings;
  const first = at(groups.from, m);
  scratch.staff.fill(-1);
  for (let i = 0; i < count; i += 1) {
    const chosen = (i + lead) % count;
    const group = at(groups.items, first + chosen);
    const person = cheapestMember(state, scratch, { m, option, group, chosen });
    if (person < 0) return false;
    scratch.staff[chosen] = person;
    if (!addPersonConflicts(state, scratch, person, m, option)) return false;
  }
  return true;
}

function takeBackTo(scratch: Scratch, { count, weight }: Pick<Scratch, 'count' | 'weight'>): void {
  while (scratch.count > count) {
    scratch.count -= 1;
    scratch.seen[at(scratch.found, scratch.count)] = 0;
  }
  scratch.weight = weight;
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
    takeBackTo(scratch, { count, weight });
    if (isPossible && price < bestPrice) {
      bestPrice = price;
      best = person;
    }
  }
  return best;
}

function isTaken(state: State, scratch: Scratch, { m }: Ask, person: number): boolean {
  for (let g = 0; g < scratch.staff.length; g += 1) if (at(scratch.staff, g) === person) return true;
  const { people } = state.problem.meetings;
  for (let i = at(people.from, m); i < at(people.from, m + 1); i += 1)
    if (at(people.items, i) === person) return true;
  return false;
}
