import { parentPort } from 'node:worker_threads';
import loadHighs, { type Highs, type HighsCallbackMap, type Model } from 'highs';
import type { Job, JobAnswer, JobNews } from './job.ts';

const loading = loadHighs();
// A solver that cannot load fails the first job, not the thread.
loading.catch(() => {});
parentPort?.on('message', (job: Job) => run(job));

async function run(job: Job): Promise<void> {
  try {
    tell({ kind: 'done', answer: solve(await loading, job) });
  } catch (cause) {
    tell({ kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) });
  }
}

function tell(news: JobNews): void {
  parentPort?.postMessage(news);
}

function solve(highs: Highs, job: Job): JobAnswer {
  const model = highs.createModel(toHighs(job));
  try {
    model.options.set({
      output_flag: false,
      solver: job.solver,
      time_limit: job.limitSeconds,
      run_crossover: 'off',
      mip_rel_gap: 0,
      mip_abs_gap: 1e-6,
      random_seed: 0,
      ...(job.provesOnly && { mip_heuristic_effort: 0 }),
    });
    if (job.start) model.setSolution(sparseStart(job.model, job.start));
    model.run(callbacks(highs, job));
    return readAnswer(highs, model, job);
  } finally {
    model.dispose();
  }
}

/** Every column of whole numbers is given; the solver works out the rest. */
function sparseStart({ isInteger }: Job['model'], ones: Int32Array) {
  const indices = Int32Array.from([...isInteger.keys()].filter((column) => isInteger[column] === 1));
  const isOne = new Set(ones);
  return { indices, values: Float64Array.from(indices, (column) => (isOne.has(column) ? 1 : 0)) };
}

function toHighs({ model, isRelaxed }: Job) {
  return {
    numCols: model.columnCount,
    numRows: model.rowCount,
    colCost: model.cost,
    colLower: new Float64Array(model.columnCount),
    colUpper: model.columnUpper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: 'csr' as const,
      numCols: model.columnCount,
      numRows: model.rowCount,
      starts: model.rowStart,
      indices: model.rowColumn,
      values: model.rowValue,
    },
    ...(!isRelaxed && { integrality: model.isInteger }),
  };
}

function callbacks(highs: Highs, { stopFlag, cutoff }: Job): HighsCallbackMap {
  const types = highs.constants.callbackType;
  const shouldStop = () => Atomics.load(stopFlag, 0) === 1;
  let told = Number.NEGATIVE_INFINITY;
  const onInterrupt = (event: { interrupt: () => void }): undefined => {
    if (shouldStop()) event.interrupt();
  };
  return {
    [types.simplexInterrupt]: onInterrupt,
    [types.ipmInterrupt]: onInterrupt,
    [types.mipInterrupt]: (event): undefined => {
      const bound = event.data.mip_dual_bound ?? Number.NEGATIVE_INFINITY;
      if (Number.isFinite(bound) && bound > told + 1e-6) {
        told = bound;
        tell({ kind: 'bound', bound });
      }
      if (shouldStop() || (cutoff !== undefined && bound >= cutoff)) event.interrupt();
    },
  };
}

function readAnswer(highs: Highs, model: Model, { isRelaxed }: Job): JobAnswer {
  const status = model.getModelStatus();
  const { optimal, infeasible } = highs.constants.modelStatus;
  const isOptimal = status === optimal;
  const hasValues = isOptimal || (!isRelaxed && model.info.get('primal_solution_status') === 2);
  const solution = hasValues || isRelaxed ? model.getSolution() : undefined;
  const bound = isRelaxed ? Number.NEGATIVE_INFINITY : Number(model.info.get('mip_dual_bound'));
  return {
    status: isOptimal ? 'optimal' : status === infeasible ? 'infeasible' : 'stopped',
    cost: hasValues ? model.getObjectiveValue() : undefined,
    values: hasValues ? Float64Array.from(solution?.colValue ?? []) : undefined,
    bound: status === infeasible ? Number.POSITIVE_INFINITY : bound,
    rowDuals: isRelaxed && solution?.rowDual ? Float64Array.from(solution.rowDual) : undefined,
  };
}
