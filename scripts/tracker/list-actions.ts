import type { ActionRecord } from '#model/action-item.ts';
import { type CommitmentOwner, type CommitmentStatus, isWatched } from '#model/commitment.ts';
import type { Workspace } from '#model/workspace.ts';
import { type ActionItem, hasFlag, isSettled } from './action-item.ts';
import { deriveActions } from './derive-actions.ts';

/** Which items to list; several narrow each other. */
export type ActionFilters = {
  readonly partner?: string | undefined;
  readonly owner?: CommitmentOwner | undefined;
  readonly status?: CommitmentStatus | undefined;
  readonly mission?: string | undefined;
  /** Only those past their date. */
  readonly overdue?: boolean | undefined;
};

export type ListOptions = {
  /** A civil date of the home zone. */
  readonly today: string;
  readonly filters?: ActionFilters;
  readonly dueSoonDays?: number;
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
    (filters.status === undefined || item.status === filters.status) &&
    (filters.mission === undefined || item.mission.id === filters.mission) &&
    (filters.overdue !== true || hasFlag(item, 'overdue'))
  );
}

/** What both sides owe, each side owes; what is watched nobody owes. */
function isOwner({ commitment }: ActionItem, owner: CommitmentOwner): boolean {
  if (isWatched(commitment)) return false;
  const isShared = commitment.owner === 'both' && (owner === 'us' || owner === 'partner');
  return commitment.owner === owner || isShared;
}

/** What presses first: open before settled, dated before undated, earlier before later. */
export function byUrgency(items: readonly ActionItem[]): readonly ActionItem[] {
  const dayOf = (item: ActionItem) => item.due.latest ?? '9999-12-31';
  return items.toSorted(
    (a, b) =>
      Number(isSettled(a)) - Number(isSettled(b)) || (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0),
  );
}
