import { plainBound, plainWeight } from './answer.ts';
import { findSchedule } from './finder/find.ts';
import { type FinderHandle, runFinder } from './finder/run-finder.ts';
import type { Snapshot } from './finder/snapshot.ts';
import { toSchedule } from './finder/to-schedule.ts';
import { compareWorth, qualityCost } from './finder/worth.ts';
import type { Instance, Schedule } from './instance.ts';
import { compileProblem } from './problem/compile.ts';
import type { Compiled } from './problem/compiled.ts';
import { placeableWeight } from './problem/placeable.ts';
import { countSurelyMissed } from './problem/surely-missed.ts';
import { type Certainty, prove } from './prover/prove.ts';

export type SolveOptions = {
  readonly seed: number;
  /** Steps of the finder; what suits the size when left out. With the seed they decide the schedule. */
  readonly steps?: number;
  /** Time may only cut off. */
  readonly limitSeconds: number;
  /** Milliseconds since any moment, always rising. */
  readonly now: () => number;
  /** Ctrl-C: the best so far is then the answer. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Look for a proof beside the search; else only the schedule. */
  readonly proves?: boolean;
};

/** Where the search stands: the best so far, and what is certain. */
export type Progress = {
  readonly weight: number;
  readonly weightBound: number;
  readonly quality: number;
  readonly qualityBound: number;
  readonly steps: number;
};

export type Solved = {
  readonly schedule: Schedule;
  readonly snapshot: Snapshot;
  readonly first: Snapshot;
  readonly certainty: Certainty;
  readonly steps: number;
  /** True when time or Ctrl-C ended the search before its steps were done: another run may then differ. */
  readonly wasCutOff: boolean;
};

/** Finds a schedule and proves what it can about it, in two threads at once. */
export async function solveInstance(instance: Instance, options: SolveOptions): Promise<Solved> {
  const problem = compileProblem(instance);
  return solveAtOnce(problem, options) ?? (await new Run(problem, options).solve());
}

const FEW_MEETINGS = 60;
const STEPS_AT_ONCE = 20_000;

/** Few meetings that all find a place without a gap or a missed wish need no proof, and no threads. */
function solveAtOnce(problem: Compiled, options: SolveOptions): Solved | undefined {
  const { count } = problem.meetings;
  if (count > FEW_MEETINGS || problem.instance.fairness) return undefined;
  const steps = Math.min(STEPS_AT_ONCE, options.steps ?? STEPS_AT_ONCE);
  const found = findSchedule(problem, { seed: options.seed, steps });
  const isWhole = found.best.option.every((option) => option >= 0);
  if (!isWhole || qualityCost(found.best) > 0) return undefined;
  return {
    schedule: toSchedule(problem, found.best),
    snapshot: found.best,
    first: found.first,
    certainty: { weightBound: placeableWeight(problem), qualityBound: 0 },
    steps: found.steps,
    wasCutOff: false,
  };
}

/** Steps that suit a size: two or three seconds' worth for a delegation, ten for hundreds of meetings, thirty for thousands. */
export function defaultSteps({ meetings: { count } }: Compiled): number {
  return count > 320
    ? Math.min(9_000_000, 3_000_000 + count * 2_300)
    : Math.min(6_500_000, 300_000 + count * 45_000);
}

/** What sums of fractions may differ by. */
const DUST = 1e-6;

type Found = Awaited<FinderHandle['result']>;

class Run {
  readonly problem: Compiled;
  readonly options: SolveOptions;
  /** The finder's best, which seed and steps decide. */
  found: Snapshot | undefined;
  /** The prover's best: the answer only where it is better, so that its speed decides nothing else. */
  proved: Snapshot | undefined;
  certainty: Certainty;
  steps = 0;
  isStopped = false;
  readonly endsAt: number;
  readonly stops: (() => void)[] = [];
  readonly moreWeight = Promise.withResolvers<void>();
  isSearchOver = false;

  constructor(problem: Compiled, options: SolveOptions) {
    this.problem = problem;
    this.options = options;
    this.endsAt = options.now() + options.limitSeconds * 1000;
    this.certainty = { weightBound: placeableWeight(problem), qualityBound: 0 };
  }

  get best(): Snapshot | undefined {
    const { found, proved } = this;
    return found && proved && compareWorth(proved, found) < 0 ? proved : (found ?? proved);
  }

