import type { Meeting, Person, Room } from '../problem.ts';
import type { Timetable } from '../timetable.ts';

/** What keeps a meeting from a start. Codes never change: the words are `schedule.reason.<code>`. */
export type ConstraintCode =
  | 'outside-day'
  | 'window'
  | 'pin'
  | 'precedence'
  | 'pool'
  | 'seats'
  | 'room-unsuitable'
  | 'room-closed'
  | 'room-clash'
  | 'person-busy'
  | 'person-clash'
  | 'travel'
  | 'one-of'
  | 'max-per-day'
  | 'meal';

/** A start being tried. `room` and `person` are there for the constraints that ask about them. */
export type Trial = { readonly meeting: Meeting; readonly start: number };
export type RoomTrial = Trial & { readonly room: Room };
export type PersonTrial = Trial & { readonly person: Person; readonly venue: string | undefined };

/**
 * Why a trial fails. `blockers` are the meetings whose going would lift this violation; none means
 * that nothing in the timetable can be moved to help.
 */
export type Violation = {
  readonly code: ConstraintCode;
  readonly blockers: readonly Meeting[];
  readonly parameters: Readonly<Record<string, string | number>>;
};

/**
 * One rule of a timetable, asked by the search and by the explanations alike. It answers for a meeting
 * that is not in the timetable yet.
 */
export type Constraint<T extends Trial> = {
  readonly code: ConstraintCode;
  readonly violation: (timetable: Timetable, trial: T) => Violation | undefined;
};

export function endOf({ meeting, start }: Trial): number {
  return start + meeting.minutes;
}
