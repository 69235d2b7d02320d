import type { Assignment, Schedule } from './instance.ts';
import { instantText, minutesOfInstant } from './instant.ts';
import type { Meeting, Problem } from './problem.ts';
import { type Option, Timetable } from './timetable.ts';

/** A schedule for a problem, with how sure the finder is that none is better. */
export type Proposal = {
  readonly timetable: Timetable;
  /** Total weight placed, and the most that can be placed as far as it is known. */
  readonly weight: number;
  readonly bound: number;
  /** The meetings of a former schedule that stand exactly where they stood. */
  readonly kept: ReadonlySet<Meeting>;
};

/** The proposal as `bilat.schedule/1`. */
export function toSchedule({ timetable }: Pick<Proposal, 'timetable'>): Schedule {
  const { problem } = timetable;
  const assignments = problem.meetings.flatMap((meeting) => {
    const option = timetable.optionOf(meeting);
    return option ? [toAssignment(problem, meeting, option)] : [];
  });
  return {
    format: 'bilat.schedule/1',
    instance: problem.name,
    assignments,
    unplaced: timetable.unplaced().map(({ id }) => id),
  };
}

export function toAssignment(problem: Problem, meeting: Meeting, { start, room, staff }: Option): Assignment {
  return {
    meeting: meeting.id,
    start: instantText(start, problem.zone),
    room: room.id,
    ...(staff.length > 0 && { with: staff.map(({ id }) => id) }),
  };
}

/** The timetable that a schedule describes; what the problem does not know is left out. */
export function timetableOf(problem: Problem, assignments: readonly Assignment[]): Timetable {
  const timetable = new Timetable(problem);
  for (const assignment of assignments) {
    const meeting = problem.meetings.find(({ id }) => id === assignment.meeting);
    const option = meeting && optionOfAssignment(problem, meeting, assignment);
    if (meeting && option) timetable.place(meeting, option);
  }
  return timetable;
}

function optionOfAssignment(problem: Problem, meeting: Meeting, assignment: Assignment): Option | undefined {
  const room = problem.rooms.find(({ id }) => id === assignment.room);
  const staff = meeting.oneOf.flatMap(
    (group, index) => group.find(({ id }) => id === assignment.with?.[index]) ?? [],
  );
  return room && { start: minutesOfInstant(assignment.start), room, staff };
}
