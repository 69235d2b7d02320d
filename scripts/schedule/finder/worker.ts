import { parentPort, workerData } from 'node:worker_threads';
import { compileProblem } from '../problem/compile.ts';
import { findSchedule } from './find.ts';
import type { FinderJob, FinderNews } from './job.ts';
import type { Snapshot } from './snapshot.ts';

/** Steps between two messages: improvements come by the thousand. */
const STEPS_BETWEEN_NEWS = 5_000;

const job = workerData as FinderJob;
let heaviest = Number.NEGATIVE_INFINITY;
let toldAt = Number.NEGATIVE_INFINITY;
const { best, first, steps, wasCutOff } = findSchedule(compileProblem(job.instance), {
  seed: job.seed,
  steps: job.steps,
  ...(job.from && { from: job.from }),
  weightBound: () => job.weightBound ?? Number.POSITIVE_INFINITY,
  control: { shouldStop: () => Atomics.load(job.stopFlag, 0) === 1, onImprove: tellBetter },
});
tell({ kind: 'done', best, first, steps, wasCutOff });

function tellBetter(better: Snapshot, done: number): void {
  if (better.weight <= heaviest && done < toldAt + STEPS_BETWEEN_NEWS) return;
  heaviest = better.weight;
  toldAt = done;
  tell({ kind: 'better', best: better, steps: done });
}

function tell(news: FinderNews): void {
  parentPort?.postMessage(news);
}
