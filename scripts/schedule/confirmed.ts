import { isOff } from '#model/called-off.ts';
import type { Mission } from '#model/workspace.ts';
import type { ScheduleAssignment } from '#register/schedules.ts';
import { compareSchedules, type ScheduleChange } from './compare.ts';

/** Confirmed meetings that one schedule holds at another time, or another room, than the other, or not at all. */
export function confirmedMoves(
  mission: Mission,
  before: readonly ScheduleAssignment[],
  after: readonly ScheduleAssignment[],
): readonly ScheduleChange[] {
  const confirmed = confirmedIn(mission);
  return compareSchedules(before, after).filter(
    ({ kind, bilateral }) => kind !== 'added' && confirmed.has(bilateral),
  );
}

/** What the other side has confirmed: it holds, unless the person says otherwise. */
export function confirmedIn({ bilaterals }: Mission): ReadonlySet<string> {
  return new Set(
    bilaterals
      .filter((bilateral) => bilateral.status === 'confirmed' && !isOff(bilateral))
      .map(({ id }) => id),
  );
}
