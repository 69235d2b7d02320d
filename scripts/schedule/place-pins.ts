import { optionAt } from './options.ts';
import type { Meeting, Problem, Room } from './problem.ts';
import { type Option, Timetable } from './timetable.ts';
import { violationsAt } from './violations.ts';

/** What is pinned, where it stands; `clashing` are those that break a rule there and stand all the same. */
export type PlacedPins = { readonly timetable: Timetable; readonly clashing: readonly Meeting[] };

/**
 * Places what is pinned and nothing else, those that name their room first. Of pins that contradict each
 * other the first holds, and the others clash.
 */
export function placePins(problem: Problem): PlacedPins {
  const timetable = new Timetable(problem);
  const clashing: Meeting[] = [];
  const pinned = problem.meetings.filter(({ fixed }) => fixed);
  const hasRoom = ({ fixed }: Meeting) => fixed?.room !== undefined;
  for (const meeting of [...pinned.filter(hasRoom), ...pinned.filter((each) => !hasRoom(each))]) {
    const start = meeting.fixed?.start ?? 0;
    const fitting = optionAt(timetable, meeting, start);
    if (!fitting) clashing.push(meeting);
    const option = fitting ?? enforce(timetable, meeting, start);
    if (option) timetable.place(meeting, option);
  }
  return { timetable, clashing };
}

/** Its own room, else the least bad one; of each group the first. */
function enforce(timetable: Timetable, meeting: Meeting, start: number): Option | undefined {
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