  async solve(): Promise<Solved> {
    const { options, problem } = this;
    const timer = setTimeout(() => this.stop(), Math.max(0, this.endsAt - options.now()));
    const onAbort = () => this.stop();
    options.signal?.addEventListener('abort', onAbort);
    try {
      const proof = this.prove();
      const found = await this.search(proof);
      await proof;
      const snapshot = this.best ?? found.best;
      return {
        schedule: toSchedule(problem, snapshot),
        snapshot,
        first: found.first,
        certainty: this.certainty,
        steps: found.steps,
        wasCutOff: found.wasCutOff && !this.isProved(),
      };
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
    }
  }

  /** When the prover places more weight than the finder could, the finder begins again from there, for the gaps. */
  async search(proof: Promise<void>): Promise<Found> {
    const found = await this.find();
    this.isSearchOver = true;
    if (!this.isOutweighed()) await Promise.race([proof, this.moreWeight.promise]);
    if (this.isStopped || !this.isOutweighed()) return found;
    const again = await this.find(this.proved);
    return { ...again, first: found.first };
  }

  isOutweighed(): boolean {
    return (this.proved?.weight ?? 0) > (this.found?.weight ?? 0);
  }

  async find(from?: Snapshot): Promise<Found> {
    const { options, problem } = this;
    const finder = runFinder({
      instance: problem.instance,
      seed: options.seed,
      steps: options.steps ?? defaultSteps(problem),
      ...(from && { from, weightBound: this.certainty.weightBound }),
      onBetter: (best, steps) => this.improve(best, steps),
    });
    this.stops.push(finder.stop);
    if (this.isStopped || options.signal?.aborted) this.stop();
    return this.finish(await finder.result);
  }

  finish<T extends { best: Snapshot; steps: number }>(done: T): T {
    this.improve(done.best, done.steps);
    return done;
  }

  async prove(): Promise<void> {
    if (this.options.proves === false) return;
    await prove(this.problem, {
      now: this.options.now,
      endsAt: this.endsAt,
      shouldStop: () => this.isStopped,
      incumbent: () => this.best,
      onCertainty: (certainty) => {
        this.certainty = certainty;
        this.raiseQualityBound();
        this.tell();
        if (this.isProved()) this.stop();
      },
      onBetter: (snapshot) => this.takeProved(snapshot),
      onJob: (job) => {
        this.stops.push(job.stop);
        if (this.isStopped) job.stop();
      },
    });
  }

  takeProved(snapshot: Snapshot): void {
    if (this.proved && compareWorth(snapshot, this.proved) >= 0) return;
    this.take(() => {
      this.proved = snapshot;
    });
    if (this.isSearchOver && this.isOutweighed()) this.moreWeight.resolve();
  }

  improve(best: Snapshot, steps: number): void {
    this.steps = steps;
    if (this.found && compareWorth(best, this.found) >= 0) return;
    this.take(() => {
      this.found = best;
    });
    if (this.isProved()) this.stop();
  }

  take(change: () => void): void {
    const weight = this.best?.weight ?? Number.NEGATIVE_INFINITY;
    change();
    if ((this.best?.weight ?? weight) > weight) this.raiseQualityBound();
    this.tell();
  }

  /** By what no schedule of this weight can avoid. */
  raiseQualityBound(): void {
    if (!this.best) return;
    const surely = countSurelyMissed(this.problem, this.best.weight);
    const qualityBound = Math.max(this.certainty.qualityBound, surely);
    this.certainty = { ...this.certainty, qualityBound };
  }

  /** True when the finder's own best cannot be bettered; a tie with the prover's goes to the finder. */
  isProved(): boolean {
    const { found, certainty } = this;
    if (!found) return false;
    return (
      found.weight >= certainty.weightBound - DUST &&
      qualityCost(found) <= certainty.qualityBound &&
      (!this.problem.instance.fairness || found.spread === 0)
    );
  }

  stop(): void {
    this.isStopped = true;
    for (const stop of this.stops) stop();
  }

  tell(): void {
    const { best, certainty, steps, options } = this;
    if (!best) return;
    const { weightBound, qualityBound } = certainty;
    options.onProgress?.({
      weight: plainWeight(this.problem, best),
      weightBound: plainBound(this.problem, best, weightBound),
      quality: qualityCost(best),
      qualityBound,
      steps,
    });
  }
}
