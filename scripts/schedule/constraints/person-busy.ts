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
    if (!clash) return undefined;
    const isDuring = clash.from < endOf(trial) && clash.to > trial.start;
    const person = trial.person.id;
    if (isDuring)
      return { code: 'person-busy', blockers: [], parameters: { person, what: clash.what ?? '' } };
    const minutes = problem.travelMinutes(trial.venue, clash.venue);
    return { code: 'travel', blockers: [], parameters: { person, minutes } };
  },
};
