import { minutesOfInstant } from '../instant.ts';
import { optionAt } from '../options.ts';
import type { Meeting, Problem } from '../problem.ts';
import { type Option, Timetable } from '../timetable.ts';
import { violationsAt } from '../violations.ts';
import type { VenueDay } from './happening.ts';

/** A day laid anew: what stands, and what can no longer stand where it was. */
export type LaidDay = {
  readonly timetable: Timetable;
  /** Where each meeting was, whether it still stands there or not. */
  readonly former: ReadonlyMap<Meeting, Option>;
  readonly homeless: readonly Meeting[];
  /** Agreed meetings that break a rule where they are: they stay until somebody says yes. */
  readonly asked: readonly Meeting[];
};

/**
 * Lays the former assignments: what has begun stands whatever happens, then what is agreed, then the
 * heaviest. Somebody of a group may be replaced by another of it without the meeting losing its place.
 */
export function layDay(problem: Problem, day: VenueDay, now: number): LaidDay {
  const timetable = new Timetable(problem);
  const former = formerOf(problem, day);
  const homeless: Meeting[] = [];
  const asked: Meeting[] = [];
  const hasBegun = (meeting: Meeting) => (former.get(meeting)?.start ?? now) < now;
  const isAgreed = (meeting: Meeting) => isHeld(meeting, day);
  const rank = (meeting: Meeting) => (hasBegun(meeting) ? 0 : isAgreed(meeting) ? 1 : 2);
  const order = [...former.keys()].sort(
    (a, b) => rank(a) - rank(b) || b.weight - a.weight || a.index - b.index,
  );
  for (const meeting of order) {
    const option = former.get(meeting);
    if (!option) continue;
    const fitting = hasBegun(meeting) ? option : standing(timetable, meeting, option);
    if (fitting) timetable.place(meeting, fitting);
    else if (isAgreed(meeting)) asked.push(meeting);
    else homeless.push(meeting);
  }
  // Those asked about keep their people and their room until there is an answer.
  for (const meeting of asked) {
    const option = former.get(meeting);
    if (option) timetable.place(meeting, option);
  }
  return { timetable, former, homeless, asked };
}

/** True for what moves only with a yes that nobody has given yet. */
export function isHeld({ id, fixed }: Meeting, { confirmed, yes }: VenueDay): boolean {
  return (fixed !== undefined || confirmed.has(id)) && !yes.has(id);
}

/** Where it was, with the same people if they can come, else with others of their groups. */
function standing(timetable: Timetable, pinned: Meeting, option: Option): Option | undefined {
  const meeting = { ...pinned, fixed: undefined };
  const { start, room, staff } = option;
  const same = { ...meeting, people: [...new Set([...meeting.people, ...staff])], oneOf: [] };
  // Its windows were asked when it was placed: what people now say of them is no reason to take it away.
  const free = { ...same, windows: undefined };
  if (staff.length === meeting.oneOf.length && violationsAt(timetable, free, start, room).length === 0)
    return option;
  return optionAt(timetable, { ...meeting, windows: undefined }, start, room);
}

function formerOf(problem: Problem, { assignments }: VenueDay): ReadonlyMap<Meeting, Option> {
  const meetings = new Map(problem.meetings.map((meeting) => [meeting.id, meeting]));
  const rooms = new Map(problem.rooms.map((room) => [room.id, room]));
  const people = new Map(problem.people.map((person) => [person.id, person]));
  return new Map(
    assignments.flatMap((assignment) => {
      const meeting = meetings.get(assignment.meeting);
      const room = rooms.get(assignment.room);
      const staff = (assignment.with ?? []).flatMap((id) => people.get(id) ?? []);
      const start = minutesOfInstant(assignment.start);
      return meeting && room ? [[meeting, { start, room, staff }] as const] : [];
    }),
  );
}
