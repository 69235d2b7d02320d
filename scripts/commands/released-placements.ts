import type { Placement } from '#model/bilateral.ts';
import type { BilateralId } from '#model/identifier.ts';
import type { Mission } from '#model/workspace.ts';
import { readRegister } from '#register/open-register.ts';
import { type ScheduleRelease, schedulesOf } from '#register/schedules.ts';
import type { Context } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';

export type Placements = ReadonlyMap<BilateralId, Placement>;

/** The released versions of a mission's schedule, oldest first; `undefined` when the register is at fault, which is told. */
export function releasesOf(context: Context, mission: Mission): readonly ScheduleRelease[] | undefined {
  const reading = readRegister(context.workspaceRoot, schedulesOf(mission.id));
  if ('value' in reading) return reading.value.releases;
  tellDiagnostics(context, [reading.fault]);
  return undefined;
}

/** Where a release puts each meeting; nowhere without one. */
export function placementsIn(release: ScheduleRelease | undefined): Placements {
  return new Map((release?.assignments ?? []).map(({ bilateral, ...placement }) => [bilateral, placement]));
}

/** Where the last release puts each meeting; nowhere without one, or with a damaged register (`invites` tells of that). */
export function releasedPlacements(workspaceRoot: string, mission: Mission): Placements {
  const reading = readRegister(workspaceRoot, schedulesOf(mission.id));
  return placementsIn('value' in reading ? reading.value.releases.at(-1) : undefined);
}
