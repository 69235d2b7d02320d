import type { Finding } from '#diagnostics/diagnostic.ts';
import { filingDeadline } from '#model/filing-deadline.ts';
import { dayRange } from '#model/partial-date.ts';
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
    const earliest = mission.reportDate && dayRange(mission.reportDate)?.earliest;
    const last = filingDeadline(workspace, mission);
    if (last === undefined || !mission.reportDate || earliest === undefined) return [];
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
