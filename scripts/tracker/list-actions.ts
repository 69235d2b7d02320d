import type { ActionStatus } from '#model/action-event.ts';
import type { ActionRecord } from '#model/action-item.ts';
import type { Audience } from '#model/audience.ts';
import { type CommitmentKind, type CommitmentOwner, isWatched } from '#model/commitment.ts';
import type { Workspace } from '#model/workspace.ts';
import { type ActionItem, hasFlag, isSettled } from './action-item.ts';
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
  return items.filter((item) => fits(item, filters));
}

/** One item by `mission/commitment`. */
export function showAction(
  workspace: Pick<Workspace, 'missions'>,
  records: readonly ActionRecord[],
  options: { readonly id: string; readonly today: string },
): ActionItem | undefined {
  return deriveActions(workspace, records, options).find((item) => item.id === options.id);
}

function fits(item: ActionItem, filters: ActionFilters): boolean {
  return (
    (filters.partner === undefined || item.partners.some((partner) => partner === filters.partner)) &&
    (filters.owner === undefined || isOwner(item, filters.owner)) &&
    (filters.kind === undefined || item.commitment.kind === filters.kind) &&
    (filters.status === undefined || isOfStatus(item, filters.status)) &&
    (filters.assignee === undefined || item.assignee === ofNobody(filters.assignee)) &&
    (filters.dueBefore === undefined || (item.due.latest ?? LAST_DAY) <= filters.dueBefore) &&
    (filters.watched === undefined || isWatched(item.commitment) === filters.watched) &&
    (filters.text === undefined || holdsText(item, filters.text)) &&
    (filters.mission === undefined || item.mission.id === filters.mission) &&
    (filters.overdue !== true || hasFlag(item, 'overdue'))
  );
}

const LAST_DAY = '9999-12-31';
const isOfStatus = (item: ActionItem, status: ActionStatus | 'pending'): boolean =>
  status === 'pending' ? !isSettled(item) : item.status === status;
const ofNobody = (assignee: string): string | undefined => (assignee === 'none' ? undefined : assignee);

function holdsText({ id, commitment, updates }: ActionItem, text: string): boolean {
  const fold = (each: string) => each.normalize('NFKC').toLowerCase();
  const words = [commitment.text, commitment.ownerName, commitment.due?.words, commitment.condition];
  const own = [id, ...words.flatMap((each) => Object.values(each ?? {}))];
  const noted = updates.flatMap(({ note }) => note ?? []);
  return [...own, ...noted].some((each) => fold(each).includes(fold(text)));
}

/** What both sides owe, each side owes; what is watched nobody owes. */
function isOwner({ commitment }: ActionItem, owner: CommitmentOwner): boolean {
  if (isWatched(commitment)) return false;
  const isShared = commitment.owner === 'both' && (owner === 'us' || owner === 'partner');
  return commitment.owner === owner || isShared;
}
