import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rotaOf } from '#schedule/rota.ts';
import { anyInstance } from './instances-for-tests.ts';
import { propose } from './proposal-for-tests.ts';

test('everyone of a pool is at one meeting at a time, and every meeting that needs one has one', () => {
  fc.assert(
    fc.property(anyInstance, (instance) => {
      const { timetable } = propose(instance, { steps: 200 });
      const turns = rotaOf(timetable);
      const needed = timetable.problem.meetings.filter(
        (meeting) => timetable.optionOf(meeting) && meeting.pools.length > 0,
      );
      expect(turns.map(({ meeting }) => meeting).sort()).toEqual(needed.map(({ id }) => id).sort());
      for (const [index, one] of turns.entries())
        for (const other of turns.slice(index + 1))
          if (one.member === other.member) expect(one.from < other.to && other.from < one.to).toBe(false);
    }),
    { numRuns: 20 },
  );
});
