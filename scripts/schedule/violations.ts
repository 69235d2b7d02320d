import { PERSON_CONSTRAINTS, ROOM_CONSTRAINTS, START_CONSTRAINTS } from './constraints/all.ts';
import type { Violation } from './constraints/constraint.ts';
import { chooseStaff } from './options.ts';
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

/** Of the people who must come, and of each group that nobody can come of. */
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
  return [...meeting.people.flatMap(of), ...groupViolations(timetable, meeting, of)];
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

/** What would free the least hindered of a group; nothing frees two groups of which one person alone can come. */
function groupViolations(
  timetable: Timetable,
  meeting: Meeting,
  of: (person: Person) => readonly Violation[],
): readonly Violation[] {
  if (chooseStaff(timetable, meeting, (person) => of(person).length === 0)) return [];
  const hindered = meeting.oneOf.flatMap((group) => {
    const least = leastHindered(group.map(of));
    return least.length > 0 ? [{ group, least }] : [];
  });
  const short =
    hindered.length > 0 ? hindered : meeting.oneOf.slice(0, 1).map((group) => ({ group, least: [] }));
  return short.map(({ group, least }) => {
    const isMovable = least.every(({ blockers }) => blockers.length > 0);
    return {
      code: 'one-of',
      blockers: isMovable ? [...new Set(least.flatMap(({ blockers }) => blockers))] : [],
      parameters: { people: group.map(({ id }) => id).join('\n') },
    };
  });
}

function leastHindered(each: readonly (readonly Violation[])[]): readonly Violation[] {
  const cost = (violations: readonly Violation[]) =>
    violations.some(({ blockers }) => blockers.length === 0)
      ? Number.POSITIVE_INFINITY
      : violations.reduce((sum, { blockers }) => sum + blockers.length, 0);
  return each.reduce((best, next) => (cost(next) < cost(best) ? next : best), each[0] ?? []);
}
