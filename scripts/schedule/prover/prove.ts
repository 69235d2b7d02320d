import type { Snapshot } from '../finder/snapshot.ts';
import { compareWorth, qualityCost } from '../finder/worth.ts';
import type { Compiled } from '../problem/compiled.ts';
import { at, realAt } from '../problem/ints.ts';
import { placeableWeight } from '../problem/placeable.ts';
import type { JobAnswer } from './job.ts';
import {
  buildQualityModel,
  buildWeightModel,
  columnsOfSnapshot,
  hasExactBreaks,
  type PlacementModel,
} from './models.ts';
import { readSolution } from './read-solution.ts';
import { type SafeBound, safeBound } from './safe-bound.ts';
import { type JobHandle, openSolver, type Solver } from './solve-job.ts';

/** What is certain about a problem, whatever schedule one holds. */
export type Certainty = {
  /** No schedule places more weight. */
  readonly weightBound: number;
  /** No schedule that places as much has a lower cost of breaks and missed preferences. */
  readonly qualityBound: number;
};

export type ProveOptions = {
  /** Milliseconds since some moment, for the time that is left; the only clock. */
  readonly now: () => number;
  readonly endsAt: number;
  readonly shouldStop: () => boolean;
  /** The best schedule known at the time of asking. */
  readonly incumbent: () => Snapshot | undefined;
  readonly onCertainty: (certainty: Certainty) => void;
  /** A better schedule than the incumbent. */
  readonly onBetter: (snapshot: Snapshot) => void;
  readonly onJob: (job: JobHandle) => void;
};

/** Above this many options a model with whole numbers is hopeless; a bound is all that is tried. */
const MOST_FOR_PROOF = 40_000;
const MOST_FOR_QUALITY = 6_000;
const MOST_FOR_BOUND = 1_500_000;
const WHOLE = 1e-6;
/** By so much a bound must fail before an option is given up. */
const LOSS = 1e-3;
const MILLISECONDS_BETWEEN_LOOKS = 100;

/**
 * Proves or bounds: first the weight by linear relaxation, then, where the size allows, by whole numbers; at
 * last breaks and preferences at that weight.
 */
export async function prove(problem: Compiled, options: ProveOptions): Promise<Certainty> {
  let certainty: Certainty = { weightBound: placeableWeight(problem), qualityBound: 0 };
  const learn = (news: Partial<Certainty>) => {
    // A solver that was stopped early may know less than is known already.
    certainty = {
      weightBound: Math.min(certainty.weightBound, news.weightBound ?? Number.POSITIVE_INFINITY),
      qualityBound: Math.max(certainty.qualityBound, news.qualityBound ?? 0),
    };
    options.onCertainty(certainty);
  };
  learn({});
  const isWeightProved = () => (options.incumbent()?.weight ?? 0) >= certainty.weightBound - WHOLE;
  const isDone = () => options.shouldStop() || isWeightProved();
  const solver = openSolver();
  try {
    const means = { ...options, solver };
    const relaxed = isDone()
      ? undefined
      : await boundWeight(problem, { ...means, shouldStop: isDone }, learn);
    if (isWeightProved() && canProveQuality(problem) && !options.shouldStop())
      await boundQuality(problem, means, { learn, relaxed });
  } finally {
    solver.close();
  }
  return certainty;
}

type Means = ProveOptions & { readonly solver: Solver };

type Learn = (news: Partial<Certainty>) => void;

/** What the relaxed weight model says: its bound, and what each of its columns would cost of it. */
type Relaxed = SafeBound & { readonly model: PlacementModel };

async function boundWeight(problem: Compiled, options: Means, learn: Learn): Promise<Relaxed | undefined> {
  const size = problem.options.cell.length;
  if (size > MOST_FOR_BOUND || timeLeft(options) <= 0) return undefined;
  const isLarge = size > MOST_FOR_PROOF;
  const model = buildWeightModel(problem, { shareClasses: isLarge });
  const grain = grainOf(problem.meetings.weight);
  const relaxed = await relax(model, options);
  if (relaxed) learn({ weightBound: roundDown(-relaxed.bound, grain) });
  if (!isLarge && !options.shouldStop() && timeLeft(options) > 0)
    await decide(model, options, {
      problem,
      onBound: (cost) => learn({ weightBound: roundDown(-cost, grain) }),
    });
  return relaxed && !isLarge ? { ...relaxed, model } : undefined;
}

