import type { InstanceInput } from '../instance.ts';
import { minuteAt, type Stand, spanOf, type Tell } from './broken-rule.ts';

/** Pools of which more is used at once than there is. */
export function tellPools(instance: InstanceInput, stands: readonly Stand[], tell: Tell): void {
  for (const { id, size } of instance.pools ?? []) {
    const users = stands.flatMap((stand) =>
      (stand.meeting.needs ?? []).filter((need) => need === id).map(() => stand),
    );
    for (const { start } of users) {
      const used = users.filter((each) => each.start <= start && start < each.end).length;
      if (used > size) tell('pool', [id], `${start} ${used}`);
    }
  }
}

/** People with more meetings a day than they take, or with no time left to eat. */
export function tellPeople(instance: InstanceInput, stands: readonly Stand[], tell: Tell): void {
  for (const person of instance.people) {
    const mine = stands.filter(({ who }) => who.includes(person.id));
    if (mine.length === 0) continue;
    for (const day of instance.days) {
      const today = mine.filter(
        ({ start }) => minuteAt(day.start) <= start && start < minuteAt(day.end),
      ).length;
      if (today > (person.maxPerDay ?? Number.POSITIVE_INFINITY))
        tell('max-per-day', [person.id, day.id], String(today));
    }
    tellMeals(instance, { person, mine }, tell);
  }
}

type Own = { readonly person: InstanceInput['people'][number]; readonly mine: readonly Stand[] };
type Pair = readonly [number, number];

/** A meal that a person's own engagements leave no room for binds nobody. */
function tellMeals(instance: InstanceInput, { person, mine }: Own, tell: Tell): void {
  const own = (person.busy ?? []).map((busy): Pair => [minuteAt(busy.from), minuteAt(busy.to)]);
  const all = [...own, ...mine.map(({ start, end }): Pair => [start, end])];
  for (const meal of instance.meals ?? []) {
    if (meal.people !== '*' && !meal.people.includes(person.id)) continue;
    if (canEat(instance, meal, own) && !canEat(instance, meal, all))
      tell('meal', [person.id], spanOf(meal.window).join(' '));
  }
}

function canEat(
  { slotMinutes }: InstanceInput,
  { window, minutes }: NonNullable<InstanceInput['meals']>[number],
  taken: readonly Pair[],
): boolean {
  const [from, to] = spanOf(window);
  for (let start = from; start + minutes <= to; start += slotMinutes)
    if (taken.every(([busyFrom, busyTo]) => busyTo <= start || start + minutes <= busyFrom)) return true;
  return false;
}
