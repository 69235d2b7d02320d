import type { ActionPriority, ActionStatus } from './action-event.ts';
import type { CivilDate } from './civil-time.ts';

/**
 * One deed at an action item with all that it changed: what one command wrote of it. `at` is an ISO 8601
 * instant, for people: the order is that of the register. `on` is the day that it was at home. `null` takes
 * back what stood there.
 */
export type ActionUpdate = {
  readonly at: string;
  readonly on: CivilDate;
  readonly by?: string;
  readonly why?: string;
  readonly status?: ActionStatus;
  /** Where the status holds for one of several partners alone. */
  readonly partner?: string;
  readonly supersededBy?: string;
  readonly assignee?: string | null;
  readonly priority?: ActionPriority | null;
  readonly dueDate?: CivilDate | null;
  readonly lookAgain?: CivilDate | null;
  readonly note?: string;
  readonly evidence?: string;
};

/**
 * What the register holds of an action item: its history since the meeting, in the register's order.
 * Who, what and the original words stay in the mission's data and are never copied here.
 */
export type ActionRecord = { readonly id: string; readonly updates: readonly ActionUpdate[] };

/** What was said last of a field, `null` where that took it back; absent where nothing was ever said. */
export function lastSaid<K extends keyof ActionUpdate>(
  updates: readonly ActionUpdate[],
  field: K,
): ActionUpdate[K] | undefined {
  return updates.findLast((update) => update[field] !== undefined)?.[field];
}
