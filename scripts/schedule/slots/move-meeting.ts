import type { ScheduleAssignment } from '#register/schedules.ts';
import { optionAt } from '../options.ts';
import { assignmentsOf } from '../release.ts';
import { type Slot, withoutMeeting } from './judge-slot.ts';
import type { MissionBoard } from './mission-board.ts';

/**
 * The schedule with one meeting moved to a place that the rules allow, or taken out of it; the others stay.
 * Nothing where the rules do not allow the place: `judgeSlot` says why. An agreed meeting stays where it is.
 * @example moveMeeting(board, 'norta', { start: 30_003_840, room: 'blue' }) // [{ bilateral: 'norta', … }, …]
 */
export function moveMeeting(
  { timetable }: Pick<MissionBoard, 'timetable'>,
  id: string,
  slot: Slot | undefined,
): readonly ScheduleAssignment[] | undefined {
  const meeting = timetable.problem.meetings.find((each) => each.id === id);
  if (!meeting || (meeting.fixed && !slot)) return undefined;
  const moved = withoutMeeting(timetable, meeting);
  if (slot) {
    const room = timetable.problem.rooms.find((each) => each.id === slot.room);
    const option = room && optionAt(moved, meeting, slot.start, room);
    if (!option) return undefined;
    moved.place(meeting, option);
  }
  return assignmentsOf({ timetable: moved });
}
