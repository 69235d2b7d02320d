import { lastSaid } from '#model/action-item.ts';
import type { Audience } from '#model/audience.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { ACTIONS } from '#register/actions.ts';
import { readLog } from '#register/event-log.ts';
import { recordsOf } from '#tracker/action-records.ts';
import type { Context } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';

/**
 * Who of ours is on the commitments of missions, by `mission/commitment`: for the office alone, the public
 * gets none. `undefined` where the register cannot be read, which is told.
 */
export function readAssignees(
  context: Context,
  { settings }: Pick<Workspace, 'settings'>,
  { missions, audience }: { readonly missions: readonly Pick<Mission, 'id'>[]; readonly audience: Audience },
): ReadonlyMap<string, string> | undefined {
  const assignees = new Map<string, string>();
  if (audience === 'public') return assignees;
  for (const { id } of missions) {
    const reading = readLog(context.workspaceRoot, ACTIONS, id);
    if ('fault' in reading) {
      tellDiagnostics(context, [reading.fault]);
      return undefined;
    }
    for (const record of recordsOf(reading.value, settings.home.timeZone)) {
      const assignee = lastSaid(record.updates, 'assignee');
      if (typeof assignee === 'string') assignees.set(record.id, assignee);
    }
  }
  return assignees;
}
