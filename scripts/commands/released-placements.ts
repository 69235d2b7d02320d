import type { Placement } from '#model/bilateral.ts';
import type { BilateralId } from '#model/identifier.ts';
import type { Mission } from '#model/workspace.ts';
import { readSchedules, type ScheduleRelease } from '#register/schedules.ts';
import { withStaff } from '#schedule/release.ts';
import type { Context } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { withPlacements } from './with-placements.ts';

export type Placements = ReadonlyMap<BilateralId, Placement>;

/** The released versions of a mission's schedule, oldest first; `undefined` when the register is at fault, which is told. */
export function releasesOf(context: Context, mission: Mission): readonly ScheduleRelease[] | undefined {
  const reading = readSchedules(context.workspaceRoot, mission.id);
  if ('value' in reading) return reading.value.releases;
  tellDiagnostics(context, [reading.fault]);
  return undefined;
}

/** Where a release puts each meeting; nowhere without one. */
export function placementsIn(release: ScheduleRelease | undefined): Placements {
  return new Map(
    (release?.assignments ?? []).map(({ bilateral, with: _staff, ...placement }) => [bilateral, placement]),
  );
}

/** The mission as its last release has it: where each meeting is, and who attends of each group. Nothing of it with a damaged register (`invites` tells of that). */
export function asReleased(workspaceRoot: string, mission: Mission): Mission {
  const reading = readSchedules(workspaceRoot, mission.id);
  const release = 'value' in reading ? reading.value.releases.at(-1) : undefined;
  return withPlacements(withStaff(mission, release), placementsIn(release));
}
