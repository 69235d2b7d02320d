import { Worker } from 'node:worker_threads';
import type { FinderJob, FinderNews } from './job.ts';
import type { Snapshot } from './snapshot.ts';

export type FinderHandle = {
  readonly result: Promise<Extract<FinderNews, { kind: 'done' }>>;
  /** Ends the search at its next look, with the best so far. */
  readonly stop: () => void;
};

export type FinderInput = Omit<FinderJob, 'stopFlag'> & {
  readonly onBetter: (best: Snapshot, steps: number) => void;
};

/** Runs the finder in a thread of its own, so that a proof can go on beside it and Ctrl-C is heard. */
export function runFinder({ onBetter, ...input }: FinderInput): FinderHandle {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { ...input, stopFlag } satisfies FinderJob,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const result = new Promise<Extract<FinderNews, { kind: 'done' }>>((resolve, reject) => {
    worker.on('message', (news: FinderNews) => {
      if (news.kind === 'better') onBetter(news.best, news.steps);
      else resolve(news);
    });
    worker.on('error', reject);
  });
  return {
    result: result.finally(() => worker.terminate()),
    stop: () => {
      Atomics.store(stopFlag, 0, 1);
    },
  };
}
