import type { Instance } from '../instance.ts';
import type { CompiledPeople } from './compiled.ts';
import { heldOf, mostPerDay } from './held.ts';
import { at, packRows } from './ints.ts';
import { type Span, type TimeGrid, toSpan } from './time-grid.ts';

const NO_LIMIT = 1_000_000;

/** Who waits when, who eats when, and how many meetings a day each one stands. */
export function compilePeople(instance: Instance, grid: TimeGrid): CompiledPeople {
  const busy = instance.people.map((person) => [...person.busy.map(toSpan), ...heldOf(instance, person.id)]);
  const meals = compileMeals(instance, grid, busy);
  return {
    count: instance.people.length,
    gapWeight: Float64Array.from(instance.people.map(({ gapWeight }) => gapWeight)),
    heaviestGap: instance.people.reduce((most, { gapWeight }) => Math.max(most, gapWeight), 0),
    hasGaps: Int32Array.from(instance.people.map(({ gapWeight }) => (gapWeight > 0 ? 1 : 0))),
    maxPerDay: mostPerDay(instance, grid, NO_LIMIT),
    idle: countIdleCells(instance, grid, busy),
    ...meals,
  };
}

function countIdleCells(instance: Instance, grid: TimeGrid, busy: readonly (readonly Span[])[]): Int32Array {
  const width = grid.cellCount + 1;
  const idle = new Int32Array(instance.people.length * width);
  for (const [person, spans] of busy.entries()) {
    for (let cell = 0; cell < grid.cellCount; cell += 1) {
      const from = at(grid.minute, cell);
      const to = from + grid.slotMinutes;
      const isBusy = !instance.gapOverBusy && spans.some((span) => span.from < to && span.to > from);
      idle[person * width + cell + 1] = at(idle, person * width + cell) + (isBusy ? 0 : 1);
    }
  }
  return idle;
}

type MealTable = Pick<CompiledPeople, 'meals' | 'mealStarts' | 'mealMinutes'>;

/** Only meals that a person's own engagements leave room for; each is listed on every day it touches. */
function compileMeals(instance: Instance, grid: TimeGrid, busy: readonly (readonly Span[])[]): MealTable {
  const perDay: number[][] = Array.from({ length: instance.people.length * grid.dayCount }, () => []);
  const starts: number[][] = [];
  const minutes: number[] = [];
  const index = new Map(instance.people.map(({ id }, person) => [id, person]));
  for (const meal of instance.meals) {
    const window = toSpan(meal.window);
    const who = meal.people === '*' ? [...index.values()] : meal.people.flatMap((id) => index.get(id) ?? []);
    for (const person of new Set(who)) {
      const free = freeMealStarts(window, meal.minutes, instance.slotMinutes, busy[person] ?? []);
      if (free.length === 0) continue;
      for (const day of daysTouched(grid, window)) perDay[person * grid.dayCount + day]?.push(starts.length);
      starts.push(free);
      minutes.push(meal.minutes);
    }
  }
  return { meals: packRows(perDay), mealStarts: packRows(starts), mealMinutes: Int32Array.from(minutes) };
}

function freeMealStarts(window: Span, minutes: number, step: number, busy: readonly Span[]): number[] {
  const free: number[] = [];
  for (let start = window.from; start + minutes <= window.to; start += step)
    if (!busy.some(({ from, to }) => from < start + minutes && to > start)) free.push(start);
  return free;
}

function daysTouched(grid: TimeGrid, window: Span): number[] {
  const days = Array.from({ length: grid.dayCount }, (_, day) => day);
  return days.filter((day) => {
    const first = at(grid.dayFirst, day);
    if (first >= at(grid.dayFirst, day + 1)) return false;
    return at(grid.minute, first) < window.to && at(grid.dayEndMinute, day) > window.from;
  });
}
