import { type ActionRecord, type ActionUpdate, lastSaid } from '#model/action-item.ts';
import type { Audience } from '#model/audience.ts';
import { addDays } from '#model/civil-time.ts';
import { isWatched } from '#model/commitment.ts';
import { commitmentKey, commitmentsOf, type PlacedCommitment, type Workspace } from '#model/workspace.ts';
import { ACTION_FLAGS, type ActionFlag, type ActionItem, isSettled } from './action-item.ts';
import { type DueOptions, dueOf, dueSteps, isDueSoon, isOverdue, isToLookAt } from './due.ts';
import { type Links, readLinks } from './links.ts';
import { statusWithAll } from './partner-states.ts';
import { type DatedStatus, sourceStatus } from './status.ts';

/** Days ahead that count as soon, unless said otherwise. */
export const DUE_SOON_DAYS = 30;

/**
 * Every commitment of the workspace as an action item, in the order of missions and of writing.
 * `today` is a civil date of the home zone. For the `public` nothing is judged that others owe: of theirs
 * the state is what reports say, and only what is ours alone is ever overdue.
 * @example deriveActions(workspace, records, { today: '2026-11-21' })
 */
export function deriveActions(
  workspace: Pick<Workspace, 'missions'>,
  records: readonly ActionRecord[],
  options: { readonly today: string; readonly dueSoonDays?: number; readonly audience?: Audience },
): readonly ActionItem[] {
  const all = workspace.missions.flatMap(commitmentsOf);
  const links = readLinks(all);
  const clock = {
    today: options.today,
    dueSoonDays: options.dueSoonDays ?? DUE_SOON_DAYS,
    isPublic: options.audience === 'public',
  };
  const updates = new Map(records.map((record) => [record.id, record.updates]));
  const placed = new Map(all.map((each) => [commitmentKey(each), each]));
  const bare = all.map((each) => withoutFlags(each, { updates, links, placed, clock }));
  const byId = new Map(bare.map((item) => [item.id, item]));
  return bare.map((item) => withFlags(item, byId, clock));
}

type Known = {
  readonly updates: ReadonlyMap<string, readonly ActionUpdate[]>;
  readonly links: Links;
  readonly placed: ReadonlyMap<string, PlacedCommitment>;
  readonly clock: Clock;
};
type Clock = DueOptions & { readonly isPublic: boolean };

function withoutFlags(each: PlacedCommitment, { updates, links, placed, clock }: Known): ActionItem {
  const id = commitmentKey(each);
  const own = clock.isPublic && !isOwnedByUs(each) ? [] : (updates.get(id) ?? []);
  const closedBy = links.closedBy(id);
  const said = statusWithAll(
    each,
    own,
    closedBy.flatMap((closing) => placed.get(closing) ?? []),
  );
  const source = sourceStatus(each);
  const due = dueOf(each.commitment, dueSteps(own, source.status === 'done' ? source.on : undefined));
  const nextDate = recurs(each, said) && each.commitment.recurs?.everyMonths ? due.latest : undefined;
  const status = reopened(said, nextDate, clock) ? 'open' : said.status;
  const supersededBy = status === 'superseded' ? lastSaid(own, 'supersededBy') : undefined;
  return {
    ...each,
    id,
    status,
    statusFrom: said.from,
    states: said.states,
    due,
    flags: [],
    assignee: lastSaid(own, 'assignee') ?? undefined,
    priority: lastSaid(own, 'priority') ?? undefined,
    lookAgain: lastSaid(own, 'lookAgain') ?? undefined,
    evidence: own.flatMap(({ evidence }) => evidence ?? []),
    supersededBy: supersededBy !== undefined && placed.has(supersededBy) ? supersededBy : undefined,
    openDays: undefined,
    nextDate,
    waitsOn: links.waitsOn(id),
    blockedBy: [],
    closes: links.closes(id),
    closedBy,
    continues: links.continues(id),
    continuedBy: links.continuedBy(id),
    updates: own,
  };
}

/** What both sides owe is ours too. */
const isOwnedByUs = ({ commitment }: PlacedCommitment): boolean =>
  commitment.owner === 'us' || commitment.owner === 'both';

/** Turns come as long as nobody has ended the whole of it. */
function recurs({ commitment }: PlacedCommitment, { status, from }: Pick<DatedStatus, 'status' | 'from'>) {
  const isEnded = from === 'closing' || (isSettled({ status }) && status !== 'done');
  return commitment.recurs !== undefined && !isEnded;
}

/** A recurring item that was done is open again once its next turn comes into view. */
function reopened(
  said: DatedStatus,
  nextDate: string | undefined,
  { today, dueSoonDays }: DueOptions,
): boolean {
  return said.status === 'done' && nextDate !== undefined && nextDate <= addDays(today, dueSoonDays);
}

function withFlags(item: ActionItem, byId: ReadonlyMap<string, ActionItem>, clock: Clock): ActionItem {
  const pending = !isSettled(item);
  const owed = pending && !isWatched(item.commitment);
  const isJudged = owed && (!clock.isPublic || item.commitment.owner === 'us');
  const blockedBy = pending ? item.waitsOn.filter((id) => !isDone(id, byId)) : [];
  const holds: Readonly<Record<ActionFlag, boolean>> = {
    overdue: isJudged && isOverdue(item.due, clock),
    'due-soon': owed && isDueSoon(item.due, clock),
    'look-again': pending && isToLookAt(item, clock),
    blocked: blockedBy.length > 0,
    conditional: pending && item.commitment.condition !== undefined,
    recurring: recurs(item, { status: item.status, from: item.statusFrom }),
    continued: item.continuedBy.length > 0,
    closed: item.closedBy.length > 0 && !pending,
  };
  const flags = ACTION_FLAGS.filter((flag) => holds[flag]);
  return { ...item, blockedBy, flags, openDays: isJudged ? daysOpen(item, clock) : undefined };
}

/** What has taken an item's place stands for it. */
function isDone(id: string, byId: ReadonlyMap<string, ActionItem>): boolean {
  const seen = new Set<string>();
  let item = byId.get(id);
  while (item?.supersededBy !== undefined && !seen.has(item.id)) {
    seen.add(item.id);
    item = byId.get(item.supersededBy);
  }
  return item?.status === 'done';
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Since the day of its meeting, else the last of its mission. */
function daysOpen({ mission, bilateral }: PlacedCommitment, { today }: DueOptions): number | undefined {
  const since = bilateral?.placement?.date ?? mission.period.to;
  return since > today ? undefined : Math.round((Date.parse(today) - Date.parse(since)) / DAY_MS);
}
