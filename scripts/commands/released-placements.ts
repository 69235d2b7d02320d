import type { Mission } from '#model/workspace.ts';
import { readSchedules, type ScheduleRelease } from '#register/schedules.ts';
import { type Placements, placementsIn, withRelease } from '#schedule/with-placements.ts';
import type { Context } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';

export { type Placements, placementsIn };

/** The released versions of a mission's schedule, oldest first; `undefined` when the register is at fault, which is told. */
export function releasesOf(context: Context, mission: Mission): readonly ScheduleRelease[] | undefined {
  const reading = readSchedules(context.workspaceRoot, mission.id);
  if ('value' in reading) return reading.value.releases;
  tellDiagnostics(context, [reading.fault]);
  return undefined;
}

/** The mission as its last release has it: where each meeting is, and who attends of each group. Nothing of it with a damaged register (`invites` tells of that). */
export function asReleased(workspaceRoot: string, mission: Mission): Mission {
  const reading = readSchedules(workspaceRoot, mission.id);
  const release = 'value' in reading ? reading.value.releases.at(-1) : undefined;
  return withRelease(mission, release);
}
