import { at, realAt } from '../problem/ints.ts';
import { addConflict, type Scratch } from './scratch.ts';
import type { State } from './state.ts';

/** A meal must keep one start free: the meetings over the start that is cheapest to clear are in the way. */
export function addMealConflicts(state: State, scratch: Scratch, person: number, option: number): boolean {
  const { people, grid, options, meetings } = state.problem;
  const cell = at(options.cell, option);
  const day = at(grid.day, cell);
  const personDay = person * grid.dayCount + day;
  const lastMeal = at(people.meals.from, personDay + 1);
  let i = at(people.meals.from, personDay);
  if (i === lastMeal) return true;
  const from = at(grid.minute, cell);
  const to = from + at(meetings.minutes, at(options.meeting, option));
  for (; i < lastMeal; i += 1) {
    const meal = at(people.meals.items, i);
    if (keepsFreeStart(state, meal, from, to)) continue;
    if (!clearCheapest(state, scratch, { person, day, meal, from, to })) return false;
  }
  return true;
}

function keepsFreeStart(state: State, meal: number, from: number, to: number): boolean {
  const { people } = state.problem;
  const minutes = at(people.mealMinutes, meal);
  const last = at(people.mealStarts.from, meal + 1);
  let left = at(state.mealFree, meal);
  for (let s = at(people.mealStarts.from, meal); s < last && left > 0; s += 1) {
    const start = at(people.mealStarts.items, s);
    if (start >= to) break;
    if (start + minutes > from && at(state.mealBlocked, s) === 0) left -= 1;
  }
  return left > 0;
}

type Asked = {
  readonly person: number;
  readonly day: number;
  readonly meal: number;
  readonly from: number;
  readonly to: number;
};

function clearCheapest(state: State, scratch: Scratch, { person, day, meal, from, to }: Asked): boolean {
  const { people } = state.problem;
  const minutes = at(people.mealMinutes, meal);
  const last = at(people.mealStarts.from, meal + 1);

  let best = -1;
  let leastPrice = Number.POSITIVE_INFINITY;
  for (let s = at(people.mealStarts.from, meal); s < last && leastPrice > 0; s += 1) {
    const start = at(people.mealStarts.items, s);
    if (start < to && start + minutes > from) continue;
    const price = clearingPrice(state, scratch, { person, day, from: start, minutes });
    if (price >= leastPrice) continue;
    leastPrice = price;
    best = start;
  }
  return leastPrice === 0 || (best >= 0 && clearMeal(state, scratch, { person, day, from: best, minutes }));
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
    if (other >= 0 && isOver(state, other, from, minutes) && !addConflict(state, scratch, other))
      return false;
  }
  return true;
}

function isOver(state: State, other: number, from: number, minutes: number): boolean {
  const { grid, options, meetings } = state.problem;
  const start = at(grid.minute, at(options.cell, at(state.option, other)));
  return start < from + minutes && start + at(meetings.minutes, other) > from;
}