type Known = { readonly learn: Learn; readonly relaxed: Relaxed | undefined };

async function boundQuality(problem: Compiled, options: Means, { learn, relaxed }: Known): Promise<void> {
  const incumbent = options.incumbent();
  if (!incumbent || qualityCost(incumbent) === 0) return;
  const model = buildQualityModel(problem, incumbent.weight, lossMakers(relaxed, incumbent.weight));
  const grain = hasWholeGaps(problem) ? 1 : 0;
  const onBound = (cost: number) => learn({ qualityBound: Math.max(0, roundUp(cost, grain)) });
  if (model.columns.count <= MOST_FOR_QUALITY) return await decide(model, options, { problem, onBound });
  const bound = await relax(model, options);
  if (bound) onBound(bound.bound);
}

/** Options that no schedule of so much weight can hold: by their reduced cost alone they would fall short of it. */
function lossMakers(relaxed: Relaxed | undefined, weight: number): (option: number) => boolean {
  if (!relaxed) return () => false;
  const { bound, reducedCost, model } = relaxed;
  return (option) => {
    const column = at(model.columns.columnOf, option);
    return column >= 0 && bound + Math.max(0, realAt(reducedCost, column)) > -weight + LOSS;
  };
}

function canProveQuality(problem: Compiled): boolean {
  return hasExactBreaks(problem) && problem.options.cell.length <= MOST_FOR_PROOF;
}

/** The bound of the relaxed model, safe whatever the solver's accuracy. */
async function relax({ packed }: PlacementModel, options: Means): Promise<SafeBound | undefined> {
  const job = { model: packed, isRelaxed: true, solver: 'ipm' as const, limitSeconds: timeLeft(options) };
  const { rowDuals } = await watch(options.solver.solve(job), options);
  return rowDuals?.length === packed.rowCount ? safeBound(packed, rowDuals) : undefined;
}

/** Stops a job that nobody needs any more. */
async function watch(job: JobHandle, options: Means): Promise<JobAnswer> {
  options.onJob(job);
  const timer = setInterval(() => {
    if (options.shouldStop()) job.stop();
  }, MILLISECONDS_BETWEEN_LOOKS);
  try {
    return await job.answer;
  } finally {
    clearInterval(timer);
  }
}

type Decide = { readonly problem: Compiled; readonly onBound: (cost: number) => void };

async function decide(model: PlacementModel, options: Means, { problem, onBound }: Decide): Promise<void> {
  const incumbent = options.incumbent();
  const job = options.solver.solve({
    model: model.packed,
    isRelaxed: false,
    provesOnly: incumbent !== undefined,
    solver: 'choose',
    limitSeconds: timeLeft(options),
    ...(incumbent && { start: columnsOfSnapshot(model.columns, incumbent) }),
    onBound,
  });
  const { values, bound } = await watch(job, options);
  const found = values && readSolution(problem, model.columns, values);
  const known = options.incumbent();
  if (found && (!known || compareWorth(found, known) < 0)) options.onBetter(found);
  if (Number.isFinite(bound)) onBound(bound);
}

function timeLeft({ now, endsAt }: Pick<ProveOptions, 'now' | 'endsAt'>): number {
  return Math.max(0, (endsAt - now()) / 1000);
}

/** Whole weights have whole bounds. */
function grainOf(weights: Float64Array): number {
  return weights.every(Number.isInteger) ? 1 : 0;
}

function hasWholeGaps({ people }: Compiled): boolean {
  return people.gapWeight.every((weight) => Number.isInteger(weight));
}

function roundDown(value: number, grain: number): number {
  return grain > 0 ? Math.floor(value / grain + 1e-4) * grain : value;
}

function roundUp(value: number, grain: number): number {
  return grain > 0 ? Math.ceil(value / grain - 1e-4) * grain : value;
}
