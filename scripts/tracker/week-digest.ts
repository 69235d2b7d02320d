import { addDays, type CivilDate } from '#model/civil-time.ts';
import { type ActionItem, hasFlag, isSettled, sideOf } from './action-item.ts';

/** The parts of a digest in the order shown; an item stands in the first that fits. */
export const DIGEST_PARTS = ['settled', 'late', 'due', 'look-again', 'ageing'] as const;
export type DigestPart = (typeof DIGEST_PARTS)[number];

/** What a week was about: the days behind, and what the days ahead hold. */
export type WeekDigest = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly parts: Readonly<Record<DigestPart, readonly ActionItem[]>>;
  /** Pending items of ours that nobody is on. */
  readonly unassigned: number;
};

const WEEK_DAYS = 7;
/** Undated items are named from this age on. */
const LONG_OPEN_DAYS = 180;

/**
 * The week that ends today: what was settled in it, what is late, what falls due in the week ahead, what is
 * to be looked at again, and what of ours has long stood open without a date.
 * @example weekDigest(items, '2026-11-29').parts.late
 */
export function weekDigest(items: readonly ActionItem[], today: CivilDate): WeekDigest {
  const from = addDays(today, 1 - WEEK_DAYS);
  const ahead = addDays(today, WEEK_DAYS);
  const isSettledNow = (item: ActionItem) =>
    isSettled(item) && item.updates.some(({ on, status }) => status === item.status && on >= from);
  const fits: Readonly<Record<DigestPart, (item: ActionItem) => boolean>> = {
    settled: isSettledNow,
    late: (item) => hasFlag(item, 'overdue'),
    due: (item) => hasFlag(item, 'due-soon') && (item.due.latest ?? ahead) <= ahead,
    'look-again': (item) => hasFlag(item, 'look-again'),
    ageing: (item) => isOurs(item) && item.due.latest === undefined && (item.openDays ?? 0) >= LONG_OPEN_DAYS,
  };
  const first = Map.groupBy(items, (item) => DIGEST_PARTS.find((part) => fits[part](item)));
  const parts = Object.fromEntries(DIGEST_PARTS.map((part) => [part, first.get(part) ?? []]));
  return {
    from,
    to: today,
    parts: parts as unknown as WeekDigest['parts'],
    unassigned: items.filter((item) => isOurs(item) && !isSettled(item) && item.assignee === undefined)
      .length,
  };
}

function isOurs(item: ActionItem): boolean {
  return ['us', 'both'].includes(sideOf(item));
}
