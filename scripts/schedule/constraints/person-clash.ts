import type { Booking } from '../timetable.ts';
import { type Constraint, endOf, type PersonTrial } from './constraint.ts';

/**
 * Between two meetings of one person lie the buffer and the way from one venue to the other.
 * Breaks: 10:30 after a meeting until 10:30, with a buffer of ten minutes. Holds: 10:45.
 */
export const personApart: Constraint<PersonTrial> = {
  code: 'person-clash',
  violation: (timetable, trial) => {
    const { problem } = timetable;
    const isNear = ({ from, to }: Booking, apart: number) =>
      from < endOf(trial) + apart && to + apart > trial.start;
    const wayTo = ({ venue }: Booking) => problem.travelMinutes(trial.venue, venue);
    const clashes = timetable
      .ofPerson(trial.person)
      .filter((booking) => isNear(booking, problem.bufferMinutes + wayTo(booking)));
    const [first] = clashes;
    if (!first) return undefined;
    const blockers = clashes.map(({ meeting }) => meeting);
    const person = trial.person.id;
    const meeting = (clashes.find((booking) => isNear(booking, problem.bufferMinutes)) ?? first).meeting.id;
    return clashes.some((booking) => isNear(booking, problem.bufferMinutes))
      ? { code: 'person-clash', blockers, parameters: { person, meeting } }
      : { code: 'travel', blockers, parameters: { person, minutes: wayTo(first) } };
  },
};
