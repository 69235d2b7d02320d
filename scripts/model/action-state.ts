import type { ActionEvent, ActionPriority, ActionStatus } from './action-event.ts';
import type { CivilDate } from './civil-time.ts';

/** An action item as its events leave it. Fields are absent that no event has set, or that one took back. */
export type ActionState = {
  readonly item: string;
  readonly status?: ActionStatus;
  readonly supersededBy?: string;
  /** Where it stands otherwise for one of several partners. */
  readonly statusByPartner: ReadonlyMap<string, ActionStatus>;
  readonly assignee?: string;
  readonly priority?: ActionPriority;
  readonly due?: CivilDate;
  readonly lookAgain?: CivilDate;
  /** Oldest first, as the events themselves. */
  readonly notes: readonly string[];
  readonly evidence: readonly string[];
  readonly events: readonly ActionEvent[];
};

/**
 * Every item that the events speak of. They come in the register's order (`readLog`), so that the last
 * word on each field is the one that counts.
 * @example foldActions(events).get('2014-c-tpat/validation-plan')?.status // 'done'
 */
export function foldActions(events: readonly ActionEvent[]): ReadonlyMap<string, ActionState> {
  const states = new Map<string, ActionState>();
  for (const [item, own] of Map.groupBy(events, (event) => event.item)) states.set(item, foldOne(item, own));
  return states;
}

function foldOne(item: string, events: readonly ActionEvent[]): ActionState {
  const whole = lastOf(events, 'status', (event) => event.partner === undefined);
  const assignee = lastOf(events, 'assign')?.assignee;
  const priority = lastOf(events, 'priority')?.priority;
  const due = lastOf(events, 'due')?.due;
  const lookAgain = lastOf(events, 'look-again')?.date;
  return {
    item,
    ...(whole && { status: whole.status }),
    ...(whole?.supersededBy !== undefined && { supersededBy: whole.supersededBy }),
    statusByPartner: partnersOf(events),
    ...(assignee && { assignee }),
    ...(priority && { priority }),
    ...(due && { due }),
    ...(lookAgain && { lookAgain }),
    notes: events.flatMap((event) => (event.type === 'note' ? [event.note] : [])),
    evidence: events.flatMap((event) => (event.type === 'evidence' ? [event.link] : [])),
    events,
  };
}

type Of<T extends ActionEvent['type']> = Extract<ActionEvent, { type: T }>;

function lastOf<T extends ActionEvent['type']>(
  events: readonly ActionEvent[],
  type: T,
  fits: (event: Of<T>) => boolean = () => true,
): Of<T> | undefined {
  return events.findLast((event): event is Of<T> => event.type === type && fits(event as Of<T>));
}

/** A word about the whole item, later than one about a partner, holds for that partner too. */
function partnersOf(events: readonly ActionEvent[]): ReadonlyMap<string, ActionStatus> {
  const statuses = new Map<string, ActionStatus>();
  for (const event of events) {
    if (event.type !== 'status') continue;
    if (event.partner === undefined) statuses.clear();
    else statuses.set(event.partner, event.status);
  }
  return statuses;
}
