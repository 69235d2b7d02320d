import { suggest } from '#diagnostics/suggestion.ts';
import { listMissionIds } from '#load/list-mission-ids.ts';
import type { Context } from './command.ts';

/** True when there is such a mission, or none was named; else the nearest name is told. */
export function knowsMission(context: Context, missionId: string | undefined): boolean {
  const known = listMissionIds(context.workspaceRoot);
  if (missionId === undefined || known.includes(missionId)) return true;
  const suggestion = suggest(missionId, known) ?? known.join(', ');
  context.complain(context.t('cli.unknown-mission', { mission: missionId, suggestion }));
  return false;
}
