import type { Violation } from './constraints/constraint.ts';
import type { Obstacle } from './explanation.ts';
import type { Meeting, Room } from './problem.ts';
import type { Timetable } from './timetable.ts';
import { peopleViolations, roomViolations, startViolations } from './violations.ts';

/** What stands against a meeting at these starts, the most frequent first; of the rooms the nearest to fitting. */
export function obstaclesAt(
  timetable: Timetable,
  meeting: Meeting,
  starts: readonly number[],
): readonly Obstacle[] {
  const counted = new Map<string, Obstacle>();
  for (const start of starts) {
    for (const { code, parameters } of leastViolations(timetable, meeting, start)) {
      const key = JSON.stringify([code, parameters]);
      counted.set(key, { code, parameters, starts: (counted.get(key)?.starts ?? 0) + 1 });
    }
  }
  return [...counted.values()].sort((a, b) => b.starts - a.starts);
}

function leastViolations(timetable: Timetable, meeting: Meeting, start: number): readonly Violation[] {
  const { rooms } = timetable.problem;
  const ofStart = startViolations(timetable, meeting, start);
  if (rooms.length === 0) return [...ofStart, noRoom()];
  const inRoom = (room: Room) => [
    ...peopleViolations(timetable, meeting, start, room.venue),
    ...roomViolations(timetable, meeting, start, room),
  ];
  const each = rooms.map(inRoom);
  const least = each.reduce((best, next) => (next.length < best.length ? next : best));
  return [...ofStart, ...least];
}

function noRoom(): Violation {
  return { code: 'room-unsuitable', blockers: [], parameters: { room: '' } };
}
