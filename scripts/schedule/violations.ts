import { PERSON_CONSTRAINTS, ROOM_CONSTRAINTS, START_CONSTRAINTS } from './constraints/all.ts';
import type { Violation } from './constraints/constraint.ts';
import type { Meeting, Person, Room } from './problem.ts';
import type { Timetable } from './timetable.ts';

/** Everything that stands against a meeting at a start in a room; nothing means that it fits. */
export function violationsAt(
  timetable: Timetable,
  meeting: Meeting,
  start: number,
  room: Room,
): readonly Violation[] {
  return [
    ...startViolations(timetable, meeting, start),
    ...roomViolations(timetable, meeting, start, room),
    ...peopleViolations(timetable, meeting, start, room.venue),
  ];
}

export function startViolations(timetable: Timetable, meeting: Meeting, start: number): readonly Violation[] {
  return START_CONSTRAINTS.flatMap(({ violation }) => violation(timetable, { meeting, start }) ?? []);
}

export function roomViolations(
  timetable: Timetable,
  meeting: Meeting,
  start: number,
  room: Room,
): readonly Violation[] {
  return ROOM_CONSTRAINTS.flatMap(({ violation }) => violation(timetable, { meeting, start, room }) ?? []);
}

/** Of the people who must come, and, for each group none of which can, of its least hindered member. */
export function peopleViolations(
  timetable: Timetable,
  meeting: Meeting,
  start: number,
  venue: string | undefined,
): readonly Violation[] {
  const of = (person: Person) =>
    PERSON_CONSTRAINTS.flatMap(
      ({ violation }) => violation(timetable, { meeting, start, venue, person }) ?? [],
    );
  return [...meeting.people.flatMap(of), ...meeting.oneOf.flatMap((group) => leastHindered(group.map(of)))];
}

/** The meetings to be moved away for this one, or `undefined` when moving meetings would not be enough. */
export function blockersOf(violations: readonly Violation[]): ReadonlySet<Meeting> | undefined {
  const blockers = new Set<Meeting>();
  for (const violation of violations) {
    if (violation.blockers.length === 0) return undefined;
    for (const blocker of violation.blockers) {
      if (blocker.fixed) return undefined;
      blockers.add(blocker);
    }
  }
  return blockers;
}

function leastHindered(each: readonly (readonly Violation[])[]): readonly Violation[] {
  const cost = (violations: readonly Violation[]) =>
    violations.some(({ blockers }) => blockers.length === 0)
      ? Number.POSITIVE_INFINITY
      : violations.reduce((sum, { blockers }) => sum + blockers.length, 0);
  return each.reduce((best, next) => (cost(next) < cost(best) ? next : best), each[0] ?? []);
}
