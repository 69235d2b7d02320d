import { type Constraint, endOf, type Trial } from './constraint.ts';
import { lightest } from './lightest.ts';

/**
 * Interchangeable staff and things are counted: no more at once than there are.
 * Breaks: a third meeting beside two that hold the two interpreters. Holds: a second one.
 */
export const insidePool: Constraint<Trial> = {
  code: 'pool',
  violation: (timetable, trial) => {
    for (const index of trial.meeting.pools) {
      const pool = timetable.problem.pools[index];
      const during = timetable
        .ofPool(index)
        .filter(({ from, to }) => from < endOf(trial) && to > trial.start);
      // The most at once is reached as the trial or one of the others begins.
      const moments = [trial.start, ...during.map(({ from }) => Math.max(from, trial.start))];
      const counts = moments.map((moment) => during.filter(({ from, to }) => from <= moment && to > moment));
      const full = counts.find((at) => at.length >= (pool?.size ?? 0));
      if (pool && full)
        return { code: 'pool', blockers: lightest(full), parameters: { pool: pool.id, size: pool.size } };
    }
    return undefined;
  },
};
