import type { ActionRecord, ActionUpdate } from '#model/action-item.ts';
import { addDays } from '#model/civil-time.ts';
import { isWatched } from '#model/commitment.ts';
import { commitmentKey, commitmentsOf, type PlacedCommitment, type Workspace } from '#model/workspace.ts';
import { ACTION_FLAGS, type ActionFlag, type ActionItem, isSettled } from './action-item.ts';
import { type DueOptions, firstDue, isDueSoon, isOverdue, isToLookAt, nextTurn } from './due.ts';
import { type Links, readLinks } from './links.ts';
import { statusWithAll } from './partner-states.ts';
import { type DatedStatus, lastDone } from './status.ts';

/** Days ahead that count as soon, unless said otherwise. */
export const DUE_SOON_DAYS = 30;

/**
 * Every commitment of the workspace as an action item, in the order of missions and of writing.
 * `today` is a civil date of the home zone.
 * @example deriveActions(workspace, records, { today: '2026-11-21' })
 */
export function deriveActions(
  workspace: Pick<Workspace, 'missions'>,
  records: readonly ActionRecord[],
  options: { readonly today: string; readonly dueSoonDays?: number },
): readonly ActionItem[] {
  const all = workspace.missions.flatMap(commitmentsOf);
  const links = readLinks(all);
  const clock = { today: options.today, dueSoonDays: options.dueSoonDays ?? DUE_SOON_DAYS };
  const updates = new Map(records.map((record) => [record.id, record.updates]));
  const placed = new Map(all.map((each) => [commitmentKey(each), each]));
  const bare = all.map((each) => withoutFlags(each, { updates, links, placed, clock }));
  const statuses = new Map(bare.map((item) => [item.id, item.status]));
  return bare.map((item) => withFlags(item, statuses, clock));
}

type Known = {
  readonly updates: ReadonlyMap<string, readonly ActionUpdate[]>;
  readonly links: Links;
  readonly placed: ReadonlyMap<string, PlacedCommitment>;
  readonly clock: DueOptions;
};

function withoutFlags(each: PlacedCommitment, { updates, links, placed, clock }: Known): ActionItem {
  const id = commitmentKey(each);
  const own = updates.get(id) ?? [];
  const closedBy = links.closedBy(id);
  const said = statusWithAll(
    each,
    own,
    closedBy.flatMap((closing) => placed.get(closing) ?? []),
  );
  const due = firstDue(each.commitment, own);
  const isOver = said.status === 'dropped' || said.from === 'closing';
  const turn = isOver ? undefined : nextTurn(each.commitment, due, lastDone(each, own));
  return {
    ...each,
    id,
    status: reopened(said, turn?.latest, clock) ? 'open' : said.status,
    statusFrom: said.from,
    states: said.states,
    due: turn ?? due,
    flags: [],
    nextDate: turn?.latest,
    waitsOn: links.waitsOn(id),
    blockedBy: [],
    closes: links.closes(id),
    closedBy,
    continues: links.continues(id),
    continuedBy: links.continuedBy(id),
    updates: own,
  };
}

/** A recurring item that was done is open again once its next turn comes into view. */
function reopened(
  said: DatedStatus,
  nextDate: string | undefined,
  { today, dueSoonDays }: DueOptions,
): boolean {
  return said.status === 'done' && nextDate !== undefined && nextDate <= addDays(today, dueSoonDays);
}

function withFlags(item: ActionItem, statuses: ReadonlyMap<string, string>, clock: DueOptions): ActionItem {
  const pending = !isSettled(item);
  const owed = pending && !isWatched(item.commitment);
  const blockedBy = pending ? item.waitsOn.filter((id) => statuses.get(id) !== 'done') : [];
  const holds: Readonly<Record<ActionFlag, boolean>> = {
    overdue: owed && isOverdue(item.due, clock),
    'due-soon': owed && isDueSoon(item.due, clock),
    'look-again': pending && !owed && isToLookAt(item.due, clock),
    blocked: blockedBy.length > 0,
    conditional: pending && item.commitment.condition !== undefined,
    recurring:
      item.commitment.recurs !== undefined && item.status !== 'dropped' && item.statusFrom !== 'closing',
    continued: item.continuedBy.length > 0,
    closed: item.closedBy.length > 0 && !pending,
  };
  return { ...item, blockedBy, flags: ACTION_FLAGS.filter((flag) => holds[flag]) };
}
