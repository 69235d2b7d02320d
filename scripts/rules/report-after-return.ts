import type { Finding } from '#diagnostics/diagnostic.ts';
import { dayRange } from '#model/partial-date.ts';
import type { Workspace } from '#model/workspace.ts';
import { error, inMission } from './places.ts';

/** A report is dated after the return. */
export function reportAfterReturn(workspace: Workspace): readonly Finding[] {
  return workspace.missions.flatMap((mission) => {
    const latest = mission.reportDate && dayRange(mission.reportDate)?.latest;
    if (!mission.reportDate || latest === undefined || latest >= mission.period.to) return [];
    const parameters = { date: mission.reportDate, to: mission.period.to };
    return [error('report-before-return', inMission(mission, 'mission', ['reportDate']), parameters)];
  });
}
