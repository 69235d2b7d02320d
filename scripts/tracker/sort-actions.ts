import { type ActionPriority, ActionStatus } from '#model/action-event.ts';
import { isWatched } from '#model/commitment.ts';
import { type ActionFacts, factsOf } from './action-facts.ts';
import { type ActionItem, type ActionSide, isSettled } from './action-item.ts';

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
  return sortByFacts(items, by, factsOf);
}

/**
 * What presses first: open before settled, what is owed before what is watched, ours before that of others,
 * dated before undated, earlier before later.
 */
export function byUrgency(items: readonly ActionItem[]): readonly ActionItem[] {
  return sortActions(items, 'urgency');
}

/** Anything that has the facts of an item, sorted as items are. */
export function sortByFacts<T>(
  all: readonly T[],
  by: ActionSort,
  factsOfEach: (each: T) => ActionFacts,
): readonly T[] {
  const keyed = all.map((each) => ({ each, keys: keysOf(factsOfEach(each), by) }));
  keyed.sort((a, b) => compareKeys(a.keys[0], b.keys[0]) || compareKeys(a.keys[1], b.keys[1]));
  return keyed.map(({ each }) => each);
}

const LAST_DAY = '9999-12-31';
const LAST_NAME = '\uffff';
const RANK: Readonly<Record<ActionPriority, number>> = { high: 0, normal: 1, low: 2 };

/** In whose list an item stands, ours first; then what is settled. */
const SIDES: readonly ActionSide[] = ['us', 'both', 'partner', 'third', 'watch'];
const SETTLED_LAST = SIDES.length;

type Keys = readonly [string | number, string | number];

/** What has no date, assignee, partner or age comes last. */
function keysOf(facts: ActionFacts, by: ActionSort): Keys {
  const day = facts.latest ?? LAST_DAY;
  switch (by) {
    case 'urgency':
      return [isSettled(facts) ? SETTLED_LAST : SIDES.indexOf(isWatched(facts) ? 'watch' : facts.owner), day];
    case 'due':
      return [day, ''];
    case 'age':
      return [-(facts.openDays ?? Number.NEGATIVE_INFINITY), ''];
    case 'priority':
      return [RANK[facts.priority ?? 'normal'], ''];
    case 'partner':
      return [facts.partners[0] ?? LAST_NAME, ''];
    case 'mission':
      return [facts.from, ''];
    case 'assignee':
      return [facts.assignee ?? LAST_NAME, ''];
    case 'status':
      return [ActionStatus.options.indexOf(facts.status), ''];
    default:
      return by satisfies never;
  }
}

const compareKeys = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
