import { ActionEvent } from '#model/action-event.ts';
import type { EventLog } from './event-log.ts';

/** `data/register/actions/<mission>.jsonl`: what has become of each action item, step by step. */
export const ACTIONS: EventLog<ActionEvent> = { folder: 'actions', schema: ActionEvent };

/** The log that an item's events stand in: that of the mission which made it. */
export function logOfItem(item: string): string {
  return item.slice(0, item.indexOf('/'));
}
