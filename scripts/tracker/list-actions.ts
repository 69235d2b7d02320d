import type { ActionStatus } from '#model/action-event.ts';
import type { ActionRecord } from '#model/action-item.ts';
import type { Audience } from '#model/audience.ts';
import { type CommitmentKind, type CommitmentOwner, isWatched } from '#model/commitment.ts';
import type { Workspace } from '#model/workspace.ts';
import { type ActionFacts, factsOf, foldText, searchedText } from './action-facts.ts';
import { type ActionItem, isSettled } from './action-item.ts';
import { deriveActions } from './derive-actions.ts';

/** Which items to list; several narrow each other. */
export type ActionFilters = {
  readonly partner?: string | undefined;
  readonly owner?: CommitmentOwner | undefined;
  readonly kind?: CommitmentKind | undefined;
  /** `pending`: whatever is not settled. */
  readonly status?: ActionStatus | 'pending' | undefined;
  /** A person's identifier or a unit's name; `none`: those that nobody is on. */
  readonly assignee?: string | undefined;
  readonly mission?: string | undefined;
  /** Due on this day or earlier; those without a date are not. */
  readonly dueBefore?: string | undefined;
  /** True: only what is watched; false: only what somebody owes. */
  readonly watched?: boolean | undefined;
  /** In the item's own words, its identifier or what was noted of it; letters of either case. */
  readonly text?: string | undefined;
  /** Only those past their date. */
  readonly overdue?: boolean | undefined;
};

export type ListOptions = {
  /** A civil date of the home zone. */
  readonly today: string;
  readonly filters?: ActionFilters;
  readonly dueSoonDays?: number;
  readonly audience?: Audience;
};

/**
 * The action items that fit the filters, in the order of missions and of writing. What blocks or ends an
 * item counts whether it is listed or not.
 * @example listActions(workspace, records, { today: '2026-11-21', filters: { partner: 'US', overdue: true } })
 */
export function listActions(
  workspace: Pick<Workspace, 'missions'>,
  records: readonly ActionRecord[],
  options: ListOptions,
): readonly ActionItem[] {
  return filterActions(deriveActions(workspace, records, options), options.filters ?? {});
}

/** The items that fit the filters, in the order given. */
export function filterActions(items: readonly ActionItem[], filters: ActionFilters): readonly ActionItem[] {
  return items.filter((item) => fits(factsOf(item), filters, () => searchedText(item)));
}

/** One item by `mission/commitment`. */
export function showAction(
  workspace: Pick<Workspace, 'missions'>,
  records: readonly ActionRecord[],
  options: { readonly id: string; readonly today: string },
): ActionItem | undefined {
  return deriveActions(workspace, records, options).find((item) => item.id === options.id);
}

/** True of an item of these facts; its `searched` text is asked for where words are looked for. */
export function fits(facts: ActionFacts, filters: ActionFilters, searched: () => string): boolean {
  return (
    (filters.partner === undefined || facts.partners.some((partner) => partner === filters.partner)) &&
    (filters.owner === undefined || isOwner(facts, filters.owner)) &&
    (filters.kind === undefined || facts.kind === filters.kind) &&
    (filters.status === undefined || isOfStatus(facts, filters.status)) &&
    (filters.assignee === undefined || facts.assignee === ofNobody(filters.assignee)) &&
    (filters.dueBefore === undefined || (facts.latest ?? LAST_DAY) <= filters.dueBefore) &&
    (filters.watched === undefined || isWatched(facts) === filters.watched) &&
    (filters.mission === undefined || facts.mission === filters.mission) &&
    (filters.overdue !== true || facts.isOverdue) &&
    (filters.text === undefined || searched().includes(foldText(filters.text)))
  );
}

const LAST_DAY = '9999-12-31';
const isOfStatus = (facts: ActionFacts, status: ActionStatus | 'pending'): boolean =>
  status === 'pending' ? !isSettled(facts) : facts.status === status;
const ofNobody = (assignee: string): string | undefined => (assignee === 'none' ? undefined : assignee);

/** What both sides owe, each side owes; what is watched nobody owes. */
function isOwner(facts: ActionFacts, owner: CommitmentOwner): boolean {
  if (isWatched(facts)) return false;
  const isShared = facts.owner === 'both' && (owner === 'us' || owner === 'partner');
  return facts.owner === owner || isShared;
}
