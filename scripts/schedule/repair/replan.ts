import type { Snapshot } from '../finder/snapshot.ts';
import { toSchedule } from '../finder/to-schedule.ts';
import type { Instance, Schedule } from '../instance.ts';
import { compileProblem } from '../problem/compile.ts';
import type { Compiled } from '../problem/compiled.ts';
import { columnsOfSnapshot } from '../prover/models.ts';
import { readSolution } from '../prover/read-solution.ts';
import { type JobInput, solveJob } from '../prover/solve-job.ts';
import { buildMovesModel, countMoves, repairCost } from './fewest-moves.ts';
import { type Former, readFormer } from './former.ts';
import { keepRooms } from './keep-rooms.ts';
import { layAndFill, repairAtOnce, repairThoroughly, tidyRooms } from './repair-at-once.ts';

export type ReplanOptions = {
  /** For the whole of it when there is a clock, else for the exact polish; 0 leaves the repair as it is. */
  readonly limitSeconds: number;
  /** Milliseconds since any moment, always rising. */
  readonly now?: () => number;
  readonly signal?: AbortSignal;
  /** The repair at once, before it is polished. */
  readonly onRepair?: (schedule: Schedule) => void;
};

export type Replanned = {
  readonly schedule: Schedule;
  /** Meetings that stand at another time than before. */
  readonly moves: number;
  /** Fewer moves are impossible for what is placed; unknown when nothing was proved. */
  readonly leastMoves: number | undefined;
};

/** Above this many options the exact polish is not tried. */
const MOST_FOR_POLISH = 60_000;
const QUICK_STEPS = 20_000;
const PATIENT_STEPS = 250_000;

/**
 * Mends a former schedule for an instance that has changed: at once, then with the fewest moves where the
 * size allows. What is pinned stays, what was placed stays placed if at all possible, and what had no place
 * before gets one only where it moves nobody.
 */
export async function replanSchedule(
  instance: Instance,
  former: Schedule,
  options: ReplanOptions,
): Promise<Replanned> {
  const { isOver, secondsLeft } = startClock(options);
  const whole = compileProblem(instance);
  const core = withoutUnplaced(instance, former);
  const problem = core.meetings.length === instance.meetings.length ? whole : compileProblem(core);
  const known = readFormer(problem, former);
  const quick = repairAtOnce(problem, known, QUICK_STEPS);
  const finish = (snapshot: Snapshot) =>
    layWhole(whole, { former, core: toSchedule(problem, tidyRooms(problem, known, snapshot)) });
  const atOnce = finish(quick);
  options.onRepair?.(atOnce);
  const isExact = countMoves(problem, known, quick) === 0 && quick.option.every((option) => option >= 0);
  if (isExact || options.limitSeconds <= 0) return answer(quick, isExact ? 0 : undefined);
  const isSmall = problem.options.cell.length <= MOST_FOR_POLISH;
  const patient = repairThoroughly(problem, known, quick, {
    steps: isSmall ? PATIENT_STEPS : QUICK_STEPS,
    shouldStop: () => isOver() || options.signal?.aborted === true,
  });
  if (!isSmall || isOver()) return answer(patient, undefined);
  const limitSeconds = secondsLeft();
  const polished = await polishExactly(problem, known, { ...options, limitSeconds, from: patient });
  return answer(
    polished.snapshot,
    polished.isProved ? countMoves(problem, known, polished.snapshot) : undefined,
  );

  function answer(snapshot: Snapshot, leastMoves: number | undefined): Replanned {
    const schedule = snapshot === quick ? atOnce : finish(snapshot);
    return { schedule, moves: countMoves(problem, known, snapshot), leastMoves };
  }
}

type Clock = { readonly isOver: () => boolean; readonly secondsLeft: () => number };

function startClock({ now, limitSeconds }: ReplanOptions): Clock {
  const started = now?.() ?? 0;
  const secondsLeft = () => Math.max(0, limitSeconds - ((now?.() ?? 0) - started) / 1000);
  return { isOver: () => secondsLeft() <= 0, secondsLeft };
}

function withoutUnplaced(instance: Instance, { assignments, unplaced }: Schedule): Instance {
  const placed = new Set(assignments.map(({ meeting }) => meeting));
  const left = new Set(unplaced.filter((id) => !placed.has(id)));
  const isIn = ({ id, fixed, mandatory }: Instance['meetings'][number]) =>
    !left.has(id) || fixed !== undefined || mandatory;
  return { ...instance, meetings: instance.meetings.filter(isIn) };
}

type Lay = { readonly former: Schedule; readonly core: Schedule };

/** Rooms are named as they were formerly, wherever that is possible. */
function layWhole(whole: Compiled, { former, core }: Lay): Schedule {
  const snapshot = layAndFill(whole, readFormer(whole, core));
  return toSchedule(whole, snapshot, keepRooms(whole, snapshot, readFormer(whole, former).room));
}

type Polish = ReplanOptions & { readonly from: Snapshot };
type Polished = { readonly snapshot: Snapshot; readonly isProved: boolean };

async function polishExactly(
  problem: Compiled,
  former: Former,
  { from, ...options }: Polish,
): Promise<Polished> {
  const model = buildMovesModel(problem, former);
  const { values, status } = await run(options, {
    model: model.packed,
    isRelaxed: false,
    solver: 'choose',
    limitSeconds: options.limitSeconds,
    start: columnsOfSnapshot(model.columns, from),
  });
  const found = values && readSolution(problem, model.columns, values, former.staff);
  const isBetter =
    found !== undefined && repairCost(problem, former, found) < repairCost(problem, former, from);
  return { snapshot: isBetter ? found : from, isProved: status === 'optimal' && found !== undefined };
}

async function run({ signal }: ReplanOptions, input: JobInput) {
  const job = solveJob(input);
  const stop = () => job.stop();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    return await job.answer;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
