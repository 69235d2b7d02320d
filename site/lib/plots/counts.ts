import type { PartnerId } from '#model/identifier.ts';
import { type ActionItem, type ActionSide, isSettled, sideOf } from '#tracker/action-item.ts';
import { groupByEach } from '../group-by-each.ts';

/** A bar in parts: how many of each side. */
export type Counted<K> = { readonly key: K; readonly bySide: Readonly<Record<ActionSide, number>> };

export const NONE: Readonly<Record<ActionSide, number>> = { us: 0, partner: 0, both: 0, third: 0, watch: 0 };

/** What is owed and open; what is watched nobody owes. */
export function openOnes(actions: readonly ActionItem[]): readonly ActionItem[] {
  return actions.filter((action) => !isSettled(action) && sideOf(action) !== 'watch');
}

export function countSides(actions: readonly ActionItem[]): Readonly<Record<ActionSide, number>> {
  const counts = { ...NONE };
  for (const action of actions) counts[sideOf(action)] += 1;
  return counts;
}

/** The partners with most that is open; the others together, under no key. */
export function openByPartner(
  actions: readonly ActionItem[],
  most: number,
): readonly Counted<PartnerId | undefined>[] {
  const groups = [...groupByEach(openOnes(actions), ({ partners }) => partners)].sort(
    ([a, own], [b, others]) => others.length - own.length || (a < b ? -1 : 1),
  );
  const shown = groups.slice(0, most).map(([key, own]) => ({ key, bySide: countSides(own) }));
  const rest = [...new Set(groups.slice(most).flatMap(([, own]) => own))];
  return rest.length > 0 ? [...shown, { key: undefined, bySide: countSides(rest) }] : shown;
}

/** Where one age ends and the next begins, in years. */
const AGES = [1, 2, 5, 10] as const;
const DAY_MS = 86_400_000;

/** What is open by the years since its mission ended: under 1, 1–2, 2–5, 5–10, more. */
export function openByAge(actions: readonly ActionItem[], today: string): readonly Counted<number>[] {
  const ageOf = ({ mission }: ActionItem) => {
    const years = (Date.parse(today) - Date.parse(mission.period.to)) / DAY_MS / 365.25;
    return AGES.filter((age) => years >= age).length;
  };
  const groups = Map.groupBy(openOnes(actions), ageOf);
  return [0, ...AGES.keys().map((index) => index + 1)].map((key) => ({
    key,
    bySide: countSides(groups.get(key) ?? []),
  }));
}

/** What was done in each quarter from the first to the last with something done, by the last day it can have been. */
export function doneByQuarter(
  actions: readonly ActionItem[],
  dayDone: (action: ActionItem) => string | undefined,
): readonly Counted<{ readonly year: number; readonly quarter: number }>[] {
  const dated = actions.flatMap((action) => {
    const day = dayDone(action);
    return day === undefined ? [] : [{ action, at: quarterOf(day) }];
  });
  const groups = Map.groupBy(dated, ({ at }) => at);
  if (groups.size === 0) return [];
  const [first, last] = [Math.min(...groups.keys()), Math.max(...groups.keys())];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).map((at) => ({
    key: { year: Math.floor(at / 4), quarter: (at % 4) + 1 },
    bySide: countSides((groups.get(at) ?? []).map(({ action }) => action)),
  }));
}

const quarterOf = (day: string): number =>
  Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
