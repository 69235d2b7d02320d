import { type Constraint, endOf, type Trial } from './constraint.ts';

/**
 * The whole meeting lies in one of its windows; a meeting without windows can be at any time.
 * Breaks: 11:45–12:15 of a partner free from 10:00 to 12:00. Holds: 11:30–12:00.
 */
export const insideWindow: Constraint<Trial> = {
  code: 'window',
  violation: (_timetable, trial) => {
    const { windows } = trial.meeting;
    if (!windows || windows.some(({ from, to }) => trial.start >= from && endOf(trial) <= to))
      return undefined;
    return { code: 'window', blockers: [], parameters: {} };
  },
};
