import { PERSON_CONSTRAINTS, ROOM_CONSTRAINTS, START_CONSTRAINTS } from './constraints/all.ts';
import type { PersonTrial } from './constraints/constraint.ts';
import type { Interval, Meeting, Person, Problem, Room } from './problem.ts';
import type { Option, Timetable } from './timetable.ts';

/** Every start of the grid at which the meeting's own windows allow it, earliest first. */
export function startsOf(problem: Problem, meeting: Meeting): readonly number[] {
  if (meeting.fixed) return [meeting.fixed.start];
  return allStarts(problem, meeting.minutes).filter((start) =>
    isWithin(start, meeting.minutes, meeting.windows),
  );
}

/** Every start of the grid for so many minutes. */
export function allStarts(problem: Problem, minutes: number): readonly number[] {
  return problem.days.flatMap(({ from, to }) => {
    const count = Math.max(0, Math.floor((to - minutes - from) / problem.slotMinutes) + 1);
    return Array.from({ length: count }, (_, index) => from + index * problem.slotMinutes);
  });
}

/** Preferred starts first, each part earliest first. */
export function byPreference(meeting: Meeting, starts: readonly number[]): readonly number[] {
  if (!meeting.prefer) return starts;
  const isPreferred = (start: number) => prefers(meeting, start);
  return [...starts.filter(isPreferred), ...starts.filter((start) => !isPreferred(start))];
}

/** True when the meeting would be wholly in a preferred window; one that has none is content anywhere. */
export function prefers(meeting: Meeting, start: number): boolean {
  return isWithin(start, meeting.minutes, meeting.prefer);
}

/** The first start, room and staff that break no constraint. */
export function firstOption(
  timetable: Timetable,
  meeting: Meeting,
  starts: readonly number[],
): Option | undefined {
  for (const start of starts) {
    const option = optionAt(timetable, meeting, start);
    if (option) return option;
  }
  return undefined;
}

/** The smallest free room at a start, with the staff, or nothing. */
export function optionAt(
  timetable: Timetable,
  meeting: Meeting,
  start: number,
  wanted?: Room,
): Option | undefined {
  if (START_CONSTRAINTS.some(({ violation }) => violation(timetable, { meeting, start }))) return undefined;
  const staffAt = new Map<string | undefined, readonly Person[] | undefined>();
  for (const room of wanted ? [wanted] : timetable.problem.rooms) {
    // People before rooms: they have fewer bookings to look through and fail more often.
    if (!staffAt.has(room.venue)) staffAt.set(room.venue, peopleAt(timetable, meeting, start, room.venue));
    const staff = staffAt.get(room.venue);
    if (!staff) continue;
    if (ROOM_CONSTRAINTS.some(({ violation }) => violation(timetable, { meeting, start, room }))) continue;
    return { start, room, staff };
  }
  return undefined;
}

/** The staff for a meeting whose required people can all come; `undefined` when someone cannot. */
function peopleAt(
  timetable: Timetable,
  meeting: Meeting,
  start: number,
  venue: string | undefined,
): readonly Person[] | undefined {
  const canCome = (person: Person) => isAvailable(timetable, { meeting, start, venue, person });
  return meeting.people.every(canCome) ? chooseStaff(timetable, meeting, canCome) : undefined;
}

function isAvailable(timetable: Timetable, trial: PersonTrial): boolean {
  return !PERSON_CONSTRAINTS.some(({ violation }) => violation(timetable, trial));
}

/** One person for each group, nobody twice, those with the fewest meetings first. */
export function chooseStaff(
  timetable: Timetable,
  meeting: Meeting,
  canCome: (person: Person) => boolean,
): readonly Person[] | undefined {
  const choose = (
    groups: readonly (readonly Person[])[],
    taken: readonly Person[],
  ): readonly Person[] | undefined => {
    const [group, ...rest] = groups;
    if (!group) return [];
    const candidates = group
      .filter((person) => !taken.includes(person) && canCome(person))
      .sort((a, b) => timetable.ofPerson(a).length - timetable.ofPerson(b).length || a.index - b.index);
    for (const person of candidates) {
      const others = choose(rest, [...taken, person]);
      if (others) return [person, ...others];
    }
    return undefined;
  };
  return choose(meeting.oneOf, meeting.people);
}

function isWithin(start: number, minutes: number, windows: readonly Interval[] | undefined): boolean {
  return !windows || windows.some(({ from, to }) => start >= from && start + minutes <= to);
}
