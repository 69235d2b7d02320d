import type { Finding } from '#diagnostics/diagnostic.ts';
import { addDays, addMonths } from '#model/civil-time.ts';
import { dayRange } from '#model/partial-date.ts';
import type { ReportProfile } from '#model/report-profile.ts';
import type { Workspace } from '#model/workspace.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

/** A report is filed within the time its profile gives after the return. */
export const reportDeadline: Rule = {
  name: 'report-deadline',
  codes: ['report-late'],
  example: { wrong: 'return 30 August, report dated January', right: 'report dated by 30 November' },
  find: (workspace) => findReportDeadline(workspace),
};

function findReportDeadline(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => {
    const deadline = workspace.profiles.get(mission.profile ?? workspace.settings.profile)?.deadline;
    const earliest = mission.reportDate && dayRange(mission.reportDate)?.earliest;
    if (!deadline || !mission.reportDate || earliest === undefined) return [];
    const last = lastDay(mission.period.to, deadline);
    return earliest > last
      ? [
          warning('report-late', inMission(mission, 'mission', ['reportDate']), {
            date: mission.reportDate,
            deadline: last,
          }),
        ]
      : [];
  });
}

function lastDay(returned: string, { months, countFrom }: NonNullable<ReportProfile['deadline']>): string {
  return addMonths(countFrom === 'next-day' ? addDays(returned, 1) : returned, months);
}
