import type { Mission } from '#model/workspace.ts';
import type { ScheduleAssignment } from '#register/schedules.ts';
import { compareSchedules, type ScheduleChange } from './compare.ts';
import type { Assignment, Instance } from './instance.ts';

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

/** The instance with each confirmed meeting held where a former schedule has it. */
export function holdConfirmed(instance: Instance, mission: Mission, former: readonly Assignment[]): Instance {
  const confirmed = confirmedIn(mission);
  const places = new Map(former.map((assignment) => [assignment.meeting, assignment]));
  const meetings = instance.meetings.map((meeting) => {
    const place = places.get(meeting.id);
    if (!place || meeting.fixed || !confirmed.has(meeting.id)) return meeting;
    return { ...meeting, fixed: { start: place.start, ...(place.room !== '' && { room: place.room }) } };
  });
  return { ...instance, meetings };
}

function confirmedIn({ bilaterals }: Mission): ReadonlySet<string> {
  return new Set(bilaterals.filter(({ status }) => status === 'confirmed').map(({ id }) => id));
}
