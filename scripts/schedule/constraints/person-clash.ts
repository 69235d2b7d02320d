import { type Constraint, endOf, type PersonTrial } from './constraint.ts';

/**
 * Between two meetings of one person lie the buffer and the way from one venue to the other.
 * Breaks: 10:30 after a meeting until 10:30, with a buffer of ten minutes. Holds: 10:45.
 */
export const personApart: Constraint<PersonTrial> = {
  code: 'person-clash',
  violation: (timetable, trial) => {
    const { problem } = timetable;
    const clashes = timetable
      .ofPerson(trial.person)
      .filter(({ from, to, venue }) => {
        const apart = problem.bufferMinutes + problem.travelMinutes(trial.venue, venue);
        return from < endOf(trial) + apart && to + apart > trial.start;
      })
      .map(({ meeting }) => meeting);
    if (clashes.length === 0) return undefined;
    return {
      code: 'person-clash',
      blockers: clashes,
      parameters: { person: trial.person.id, meeting: clashes[0]?.id ?? '' },
    };
  },
};
