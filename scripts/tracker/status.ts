import type { ActionStatus } from '#model/action-event.ts';
import type { ActionUpdate } from '#model/action-item.ts';
import { dayRange } from '#model/partial-date.ts';
import type { PlacedCommitment } from '#model/workspace.ts';
import type { ActionItem } from './action-item.ts';

/** A status with the day from which it holds. */
export type DatedStatus = {
  readonly status: ActionStatus;
  readonly on: string;
  readonly from: ActionItem['statusFrom'];
};

/**
 * The status that was said last: that of a later commitment that ends this one (on the last day of its
 * mission) or of an update, else the source's own. On the same day an update has the last word.
 */
export function statusOf(
  placed: PlacedCommitment,
  updates: readonly ActionUpdate[],
  closedBy: readonly PlacedCommitment[],
): DatedStatus {
  const since: readonly DatedStatus[] = [
    ...closedBy.map(
      ({ mission }): DatedStatus => ({ status: 'done', on: mission.period.to, from: 'closing' }),
    ),
    ...updates
      .flatMap(({ status, on }): DatedStatus[] =>
        status === undefined ? [] : [{ status, on, from: 'update' }],
      )
      .slice(-1),
  ];
  const [first, ...rest] = since;
  return first
    ? rest.reduce((last, next) => (next.on >= last.on ? next : last), first)
    : sourceStatus(placed);
}

/** The report's own word, as of the day it gives or the end of the mission. */
export function sourceStatus({ mission, commitment }: PlacedCommitment): DatedStatus {
  const asOf = commitment.state?.asOf && dayRange(commitment.state.asOf)?.latest;
  return { status: commitment.state?.status ?? 'open', on: asOf ?? mission.period.to, from: 'source' };
}
