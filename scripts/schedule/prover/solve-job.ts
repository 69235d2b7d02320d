import { Worker } from 'node:worker_threads';
import type { Job, JobAnswer, JobNews } from './job.ts';

export type JobHandle = {
  readonly answer: Promise<JobAnswer>;
  /** Asks the solver to stop at its next check; the answer then comes with what is known. */
  readonly stop: () => void;
};

export type JobInput = Omit<Job, 'stopFlag'> & { readonly onBound?: (bound: number) => void };

/** A solver in a thread of its own, so that the search goes on meanwhile. One job at a time. */
export type Solver = {
  /** A solver that fails answers "stopped" without a bound: a proof is then missing, nothing else. */
  readonly solve: (input: JobInput) => JobHandle;
  readonly close: () => void;
};

/** Begins to load at once, so that it is ready when the first model is; one that failed is opened anew. */
export function openSolver(): Solver {
  let worker: Worker | undefined = startWorker();
  const close = () => {
    worker?.terminate();
    worker = undefined;
  };
  return {
    solve: (input) => {
      worker ??= startWorker();
      return ask(worker, input, close);
    },
    close,
  };
}

/** One job, with a solver of its own. */
export function solveJob(input: JobInput): JobHandle {
  const solver = openSolver();
  const { answer, stop } = solver.solve(input);
  return { answer: answer.finally(solver.close), stop };
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  // What fails before a job is there to hear of it fails the job.
  return worker.on('error', () => {});
}

function ask(worker: Worker, { onBound = () => {}, ...input }: JobInput, onFailure: () => void): JobHandle {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const answer = new Promise<JobAnswer>((resolve) => {
    const fail = () => {
      onFailure();
      resolve(NO_ANSWER);
    };
    worker.removeAllListeners();
    worker.on('message', (news: JobNews) => {
      if (news.kind === 'bound') onBound(news.bound);
      else if (news.kind === 'done') resolve(news.answer);
      else fail();
    });
    worker.on('error', fail);
    worker.on('exit', fail);
  });
  worker.postMessage({ ...input, stopFlag } satisfies Job);
  return {
    answer,
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
