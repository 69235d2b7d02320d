import { type Constraint, endOf, type Trial } from './constraint.ts';

/**
 * A meeting begins on a slot of a day and ends within it.
 * Breaks: 17:45–18:15 of a day that ends at 18:00. Holds: 17:30–18:00.
 */
export const outsideDay: Constraint<Trial> = {
  code: 'outside-day',
  violation: ({ problem }, trial) => {
    const day = problem.days.find(({ from, to }) => trial.start >= from && endOf(trial) <= to);
    if (day && (trial.start - day.from) % problem.slotMinutes === 0) return undefined;
    return { code: 'outside-day', blockers: [], parameters: {} };
  },
};
