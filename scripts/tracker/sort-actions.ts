import type { ActionPriority } from '#model/action-event.ts';
import { type ActionItem, isSettled } from './action-item.ts';

/** What a list can be sorted by. Items that are equal keep their order. */
export const ACTION_SORTS = [
  'urgency',
  'due',
  'age',
  'priority',
  'partner',
  'mission',
  'assignee',
  'status',
] as const;
export type ActionSort = (typeof ACTION_SORTS)[number];

/** The items in another order; the given list stays as it is. @example sortActions(items, 'due') */
export function sortActions(items: readonly ActionItem[], by: ActionSort): readonly ActionItem[] {
  return by === 'urgency'
    ? byUrgency(items)
    : items.toSorted((a, b) => compareKeys(keyOf(a, by), keyOf(b, by)));
}

const LAST_DAY = '9999-12-31';

/** What presses first: open before settled, dated before undated, earlier before later. */
export function byUrgency(items: readonly ActionItem[]): readonly ActionItem[] {
  return items.toSorted(
    (a, b) => Number(isSettled(a)) - Number(isSettled(b)) || compareKeys(dayOf(a), dayOf(b)),
  );
}

const dayOf = ({ due }: ActionItem): string => due.latest ?? LAST_DAY;
const RANK: Readonly<Record<ActionPriority, number>> = { high: 0, normal: 1, low: 2 };

/** What has no assignee, partner or age comes last. */
function keyOf(item: ActionItem, by: Exclude<ActionSort, 'urgency'>): string | number {
  switch (by) {
    case 'due':
      return dayOf(item);
    case 'age':
      return -(item.openDays ?? Number.NEGATIVE_INFINITY);
    case 'priority':
      return RANK[item.priority ?? 'normal'];
    case 'partner':
      return item.partners[0] ?? '\uffff';
    case 'mission':
      return item.mission.period.from;
    case 'assignee':
      return item.assignee ?? '\uffff';
    case 'status':
      return item.status;
    default:
      return by satisfies never;
  }
}

const compareKeys = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
