import type { ActionPriority, ActionStatus } from '#model/action-event.ts';
import type { CommitmentKind, CommitmentOwner } from '#model/commitment.ts';
import { type ActionItem, hasFlag } from './action-item.ts';

/** What lists are filtered and sorted by, apart from the words: so little that a hundred thousand fit in memory. */
export type ActionFacts = {
  readonly partners: readonly string[];
  readonly owner: CommitmentOwner;
  readonly kind: CommitmentKind;
  readonly status: ActionStatus;
  readonly assignee: string | undefined;
  readonly mission: string;
  /** First day of the mission. */
  readonly from: string;
  /** The last day that the date in force can mean. */
  readonly latest: string | undefined;
  readonly isOverdue: boolean;
  readonly openDays: number | undefined;
  readonly priority: ActionPriority | undefined;
};

export function factsOf(item: ActionItem): ActionFacts {
  const { commitment, mission, partners, status, assignee, due, openDays, priority } = item;
  return {
    partners,
    owner: commitment.owner,
    kind: commitment.kind,
    status,
    assignee,
    mission: mission.id,
    from: mission.period.from,
    latest: due.latest,
    isOverdue: hasFlag(item, 'overdue'),
    openDays,
    priority,
  };
}

const BETWEEN_TEXTS = '\u0000';

/** What a search for words looks in: the item's own words, its identifier and what was noted of it, folded. */
export function searchedText({ id, commitment, updates }: ActionItem): string {
  const words = [commitment.text, commitment.ownerName, commitment.due?.words, commitment.condition];
  const own = [id, ...words.flatMap((each) => Object.values(each ?? {}))];
  const noted = updates.flatMap(({ note }) => note ?? []);
  return [...own, ...noted].map(foldText).join(BETWEEN_TEXTS);
}

/** As two texts are compared: letters of either case, full and half width, any blanks between words. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
}
