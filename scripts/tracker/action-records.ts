import type { ActionEvent } from '#model/action-event.ts';
import type { ActionRecord, ActionUpdate } from '#model/action-item.ts';
import { civilOf } from '#model/civil-time.ts';
import type { EventDraft } from '#model/register-event.ts';

/**
 * The records of the items that events speak of, in the order of their identifiers; what one command
 * wrote of an item is one update. `events` come in the register's order (`readLogs`); `timeZone` is that of
 * home, whose days they are given.
 * @example recordsOf(events, 'Asia/Taipei').find(({ id }) => id === '2014-c-tpat/validation-plan')?.updates
 */
export function recordsOf(events: readonly ActionEvent[], timeZone: string): readonly ActionRecord[] {
  return [...Map.groupBy(events, (event) => event.item)]
    .map(([id, own]) => ({ id, updates: updatesOf(own, timeZone) }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function updatesOf(events: readonly ActionEvent[], timeZone: string): ActionUpdate[] {
  const updates: ActionUpdate[] = [];
  for (const event of events) {
    const said = partOf(event);
    if (Object.keys(said).length === 0) continue;
    const last = updates.at(-1);
    const isSameDeed =
      last?.at === event.at &&
      last.by === event.by &&
      last.why === event.why &&
      !Object.keys(said).some((key) => key in last);
    if (last && isSameDeed) updates[updates.length - 1] = { ...last, ...said };
    else {
      const on = civilOf(Date.parse(event.at), timeZone).date;
      updates.push({ at: event.at, on, ...given({ by: event.by, why: event.why }), ...said });
    }
  }
  return updates;
}

function partOf(event: ActionEvent): Partial<ActionUpdate> {
  switch (event.type) {
    case 'track':
      return {};
    case 'status':
      return {
        status: event.status,
        ...given({ partner: event.partner, supersededBy: event.supersededBy }),
      };
    case 'assign':
      return { assignee: event.assignee };
    case 'priority':
      return { priority: event.priority };
    case 'due':
      return { dueDate: event.due };
    case 'look-again':
      return { lookAgain: event.date };
    case 'note':
      return { note: event.note };
    case 'evidence':
      return { evidence: event.link };
    default:
      return event satisfies never;
  }
}

function given<T extends object>(fields: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** What is new of an item, before it is signed. */
export type Said = Omit<ActionUpdate, 'at' | 'on' | 'by' | 'partner'> & {
  readonly partner?: string | undefined;
};

/** What is new in an update, as events; what it does not say stays as it is. Nothing is checked here. */
export function eventsOf(item: string, said: Said): readonly EventDraft<ActionEvent>[] {
  const { status, partner, supersededBy, assignee, priority, dueDate, lookAgain, note, evidence, why } = said;
  const step = { item, ...given({ why }) };
  const drafts = [
    status !== undefined && { type: 'status', ...step, status, ...given({ partner, supersededBy }) },
    assignee !== undefined && { type: 'assign', ...step, assignee },
    priority !== undefined && { type: 'priority', ...step, priority },
    dueDate !== undefined && { type: 'due', ...step, due: dueDate },
    lookAgain !== undefined && { type: 'look-again', ...step, date: lookAgain },
    note !== undefined && { type: 'note', ...step, note },
    evidence !== undefined && { type: 'evidence', ...step, link: evidence },
  ];
  return drafts.filter((draft) => draft !== false) as readonly EventDraft<ActionEvent>[];
}
