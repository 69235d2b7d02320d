import { listMissionIds } from '#load/list-mission-ids.ts';
import type { Context } from './command.ts';

const OF_A_MISSION = ['check', 'report', 'export', 'invites'];

type Scene = Pick<Context, 't' | 'call' | 'workspaceRoot'>;

/** `build 2027-lima`: what makes everything takes no mission, and others do; says which. Else what is said of an argument too many. */
export function oneTooMany(command: string, argument: string, { t, call, workspaceRoot }: Scene): string {
  if (!listMissionIds(workspaceRoot).includes(argument)) return t('cli.extra-argument', { argument });
  const calls = OF_A_MISSION.map((each) => call(`${each} ${argument}`)).join(' · ');
  return t('cli.whole-workspace', { command, mission: argument, calls });
}
