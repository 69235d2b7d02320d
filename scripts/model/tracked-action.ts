import type { ActionPriority, ActionStatus } from './action-event.ts';
import { type ActionUpdate, lastSaid } from './action-item.ts';
import type { CivilDate } from './civil-time.ts';
import { type CommitmentOwner, isWatched } from './commitment.ts';
import type { PartnerId } from './identifier.ts';
import type { Localized } from './localized.ts';
import type { PartialDate } from './partial-date.ts';
import type { PlacedCommitment } from './workspace.ts';

/** What can hold of an item, several at once; in the order shown. */
export const ACTION_FLAGS = [
  'overdue',
  'due-soon',
  'look-again',
  'blocked',
  'conditional',
  'recurring',
  'continued',
  'closed',
] as const;
export type ActionFlag = (typeof ACTION_FLAGS)[number];

/** When an item is due, as far as anyone has said. */
export type ActionDue = {
  /** The source's own words. */
  readonly words: Localized | undefined;
  /** The date in force: that of the last update that moved it, the next turn of a recurring item, else the source's. */
  readonly date: PartialDate | CivilDate | undefined;
  /** The last day that date can mean. */
  readonly latest: CivilDate | undefined;
  /** The day an update set, where one did. */
  readonly movedTo: CivilDate | undefined;
};

/** How an item stands with one of its partners. */
export type PartnerState = {
  readonly partner: PartnerId;
  readonly status: ActionStatus;
  readonly statusFrom: 'source' | 'closing' | 'update';
};

/** A commitment's life: what was undertaken, and what has come of it by today. */
export type ActionItem = PlacedCommitment & {
  /** `mission/commitment`. */
  readonly id: string;
  readonly status: ActionStatus;
  /** Who says so: the report, a later commitment that ends this one, or an update in the tracker. */
  readonly statusFrom: 'source' | 'closing' | 'update';
  /** By partner, where there are several: an item can be done with one and open with another. */
  readonly states: readonly PartnerState[];
  readonly due: ActionDue;
  readonly flags: readonly ActionFlag[];
  /** The person (by identifier) or unit of ours who is on it. Internal. */
  readonly assignee: string | undefined;
  readonly priority: ActionPriority | undefined;
  /** The day somebody set for looking again. */
  readonly lookAgain: CivilDate | undefined;
  /** Links to what proves it, oldest first. */
  readonly evidence: readonly string[];
  /** The item that took its place, where its status is `superseded`. */
  readonly supersededBy: string | undefined;
  /**
   * Days since it was undertaken, while it is pending and owed: what says "as soon as possible" has no date
   * and ages instead. Of others' items the public edition does not say it.
   */
  readonly openDays: number | undefined;
  /** Of a recurring item with a known first day and interval: the next turn. */
  readonly nextDate: CivilDate | undefined;
  /** Identifiers of other items. `blockedBy` are those of `waitsOn` that are not done. */
  readonly waitsOn: readonly string[];
  readonly blockedBy: readonly string[];
  readonly closes: readonly string[];
  readonly closedBy: readonly string[];
  readonly continues: readonly string[];
  readonly continuedBy: readonly string[];
  /** In the register's order. */
  readonly updates: readonly ActionUpdate[];
};

/** In whose list an item stands: of the side that owes it, or of what is watched and owed by nobody. */
export type ActionSide = CommitmentOwner | 'watch';

export function sideOf({ commitment }: Pick<ActionItem, 'commitment'>): ActionSide {
  return isWatched(commitment) ? 'watch' : commitment.owner;
}

/** The last note written in the tracker. */
export function lastNote(item: ActionItem): string | undefined {
  return lastSaid(item.updates, 'note');
}

export function hasFlag(item: ActionItem, flag: ActionFlag): boolean {
  return item.flags.includes(flag);
}

const SETTLED: readonly ActionStatus[] = ['done', 'lapsed', 'dropped', 'superseded'];

/** Nothing more is expected of it. */
export function isSettled(item: Pick<ActionItem, 'status'>): boolean {
  return SETTLED.includes(item.status);
}
