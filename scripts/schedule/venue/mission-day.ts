import { minuteOf } from '#model/placement-span.ts';
import { type Mission, missionZone } from '#model/workspace.ts';
import type { ScheduleAssignment } from '#register/schedules.ts';
import { confirmedIn } from '../confirmed.ts';
import type { Assignment, Instance } from '../instance.ts';
import { instantText } from '../instant.ts';
import { isUnlistedRoom } from '../mission-rooms.ts';
import type { VenueDay } from './happening.ts';

/**
 * A mission's schedule as it stands at the venue. A mission that lists no rooms has one for each meeting;
 * where it lists some and the schedule names none, the meeting is looked after as one that has lost its room.
 */
export function missionDay(
  mission: Mission,
  instance: Instance,
  {
    assignments,
    yes,
  }: { readonly assignments: readonly ScheduleAssignment[]; readonly yes: ReadonlySet<string> },
): VenueDay {
  const zone = missionZone(mission);
  const unlisted = instance.rooms.filter(({ id }) => isUnlistedRoom(id));
  const numbers = new Map(instance.meetings.map(({ id }, index) => [id, index]));
  const roomOf = ({ bilateral, room }: ScheduleAssignment): string =>
    room ?? unlisted[numbers.get(bilateral) ?? 0]?.id ?? instance.rooms[0]?.id ?? '';
  const stands = assignments
    .filter(({ bilateral }) => numbers.has(bilateral))
    .map(
      (each): Assignment => ({
        meeting: each.bilateral,
        start: instantText(minuteOf(each.date, each.start, zone), zone),
        room: roomOf(each),
        ...(each.with && { with: [...each.with] }),
      }),
    );
  return { instance, assignments: stands, confirmed: confirmedIn(mission), yes };
}
