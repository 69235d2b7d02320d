import { addDays, addMonths, type CivilDate } from './civil-time.ts';
import type { Mission, Workspace } from './workspace.ts';

/** The last day to file a mission's report by its form; undefined where the form sets none. */
export function filingDeadline(
  { settings, profiles }: Pick<Workspace, 'settings' | 'profiles'>,
  { period, profile }: Pick<Mission, 'period' | 'profile'>,
): CivilDate | undefined {
  const deadline = profiles.get(profile ?? settings.profile)?.deadline;
  if (!deadline) return undefined;
  const from = deadline.countFrom === 'next-day' ? addDays(period.to, 1) : period.to;
  return addMonths(from, deadline.months);
}
