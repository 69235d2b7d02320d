import { Worker } from 'node:worker_threads';
import type { Job, JobAnswer, JobNews } from './job.ts';

export type JobHandle = {
  readonly answer: Promise<JobAnswer>;
  /** Asks the solver to stop at its next check; the answer then comes with what is known. */
  readonly stop: () => void;
};

export type JobInput = Omit<Job, 'stopFlag'> & { readonly onBound?: (bound: number) => void };

/**
 * Solves a model in a thread of its own, so that the search goes on meanwhile. A solver that fails answers
 * "stopped" without a bound: a proof is then missing, nothing else.
 */
export function solveJob({ onBound = () => {}, ...input }: JobInput): JobHandle {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { ...input, stopFlag } satisfies Job,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const answer = new Promise<JobAnswer>((resolve) => {
    worker.on('message', (news: JobNews) => {
      if (news.kind === 'bound') onBound(news.bound);
      else resolve(news.kind === 'done' ? news.answer : NO_ANSWER);
    });
    worker.on('error', () => resolve(NO_ANSWER));
    worker.on('exit', () => resolve(NO_ANSWER));
  });
  return {
    answer: answer.finally(() => worker.terminate()),
    stop: () => {
      Atomics.store(stopFlag, 0, 1);
    },
  };
}

const NO_ANSWER: JobAnswer = {
  status: 'stopped',
  cost: undefined,
  values: undefined,
  bound: Number.NEGATIVE_INFINITY,
  rowDuals: undefined,
};
