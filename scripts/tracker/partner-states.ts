import type { ActionUpdate } from '#model/action-item.ts';
import type { CommitmentStatus } from '#model/commitment.ts';
import type { PartnerId } from '#model/identifier.ts';
import type { PartnerState } from '#model/tracked-action.ts';
import type { PlacedCommitment } from '#model/workspace.ts';
import { type DatedStatus, statusOf } from './status.ts';

/** The status of an item as a whole and, where it has several partners, with each. */
export type StatusWithAll = DatedStatus & { readonly states: readonly PartnerState[] };

/**
 * An item that names several partners has a state with each: a later fact that ends it counts for the
 * partners it shares with the item, and for all where it shares none. The whole is settled when it is
 * settled with everyone.
 * @example statusWithAll(japanAndSingapore, [], [signedWithSingapore]).states // JP open, SG done
 */
export function statusWithAll(
  placed: PlacedCommitment,
  updates: readonly ActionUpdate[],
  closedBy: readonly PlacedCommitment[],
): StatusWithAll {
  const whole = closedBy.filter((closing) => shared(closing, placed).length === 0);
  const ofOne = placed.partners.length < 2;
  if (ofOne || whole.length === closedBy.length)
    return withStates(placed, statusOf(placed, updates, closedBy));
  const each = placed.partners.map((partner) => ({
    partner,
    said: statusOf(
      placed,
      updates,
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

function withStates({ partners }: PlacedCommitment, said: DatedStatus): StatusWithAll {
  const several: readonly PartnerId[] = partners.length > 1 ? partners : [];
  const states = several.map((partner) => ({ partner, status: said.status, statusFrom: said.from }));
  return { ...said, states };
}

/** Partly done is under way; done with some and dropped with the rest is done. */
function ofSeveral(statuses: readonly CommitmentStatus[]): CommitmentStatus {
  const has = (status: CommitmentStatus) => statuses.includes(status);
  const isSettled = !has('open') && !has('in-progress');
  if (isSettled) return has('done') ? 'done' : 'dropped';
  return has('done') || has('in-progress') ? 'in-progress' : 'open';
}

/** Of what is settled with some, those with whom it is not say how it stands. */
function openFrom(each: readonly { readonly said: DatedStatus }[]): DatedStatus['from'] {
  const pending = each.find(({ said }) => said.status === 'open' || said.status === 'in-progress');
  return (pending ?? each[0])?.said.from ?? 'source';
}

const shared = (one: PlacedCommitment, other: PlacedCommitment): readonly PartnerId[] =>
  one.partners.filter((partner) => other.partners.includes(partner));
