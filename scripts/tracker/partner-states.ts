import type { ActionStatus } from '#model/action-event.ts';
import type { ActionUpdate } from '#model/action-item.ts';
import type { PartnerId } from '#model/identifier.ts';
import { type ActionFlag, type ActionItem, isSettled, type PartnerState } from '#model/tracked-action.ts';
import type { PlacedCommitment } from '#model/workspace.ts';
import { type DatedStatus, statusOf } from './status.ts';

/** The status of an item as a whole and, where it has several partners, with each. */
export type StatusWithAll = DatedStatus & { readonly states: readonly PartnerState[] };

/**
 * An item that names several partners has a state with each: a later fact that ends it counts for the
 * partners it shares with the item, and for all where it shares none; an update may speak of one alone.
 * The whole is settled when it is settled with everyone.
 * @example statusWithAll(japanAndSingapore, [], [signedWithSingapore]).states // JP open, SG done
 */
export function statusWithAll(
  placed: PlacedCommitment,
  updates: readonly ActionUpdate[],
  closedBy: readonly PlacedCommitment[],
): StatusWithAll {
  const whole = closedBy.filter((closing) => shared(closing, placed).length === 0);
  const isOfAll = whole.length === closedBy.length && updates.every(({ partner }) => partner === undefined);
  if (placed.partners.length < 2 || isOfAll) return withStates(placed, statusOf(placed, updates, closedBy));
  const each = placed.partners.map((partner) => ({
    partner,
    said: statusOf(
      placed,
      updates.filter((update) => update.partner === undefined || update.partner === partner),
      closedBy.filter((closing) => whole.includes(closing) || closing.partners.includes(partner)),
    ),
  }));
  const states = each.map(({ partner, said }) => ({ partner, status: said.status, statusFrom: said.from }));
  const statuses = states.map(({ status }) => status);
  const [first] = each;
  const isSame = first !== undefined && statuses.every((status) => status === first.said.status);
  const last = each.map(({ said }) => said).reduce((a, b) => (b.on >= a.on ? b : a));
  return { ...(isSame ? last : { ...last, status: ofSeveral(statuses), from: openFrom(each) }), states };
}

/** What no longer holds of what is settled. */
const OF_PENDING: readonly ActionFlag[] = ['overdue', 'due-soon', 'look-again', 'blocked', 'conditional'];

/**
 * An item as it stands with one of its partners, for that partner's own page: what is done with it is
 * neither open nor late there, whatever others have still to do.
 */
export function asWith(item: ActionItem, partner: PartnerId): ActionItem {
  const own = item.states.find((state) => state.partner === partner);
  if (!own || own.status === item.status) return item;
  const { status, statusFrom } = own;
  if (!isSettled(own)) return { ...item, status, statusFrom };
  const flags = item.flags.filter((flag) => !OF_PENDING.includes(flag));
  return { ...item, status, statusFrom, flags, blockedBy: [], openDays: undefined };
}

function withStates({ partners }: PlacedCommitment, said: DatedStatus): StatusWithAll {
  const several: readonly PartnerId[] = partners.length > 1 ? partners : [];
  const states = several.map((partner) => ({ partner, status: said.status, statusFrom: said.from }));
  return { ...said, states };
}

/** Partly done is under way; done with some and dropped with the rest is done. */
function ofSeveral(statuses: readonly ActionStatus[]): ActionStatus {
  const has = (status: ActionStatus) => statuses.includes(status);
  if (statuses.every((status) => isSettled({ status }))) return has('done') ? 'done' : 'dropped';
  if (has('done') || has('in-progress')) return 'in-progress';
  return has('open') ? 'open' : 'waiting';
}

/** Of what is settled with some, those with whom it is not say how it stands. */
function openFrom(each: readonly { readonly said: DatedStatus }[]): DatedStatus['from'] {
  const pending = each.find(({ said }) => !isSettled(said));
  return (pending ?? each[0])?.said.from ?? 'source';
}

const shared = (one: PlacedCommitment, other: PlacedCommitment): readonly PartnerId[] =>
  one.partners.filter((partner) => other.partners.includes(partner));
