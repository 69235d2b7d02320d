import type { ActionItem } from '#tracker/action-item.ts';
import { statusOf } from '#tracker/status.ts';
import { findAction } from '../actions.ts';

/** The last day on which an item can have been done: that of an update, of the fact that ends it, or of the report. */
export function dayDone(action: ActionItem): string | undefined {
  if (action.status !== 'done') return undefined;
  const closedBy = action.closedBy.flatMap((id) => findAction(id) ?? []);
  return statusOf(action, action.updates, closedBy).on;
}
