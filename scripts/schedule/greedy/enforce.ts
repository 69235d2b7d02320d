import type { Meeting, Room } from '../problem.ts';
import type { Option, Timetable } from '../timetable.ts';
import { violationsAt } from '../violations.ts';

/** Where a pinned meeting goes when every room breaks a constraint: its own room, else the least bad one. */
export function enforceRoom(timetable: Timetable, meeting: Meeting, start: number): Option | undefined {
  const { rooms } = timetable.problem;
  const own = rooms.find(({ id }) => id === meeting.fixed?.room);
  const room = own ?? leastBad(timetable, meeting, start, rooms);
  const staff = meeting.oneOf.flatMap((group) => group[0] ?? []);
  return room && { start, room, staff };
}

function leastBad(
  timetable: Timetable,
  meeting: Meeting,
  start: number,
  rooms: readonly Room[],
): Room | undefined {
  const counted = rooms.map((room) => ({
    room,
    count: violationsAt(timetable, meeting, start, room).length,
  }));
  return counted.reduce<(typeof counted)[number] | undefined>(
    (best, each) => (best && best.count <= each.count ? best : each),
    undefined,
  )?.room;
}
