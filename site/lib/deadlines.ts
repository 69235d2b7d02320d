import { isOff } from '#model/called-off.ts';
import { addDays, addMonths } from '#model/civil-time.ts';
import { isWatched } from '#model/commitment.ts';
import { dayRange } from '#model/partial-date.ts';
import type { Mission } from '#model/workspace.ts';
import { siteContext } from '../context.ts';
import { actionHref, allActions, isLive, ownerOf } from './actions.ts';
import type { Locale } from './locale.ts';
import { shortTitle } from './missions.ts';
import { hrefOf, pagePath } from './paths.ts';

/** A day by which something is due. */
export type Deadline = {
  readonly date: string;
  readonly what: string;
  readonly who: string;
  readonly href: string;
  readonly isPast: boolean;
};

/** Reports still to be filed and dated commitments still open, soonest first. */
export function deadlines(locale: Locale): readonly Deadline[] {
  const reports = siteContext().workspace.missions.flatMap(
    (mission) => reportDeadline(mission, locale) ?? [],
  );
  const actions = allActions()
    .filter(isLive)
    .flatMap((action): readonly Deadline[] => {
      if (isWatched(action.commitment) || action.due.latest === undefined) return [];
      const what = locale.text(action.commitment.text);
      return [
        {
          date: action.due.latest,
          what,
          who: ownerOf(action, locale),
          href: actionHref(action, locale),
          // Of what partners owe nothing is overdue, and its day is gone all the same.
          isPast: action.due.latest < siteContext().today,
        },
      ];
    });
  return [...reports, ...actions].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Until when the report has to be filed, where the report profile counts and it is not filed yet. */
function reportDeadline(mission: Mission, locale: Locale): Deadline | undefined {
  const { workspace, today } = siteContext();
  const rule = workspace.profiles.get(mission.profile ?? workspace.settings.profile)?.deadline;
  if (!rule || isOff(mission) || isReportFiled(mission, today)) return undefined;
  const from = rule.countFrom === 'next-day' ? addDays(mission.period.to, 1) : mission.period.to;
  const date = addMonths(from, rule.months);
  const what = locale.t('site.deadline.report', { mission: shortTitle(mission, locale) });
  return {
    date,
    what,
    who: locale.t('site.owner.us'),
    href: hrefOf(locale.language, pagePath.mission(mission.id)),
    isPast: date < today,
  };
}

/** A report with a date has been filed; so has one that can be read here after the return. */
export function isReportFiled(mission: Mission, today: string): boolean {
  const filed = mission.reportDate && dayRange(mission.reportDate)?.earliest;
  if (filed !== undefined && filed <= today) return true;
  return mission.period.to < today && mission.prose.some(({ kind }) => kind === 'report');
}
