import { type Constraint, endOf, type PersonTrial } from './constraint.ts';
import { lightest } from './lightest.ts';

/**
 * Nobody has more meetings a day than they take.
 * Breaks: a ninth meeting of someone who takes eight. Holds: an eighth.
 */
export const notTooMany: Constraint<PersonTrial> = {
  code: 'max-per-day',
  violation: (timetable, trial) => {
    const { person } = trial;
    if (!Number.isFinite(person.maxPerDay)) return undefined;
    const day = timetable.problem.days.find(({ from, to }) => trial.start >= from && endOf(trial) <= to);
    const sameDay = day
      ? timetable.ofPerson(person).filter(({ from, to }) => from >= day.from && to <= day.to)
      : [];
    if (sameDay.length < person.maxPerDay) return undefined;
    return {
      code: 'max-per-day',
      blockers: lightest(sameDay),
      parameters: { person: person.id, limit: person.maxPerDay },
    };
  },
};
