import { suggest } from '#diagnostics/suggestion.ts';
import { listMissionIds } from '#load/list-mission-ids.ts';
import { MissionId } from '#model/identifier.ts';
import type { Context } from './command.ts';

/** True when there is such a mission, or none was named; else the nearest name is told. */
export function knowsMission(context: Context, missionId: string | undefined): boolean {
  const known = listMissionIds(context.workspaceRoot);
  if (missionId === undefined || known.includes(missionId)) return true;
  if (known.length === 0) {
    const call = context.call(`new ${MissionId.safeParse(missionId).success ? missionId : '2027-lima'}`);
    context.complain(context.t('cli.no-missions', { mission: missionId, call }));
    return false;
  }
  const parts = known.filter((each) => each.includes(missionId.toLowerCase()));
  const suggestion = suggest(missionId, known) ?? (parts.length > 0 ? parts : known).join(', ');
  context.complain(context.t('cli.unknown-mission', { mission: missionId, suggestion }));
  return false;
}
