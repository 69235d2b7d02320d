import type { ActionEvent, ActionStatus } from '#model/action-event.ts';
import type { ActionRecord, ActionUpdate } from '#model/action-item.ts';
import type { CommitmentStatus } from '#model/commitment.ts';
import type { EventDraft } from '#model/register-event.ts';

/** The words that the source's own states have for what the register may say. */
const AS_COMMITMENT: Readonly<Record<ActionStatus, CommitmentStatus>> = {
  open: 'open',
  'in-progress': 'in-progress',
  waiting: 'in-progress',
  done: 'done',
  lapsed: 'dropped',
  dropped: 'dropped',
  superseded: 'dropped',
};

/**
 * The records of the items that events speak of, in the order of their identifiers; what one command
 * wrote of an item is one update. `events` come in the register's order.
 */
export function recordsOf(events: readonly ActionEvent[]): readonly ActionRecord[] {
  return [...Map.groupBy(events, (event) => event.item)]
    .map(([id, own]) => ({ id, updates: updatesOf(own) }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function updatesOf(events: readonly ActionEvent[]): ActionUpdate[] {
  const updates: ActionUpdate[] = [];
  for (const event of events) {
    const said = partOf(event);
    const last = updates.at(-1);
    const isSameDeed =
      last?.at === event.at && last.by === event.by && !Object.keys(said).some((key) => key in last);
    if (Object.keys(said).length === 0) continue;
    if (last && isSameDeed) updates[updates.length - 1] = { ...last, ...said };
    else updates.push({ at: event.at, ...(event.by !== undefined && { by: event.by }), ...said });
  }
  return updates;
}

function partOf(event: ActionEvent): Partial<ActionUpdate> {
  if (event.type === 'status' && event.partner === undefined) return { status: AS_COMMITMENT[event.status] };
  if (event.type === 'note') return { note: event.note };
  return event.type === 'due' && event.due !== null ? { dueDate: event.due } : {};
}

/** What is new in an update, as events; what it does not say stays as it is. */
export function eventsOf(
  item: string,
  { status, note, dueDate }: Pick<ActionUpdate, 'status' | 'note' | 'dueDate'>,
): readonly EventDraft<ActionEvent>[] {
  return [
    ...(status === undefined ? [] : [{ type: 'status' as const, item, status }]),
    ...(note === undefined ? [] : [{ type: 'note' as const, item, note }]),
    ...(dueDate === undefined ? [] : [{ type: 'due' as const, item, due: dueDate }]),
  ];
}
