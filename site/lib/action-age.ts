import { type ActionItem, hasFlag, isSettled } from '#tracker/action-item.ts';
import { siteContext } from '../context.ts';
import type { Locale } from './locale.ts';

/** How an item stands in time, in words. */
export type ActionAge = { readonly words: string; readonly isLate: boolean };

const DAY_MS = 86_400_000;
/** Up to here days say more than years. */
const DAYS_AS_DAYS = 730;
const DAYS_A_YEAR = 365.25;

/**
 * How late an open item is, how long until it is due, or how long it has been open where nobody gave it a date.
 * Of what has no age here (in public what others owe, and what is watched) it is said when it was recorded.
 * @example ageOf(visit, en) // { words: '402 days late', isLate: true }
 */
export function ageOf(action: ActionItem, locale: Locale): ActionAge | undefined {
  if (isSettled(action)) return undefined;
  const { today } = siteContext();
  const { latest } = action.due;
  const say = (key: string, days: number): ActionAge => ({
    words: locale.t(`site.age.${key}`, { span: spanOf(days, locale.language) }),
    isLate: key === 'late',
  });
  if (hasFlag(action, 'overdue') && latest) return say('late', daysBetween(latest, today));
  // A tag says that already.
  if (hasFlag(action, 'look-again')) return undefined;
  if (latest === today) return { words: locale.t('site.age.today'), isLate: false };
  if (latest && latest > today) return say('due', daysBetween(today, latest));
  if (action.openDays !== undefined && action.openDays > 0) return say('open', action.openDays);
  const recorded = action.mission.period.to;
  return recorded < today
    ? { words: locale.t('site.age.recorded', { date: locale.partial(recorded.slice(0, 7)) }), isLate: false }
    : undefined;
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** @example spanOf(402, 'en') // '402 days' */
export function spanOf(days: number, language: string): string {
  const isLong = days >= DAYS_AS_DAYS;
  const unit = isLong ? 'year' : 'day';
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(isLong ? Math.floor(days / DAYS_A_YEAR) : days);
}
