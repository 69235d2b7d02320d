import { findSchedule } from '#schedule/finder/find.ts';
import { toSchedule } from '#schedule/finder/to-schedule.ts';
import type { InstanceInput, Schedule } from '#schedule/instance.ts';
import { compileProblem } from '#schedule/problem/compile.ts';
import type { Compiled } from '#schedule/problem/compiled.ts';
import { readInstance } from '#schedule/read-instance.ts';

export function compile(input: InstanceInput): Compiled {
  const read = readInstance(input);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return compileProblem(read.value);
}

/** What the finder makes of an instance with few steps. */
export function find(input: InstanceInput, { seed = 1, steps = 3_000 } = {}): Schedule {
  const problem = compile(input);
  return toSchedule(problem, findSchedule(problem, { seed, steps }).best);
}
