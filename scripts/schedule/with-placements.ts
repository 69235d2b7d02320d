import type { Placement } from '#model/bilateral.ts';
import type { BilateralId } from '#model/identifier.ts';
import type { Mission } from '#model/workspace.ts';
import type { ScheduleRelease } from '#register/schedules.ts';
import { withStaff } from './release.ts';

export type Placements = ReadonlyMap<BilateralId, Placement>;

/** A mission whose meetings stand where the released schedule puts them; a recorded place comes first, one agreed beforehand last. */
export function withPlacements(mission: Mission, placements: Placements): Mission {
  const bilaterals = mission.bilaterals.map((bilateral) => {
    const placement = bilateral.placement ?? placements.get(bilateral.id) ?? bilateral.request?.pin;
    return placement ? { ...bilateral, placement } : bilateral;
  });
  return { ...mission, bilaterals };
}

/** Where a release puts each meeting; nowhere without one. */
export function placementsIn(release: ScheduleRelease | undefined): Placements {
  return new Map(
    (release?.assignments ?? []).map(({ bilateral, with: _staff, ...placement }) => [bilateral, placement]),
  );
}

/** The mission as a release has it: where each meeting is, and who attends of each group. */
export function withRelease(mission: Mission, release: ScheduleRelease | undefined): Mission {
  return withPlacements(withStaff(mission, release), placementsIn(release));
}
