import type { Mission } from '#model/workspace.ts';
import type { ScheduleAssignment } from '#register/schedules.ts';
import { confirmedIn } from '#schedule/confirmed.ts';
import type { Assignment, Instance, Schedule } from '#schedule/instance.ts';
import { prepareProblem } from '#schedule/problem.ts';
import { type Proposal, timetableOf } from '#schedule/proposal.ts';
import { type Proposed, type ProposeOptions, proposeSchedule } from '#schedule/propose.ts';
import { assignmentsToKeep } from '#schedule/release.ts';
import { lunchesOf } from '#schedule/slots/mission-board.ts';
import type { Context } from './command.ts';
import { stopOnInterrupt, tellProgress } from './schedule-search.ts';

const DEFAULT_SECONDS = 10;

type Search = Pick<ProposeOptions, 'hold' | 'newcomers' | 'left' | 'lunches'> & {
  readonly instance: Instance;
  readonly keep: readonly Assignment[];
  readonly seed: number;
  readonly seconds: number | undefined;
};

/** A proposal within the time there is; Ctrl-C ends the search with the best so far. */
export async function proposeWithin(context: Context, search: Search): Promise<Proposed> {
  const { instance, seconds, ...options } = search;
  const interrupt = stopOnInterrupt();
  try {
    return await proposeSchedule(instance, {
      ...options,
      limitSeconds: seconds ?? DEFAULT_SECONDS,
      now: () => performance.now(),
      signal: interrupt.signal,
      // Of what is agreed there is nothing to seek, and so nothing to tell.
      ...(!isAllAgreed(instance) && { onProgress: tellProgress(context) }),
    });
  } finally {
    interrupt.end();
  }
}

/** True when every meeting is where it was agreed to be. */
export function isAllAgreed({ meetings }: Instance): boolean {
  return meetings.every(({ fixed }) => fixed !== undefined);
}

type Keeping = Pick<Search, 'instance' | 'seed' | 'seconds'> & {
  /** Of what nobody knows of yet, as few as possible move for a newcomer that finds nothing free. */
  readonly newcomers?: ProposeOptions['newcomers'] | 'fill-then-compete';
  readonly mission: Mission;
  /** The schedule to stay with; nothing for one from scratch. */
  readonly former: readonly ScheduleAssignment[];
  /** Where meetings stand as far as the world knows: those confirmed hold there. */
  readonly known: readonly ScheduleAssignment[];
  /** Confirmed meetings that the person lets go of. */
  readonly freed?: ReadonlySet<string>;
};

/**
 * A proposal that stays with a former schedule where it can. What is confirmed holds as long as it can stand
 * where it was, and nobody who had a place loses it to a newcomer.
 */
export async function proposeKeeping(
  context: Context,
  { instance, mission, former, known, seed, seconds, newcomers, freed = new Set() }: Keeping,
): Promise<Proposed> {
  const keep = assignmentsToKeep(mission, former);
  const confirmed = confirmedIn(mission);
  const hold = assignmentsToKeep(
    mission,
    known.filter(({ bilateral }) => confirmed.has(bilateral) && !freed.has(bilateral)),
  );
  const search = { instance, keep, hold, seed, seconds, lunches: lunchesOf(mission) };
  if (newcomers !== 'fill-then-compete')
    return proposeWithin(context, { ...search, ...(newcomers && { newcomers }) });
  const filled = await proposeWithin(context, search);
  if (filled.proposal.timetable.unplaced().length === 0) return filled;
  const competing = await proposeWithin(context, { ...search, newcomers: 'compete' });
  return competing.proposal.weight > filled.proposal.weight ? competing : filled;
}

/** A schedule as what explains and compares takes it. */
export function proposalOf(instance: Instance, { assignments }: Schedule): Proposal {
  const timetable = timetableOf(prepareProblem(instance), assignments);
  const bound = instance.meetings.reduce((sum, { weight }) => sum + weight, 0);
  return { timetable, weight: timetable.placedWeight(), bound, kept: new Set<never>() };
}
