import { hasFreeBlock } from '../problem.ts';
import { type Constraint, endOf, type PersonTrial } from './constraint.ts';
import { lightest } from './lightest.ts';

/**
 * Everyone keeps a free block for each meal that their own engagements leave room for.
 * Breaks: 12:00–13:00 taken wholly by meetings, of someone who eats for half an hour then. Holds: until 12:30.
 */
export const timeToEat: Constraint<PersonTrial> = {
  code: 'meal',
  violation: (timetable, trial) => {
    const { person } = trial;
    for (const meal of person.meals) {
      if (trial.start >= meal.to || endOf(trial) <= meal.from) continue;
      // A meal that has been lost already binds nobody.
      const meetings = timetable.ofPerson(person).filter(({ from, to }) => from < meal.to && to > meal.from);
      const taken = [...person.busy, ...meetings, { from: trial.start, to: endOf(trial) }];
      if (hasFreeBlock(meal, taken, timetable.problem.slotMinutes)) continue;
      if (!hasFreeBlock(meal, [...person.busy, ...meetings], timetable.problem.slotMinutes)) continue;
      return {
        code: 'meal',
        blockers: lightest(meetings),
        parameters: { person: person.id, minutes: meal.minutes },
      };
    }
    return undefined;
  },
};
