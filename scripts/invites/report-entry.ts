import { dateStyle, formatDate } from '#locale/dates.ts';
import { addDays, addMonths, type CivilDate } from '#model/civil-time.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { fictionLines, missionTitle, pageLines, paragraphs } from './describe-place.ts';
import type { EntryContext, MissionEntry } from './entry-context.ts';

const ALARM_MINUTES = 14 * 24 * 60;

/** The day on which the report has to be filed, where its profile sets one; for those on its cover. */
export function reportEntry(mission: Mission, context: EntryContext): readonly MissionEntry[] {
  const { workspace, language, t } = context;
  const rule = deadlineRule(mission, workspace);
  const day = reportDeadline(mission, workspace);
  if (!rule || !day || mission.cancelled !== undefined) return [];
  const date = formatDate(mission.period.to, dateStyle(workspace.settings, language));
  const from = t(`invites.report.from.${rule.countFrom}`);
  return [
    {
      entry: {
        kind: 'event',
        key: 'report-deadline',
        when: { kind: 'days', from: day, to: day },
        summary: t('invites.report.summary', { mission: missionTitle(mission, language) }),
        description: paragraphs(
          [t('invites.report.description', { date, months: rule.months, from })],
          fictionLines(mission, context),
          pageLines(mission, context),
        ),
        categories: [t('invites.category.deadline')],
        status: 'CONFIRMED',
        busy: false,
        alarmMinutesBefore: ALARM_MINUTES,
      },
      people: namedDelegates(mission.delegation)
        .filter(({ joinedLocally }) => !joinedLocally)
        .map(({ person }) => person),
    },
  ];
}

/**
 * The last day for filing a mission's report by its profile's rule; `undefined` where that sets none.
 * @example reportDeadline(mission, workspace) // '2014-11-30' for a return on 2014-08-30 and three months
 */
export function reportDeadline(mission: Mission, workspace: Workspace): CivilDate | undefined {
  const rule = deadlineRule(mission, workspace);
  const first = rule?.countFrom === 'next-day' ? addDays(mission.period.to, 1) : mission.period.to;
  return rule && addMonths(first, rule.months);
}

function deadlineRule(mission: Mission, workspace: Workspace) {
  return workspace.profiles.get(mission.profile ?? workspace.settings.profile)?.deadline;
}
