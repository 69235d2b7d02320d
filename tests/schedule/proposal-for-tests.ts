import { findSchedule } from '#schedule/finder/find.ts';
import { toSchedule } from '#schedule/finder/to-schedule.ts';
import type { InstanceInput } from '#schedule/instance.ts';
import { compileProblem } from '#schedule/problem/compile.ts';
import { prepareProblem } from '#schedule/problem.ts';
import { type Proposal, timetableOf } from '#schedule/proposal.ts';
import { readInstance } from '#schedule/read-instance.ts';
import { setAsideClashes } from '#schedule/set-aside.ts';

/** What the finder makes of an instance with few steps, pins that clash standing where they are. */
export function propose(input: InstanceInput, { seed = 1, steps = 1_000 } = {}): Proposal {
  const read = readInstance(input);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const problem = prepareProblem(read.value);
  const { rest, aside } = setAsideClashes(read.value, problem);
  const compiled = compileProblem(rest);
  const { assignments } = toSchedule(compiled, findSchedule(compiled, { seed, steps }).best);
  const timetable = timetableOf(problem, [...assignments, ...aside]);
  const bound = problem.meetings.reduce((sum, { weight }) => sum + weight, 0);
  return { timetable, weight: timetable.placedWeight(), bound, kept: new Set() };
}
