import { at } from '../problem/ints.ts';
import type { State } from './state.ts';

/** A meeting lies over the meals of a person and day, or no longer. */
export function blockMeals(state: State, personDay: number, option: number, step: number): void {
  const { people, grid, options, meetings } = state.problem;
  const first = at(people.meals.from, personDay);
  const last = at(people.meals.from, personDay + 1);
  if (first === last) return;
  const start = at(grid.minute, at(options.cell, option));
  const end = start + at(meetings.minutes, at(options.meeting, option));
  for (let i = first; i < last; i += 1) {
    const meal = at(people.meals.items, i);
    const minutes = at(people.mealMinutes, meal);
    const lastStart = at(people.mealStarts.from, meal + 1);
    let free = at(state.mealFree, meal);
    for (let s = at(people.mealStarts.from, meal); s < lastStart; s += 1) {
      const mealStart = at(people.mealStarts.items, s);
      if (mealStart >= end) break;
      if (mealStart + minutes <= start) continue;
      const blocked = at(state.mealBlocked, s);
      state.mealBlocked[s] = blocked + step;
      if (blocked === 0) free -= 1;
      else if (blocked + step === 0) free += 1;
    }
    state.mealFree[meal] = free;
  }
}

/** A meeting takes its room class, or gives it back. */
export function useRoom(state: State, m: number, option: number, step: number): void {
  const { options, grid } = state.problem;
  const row = at(options.roomClass, option) * grid.cellCount;
  const cell = at(options.cell, option);
  const end = at(options.roomEnd, option);
  for (let c = cell; c < end; c += 1) state.roomUse[row + c] = at(state.roomUse, row + c) + step;
  if (step > 0) chain(state, row + cell, m + 1);
  else unchain(state, row + cell, m + 1);
}

/** A meeting takes what it needs of the pools, or gives it back. */
export function usePools(state: State, m: number, option: number, step: number): void {
  const { options, grid, meetings } = state.problem;
  const { needs } = meetings;
  const last = at(needs.from, m + 1);
  for (let i = at(needs.from, m); i < last; i += 1) {
    const row = at(needs.items, i) * grid.cellCount;
    const end = at(options.end, option);
    for (let c = at(options.cell, option); c < end; c += 1)
      state.poolUse[row + c] = at(state.poolUse, row + c) + step;
  }
}

function chain(state: State, slot: number, link: number): void {
  const head = at(state.startHead, slot);
  state.startNext[link] = head;
  state.startPrevious[link] = 0;
  if (head > 0) state.startPrevious[head] = link;
  state.startHead[slot] = link;
}

function unchain(state: State, slot: number, link: number): void {
  const next = at(state.startNext, link);
  const previous = at(state.startPrevious, link);
  if (previous > 0) state.startNext[previous] = next;
  else state.startHead[slot] = next;
  if (next > 0) state.startPrevious[next] = previous;
}
