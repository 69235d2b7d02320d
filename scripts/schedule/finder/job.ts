import type { Instance } from '../instance.ts';
import type { Snapshot } from './snapshot.ts';

/** What the thread of the finder is asked for. */
export type FinderJob = {
  readonly instance: Instance;
  readonly seed: number;
  readonly steps: number;
  /** A schedule to begin with. */
  readonly from?: Snapshot;
  /** No weight above this is possible. */
  readonly weightBound?: number;
  /** Set to 1 from outside: end with the best so far. */
  readonly stopFlag: Int32Array<SharedArrayBuffer>;
};

export type FinderNews =
  | { readonly kind: 'better'; readonly best: Snapshot; readonly steps: number }
  | {
      readonly kind: 'done';
      readonly best: Snapshot;
      readonly first: Snapshot;
      readonly steps: number;
      readonly wasCutOff: boolean;
    };
