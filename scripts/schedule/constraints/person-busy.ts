import { type Constraint, endOf, type PersonTrial } from './constraint.ts';

/**
 * Nobody meets during a session, journey or other engagement of theirs, nor while on the way to it.
 * Breaks: 11:00 with someone in a plenary until 11:30. Holds: 11:30 in the same venue.
 */
export const personFree: Constraint<PersonTrial> = {
  code: 'person-busy',
  violation: ({ problem }, trial) => {
    const clash = trial.person.busy.find(({ from, to, venue }) => {
      const travel = problem.travelMinutes(trial.venue, venue);
      return from < endOf(trial) + travel && to + travel > trial.start;
    });
    return (
      clash && {
        code: 'person-busy',
        blockers: [],
        parameters: { person: trial.person.id, what: clash.what ?? '' },
      }
    );
  },
};
