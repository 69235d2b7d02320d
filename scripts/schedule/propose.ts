import { judgeSchedule, type Verdict } from './answer.ts';
import { holdWhereTheyWere, outweighNewcomers } from './hold.ts';
import type { Assignment, Instance, Schedule } from './instance.ts';
import { minutesOfInstant } from './instant.ts';
import { compileProblem } from './problem/compile.ts';
import { type Problem, prepareProblem } from './problem.ts';
import { type Proposal, timetableOf, toSchedule } from './proposal.ts';
import { replanSchedule } from './repair/replan.ts';
import { type SetAside, setAsideClashes } from './set-aside.ts';
import { comfortOf } from './slots/comfort.ts';
import { settleSensibly } from './slots/settle.ts';
import { type SolveOptions, solveInstance } from './solve.ts';
import { assertSound } from './verify/verify-schedule.ts';

export type ProposeOptions = Omit<SolveOptions, 'from'> & {
  /** A former schedule to stay with wherever it still holds; none means a schedule from scratch. */
  readonly keep?: readonly Assignment[];
  /** What holds where it was as long as it can, whatever else is kept. */
  readonly hold?: readonly Assignment[];
  /** What a former schedule left out on purpose; all that it does not place when nothing is said. */
  readonly left?: readonly string[];
  /** Meetings that are a meal: they belong at the hour of meals. */
  readonly lunches?: ReadonlySet<string>;
  /** What had no place gets one where it moves nobody; or it competes with the rest, as when much has changed. */
  readonly newcomers?: 'fill' | 'compete';
};

export type Proposed = {
  readonly proposal: Proposal;
  /** Nothing when a former schedule was mended: then no proof was looked for. */
  readonly verdicts: readonly Verdict[];
  readonly wasCutOff: boolean;
  /** Where a former schedule was mended: meetings at another time than in it, and the fewest possible where that is proved. */
  readonly moved?: { readonly moves: number; readonly leastMoves: number | undefined };
};

/**
 * A schedule as good as the time allows: the finder and the prover work together, or the former schedule is
 * mended. Pins that break a rule stand all the same, and the rest is placed around them.
 */
export async function proposeSchedule(instance: Instance, options: ProposeOptions): Promise<Proposed> {
  const problem = prepareProblem(instance);
  const { keep = [], hold = [] } = options;
  const held = holdWhereTheyWere(instance, hold);
  const { rest, aside, isForced } = setAsideClashes(held, held === instance ? problem : prepareProblem(held));
  const whole = { instance, problem, aside, isForced };
  if (keep.length > 0) {
    const mended = await mend(whole, rest, options);
    settle(whole, mended.proposal, options);
    return { ...mended, verdicts: [], wasCutOff: false };
  }
  const solved = await solveInstance(rest, options);
  const judged = judgeSchedule(compileProblem(rest), solved.snapshot, solved.certainty);
  const verdicts = aside.length === 0 ? judged : judged.flatMap((verdict) => withAside(whole, verdict));
  const bound = verdicts[0]?.bound ?? totalWeight(problem);
  const proposal = toProposal(whole, solved.schedule, { keep: [], bound });
  const gained = settle(whole, proposal, options);
  return { proposal, verdicts: verdicts.map((each) => bettered(each, gained)), wasCutOff: solved.wasCutOff };
}

/**
 * Breaks ties by sense: what was placed anew goes where it is least trouble, and what was kept, held or
 * agreed stays. Returns by how much breaks and misses came down.
 */
function settle({ instance, aside }: Whole, proposal: Proposal, options: ProposeOptions): number {
  const { keep = [], hold = [], lunches } = options;
  if (instance.fairness) return 0;
  const stays = new Set([...keep, ...hold, ...aside].map(({ meeting }) => meeting));
  const { timetable } = proposal;
  const gained = settleSensibly(timetable, ({ id }) => !stays.has(id), comfortOf(timetable.problem, lunches));
  assertSound(instance, toSchedule(proposal));
  return gained;
}

function bettered(verdict: Verdict, gained: number): Verdict {
  if (verdict.objective !== 'quality' || gained === 0) return verdict;
  const value = Math.max(verdict.bound, verdict.value - gained);
  return { ...verdict, value, percentFromBest: value === 0 ? 0 : (100 * (value - verdict.bound)) / value };
}

/**
 * The pins that clash are placed too. Of their gaps the search knew nothing, and where they could have had
 * another room or other people nothing is proved.
 */
function withAside({ problem, aside, isForced }: Whole, verdict: Verdict): readonly Verdict[] {
  if (verdict.objective !== 'weight') return [];
  const ids = new Set(aside.map(({ meeting }) => meeting));
  const more = problem.meetings.reduce((sum, { id, weight }) => sum + (ids.has(id) ? weight : 0), 0);
  const value = verdict.value + more;
  const bound = isForced ? verdict.bound + more : totalWeight(problem);
  return [{ ...verdict, value, bound, percentFromBest: (100 * (bound - value)) / bound }];
}

async function mend(whole: Whole, rest: Instance, options: ProposeOptions) {
  const keep = options.keep ?? [];
  const former: Schedule = {
    format: 'bilat.schedule/1',
    instance: rest.name,
    assignments: keep.filter(({ meeting }) => !isAside(whole, meeting)),
    unplaced: options.newcomers === 'compete' ? [] : [...(options.left ?? newcomersOf(rest, keep))],
  };
  const { schedule, moves, leastMoves } = await replanSchedule(
    outweighNewcomers(rest, keep),
    former,
    options,
  );
  const bound = totalWeight(whole.problem);
  return { proposal: toProposal(whole, schedule, { keep, bound }), moved: { moves, leastMoves } };
}

function newcomersOf({ meetings }: Instance, keep: readonly Assignment[]): string[] {
  const had = new Set(keep.map(({ meeting }) => meeting));
  return meetings.map(({ id }) => id).filter((id) => !had.has(id));
}

function isAside({ aside }: Whole, id: string): boolean {
  return aside.some(({ meeting }) => meeting === id);
}

function totalWeight({ meetings }: Pick<Problem, 'meetings'>): number {
  return meetings.reduce((sum, { weight }) => sum + weight, 0);
}

/** The whole problem, and what has been taken out of the search. */
type Whole = Omit<SetAside, 'rest'> & { readonly instance: Instance; readonly problem: Problem };
type Extra = { readonly keep: readonly Assignment[]; readonly bound: number };

function toProposal({ instance, problem, aside }: Whole, found: Schedule, { keep, bound }: Extra): Proposal {
  const { assignments } = assertSound(instance, {
    ...found,
    assignments: [...found.assignments, ...aside],
  });
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
