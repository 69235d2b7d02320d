import type { PackedModel } from './linear-model.ts';

/** What a worker is asked to solve: costs are kept low. */
export type Job = {
  readonly model: PackedModel;
  /** Leave integrality aside, and answer with the rows' duals. */
  readonly isRelaxed: boolean;
  readonly solver: 'choose' | 'simplex' | 'ipm';
  /** The columns that are 1 in a known solution, to begin with; the other columns of whole numbers are 0. */
  readonly start?: Int32Array;
  readonly limitSeconds: number;
  /** Spend nothing on finding better solutions: a search beside it does that better. */
  readonly provesOnly?: boolean;
  /** Stop as soon as no solution can be cheaper than this. */
  readonly cutoff?: number;
  /** Set to 1 from outside to interrupt. */
  readonly stopFlag: Int32Array<SharedArrayBuffer>;
};

export type JobNews =
  | { readonly kind: 'bound'; readonly bound: number }
  | { readonly kind: 'done'; readonly answer: JobAnswer }
  | { readonly kind: 'failed'; readonly reason: string };

export type JobAnswer = {
  readonly status: 'optimal' | 'infeasible' | 'stopped';
  readonly cost: number | undefined;
  readonly values: Float64Array | undefined;
  /** The solver's own bound of a model with integers; nothing for a relaxed one. */
  readonly bound: number;
  readonly rowDuals: Float64Array | undefined;
};
