import type { Finding } from '#diagnostics/diagnostic.ts';
import { dayRange } from '#model/partial-date.ts';
import type { Workspace } from '#model/workspace.ts';
import { error, inMission } from './places.ts';
import type { Rule } from './rule.ts';

/** A report is dated after the return. */
export const reportAfterReturn: Rule = {
  name: 'report-after-return',
  codes: ['report-before-return'],
  example: { wrong: 'reportDate: 2014-08', right: 'reportDate: 2014-10' },
  find: (workspace) => findReportAfterReturn(workspace),
};

function findReportAfterReturn(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => {
    const latest = mission.reportDate && dayRange(mission.reportDate)?.latest;
    if (!mission.reportDate || latest === undefined || latest >= mission.period.to) return [];
    const parameters = { date: mission.reportDate, to: mission.period.to };
    return [error('report-before-return', inMission(mission, 'mission', ['reportDate']), parameters)];
  });
}
