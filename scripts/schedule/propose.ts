import { judgeSchedule, type Verdict } from './answer.ts';
import { pinnedConflicts } from './explain.ts';
import { placeGreedily } from './greedy/place.ts';
import type { Assignment, Instance, Schedule } from './instance.ts';
import { minutesOfInstant } from './instant.ts';
import { compileProblem } from './problem/compile.ts';
import { type Problem, prepareProblem } from './problem.ts';
import { type Proposal, timetableOf } from './proposal.ts';
import { replanSchedule } from './repair/replan.ts';
import { type SolveOptions, solveInstance } from './solve.ts';

export type ProposeOptions = Omit<SolveOptions, 'from'> & {
  /** A former schedule to stay with wherever it still holds; none means a schedule from scratch. */
  readonly keep?: readonly Assignment[];
};

export type Proposed = {
  readonly proposal: Proposal;
  /** Nothing when pins contradict each other, or a former schedule was mended: then no proof was looked for. */
  readonly verdicts: readonly Verdict[];
  readonly wasCutOff: boolean;
};

/**
 * A schedule as good as the time allows. Pins that break a rule stand all the same, around them what fits is
 * placed greedily; in every other case the finder and the prover work together, or the former schedule is
 * mended.
 */
export async function proposeSchedule(instance: Instance, options: ProposeOptions): Promise<Proposed> {
  const problem = prepareProblem(instance);
  const keep = options.keep ?? [];
  const greedy = placeGreedily(problem, { seed: options.seed, keep });
  if (pinnedConflicts(greedy).length > 0) return { proposal: greedy, verdicts: [], wasCutOff: false };
  if (keep.length > 0) return { ...(await mend(problem, instance, options)), wasCutOff: false };
  const solved = await solveInstance(instance, options);
  const verdicts = judgeSchedule(compileProblem(instance), solved.snapshot, solved.certainty);
  const [weight] = verdicts;
  const proposal = toProposal(problem, solved.schedule, { keep, bound: weight?.bound ?? greedy.bound });
  return { proposal, verdicts, wasCutOff: solved.wasCutOff };
}

async function mend(problem: Problem, instance: Instance, options: ProposeOptions) {
  const keep = options.keep ?? [];
  const former: Schedule = {
    format: 'bilat.schedule/1',
    instance: instance.name,
    assignments: [...keep],
    unplaced: [],
  };
  const { schedule } = await replanSchedule(instance, former, options);
  const bound = instance.meetings.reduce((sum, { weight }) => sum + weight, 0);
  return { proposal: toProposal(problem, schedule, { keep, bound }), verdicts: [] };
}

type Extra = { readonly keep: readonly Assignment[]; readonly bound: number };

function toProposal(problem: Problem, { assignments }: Schedule, { keep, bound }: Extra): Proposal {
  const timetable = timetableOf(problem, assignments);
  const former = new Map(keep.map((each) => [each.meeting, each]));
  const isKept = (now: Assignment): boolean => {
    const before = former.get(now.meeting);
    if (!before) return false;
    return before.room === now.room && minutesOfInstant(before.start) === minutesOfInstant(now.start);
  };
  const keptIds = new Set(assignments.filter(isKept).map(({ meeting }) => meeting));
  const kept = new Set(problem.meetings.filter(({ id }) => keptIds.has(id)));
  return { timetable, weight: timetable.placedWeight(), bound, kept };
}
