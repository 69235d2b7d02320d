import { readFileSync } from 'node:fs';
import { writeWhole } from '#register/write-file.ts';
import { judgeSchedule } from '#schedule/answer.ts';
import { type Instance, Schedule } from '#schedule/instance.ts';
import { compileProblem } from '#schedule/problem/compile.ts';
import { readInstance } from '#schedule/read-instance.ts';
import { replanSchedule } from '#schedule/repair/replan.ts';
import { solveInstance } from '#schedule/solve.ts';
import type { Context, ExitCode } from './command.ts';
import { stopOnInterrupt, tellProgress, tellVerdicts } from './schedule-search.ts';

const DEFAULT_SECONDS = 60;

export type InstanceJob = {
  readonly file: string;
  /** A former schedule to mend instead of a search from scratch. */
  readonly former: string | undefined;
  readonly seed: number;
  readonly seconds: number | undefined;
};

/** `schedule --instance F [--out F] [--prev F]`: a neutral instance in, a neutral schedule out (stdout without `--out`). */
export async function solveInstanceFile(context: Context, job: InstanceJob): Promise<ExitCode> {
  const instance = readInstanceFile(context, job.file);
  if (!instance) return 1;
  const schedule =
    job.former === undefined ? await solve(context, instance, job) : await mend(context, instance, job);
  if (!schedule) return 1;
  const text = JSON.stringify(schedule, undefined, 2);
  if (context.out === undefined || context.dryRun) context.print(text);
  else writeWhole(context.out, `${text}\n`);
  if (context.out !== undefined && !context.dryRun) context.print(context.out);
  return 0;
}

async function solve(
  context: Context,
  instance: Instance,
  { seed, seconds }: InstanceJob,
): Promise<Schedule> {
  const interrupt = stopOnInterrupt();
  try {
    const solved = await solveInstance(instance, {
      seed,
      limitSeconds: seconds ?? DEFAULT_SECONDS,
      now: () => performance.now(),
      signal: interrupt.signal,
      onProgress: tellProgress(context),
    });
    const verdicts = judgeSchedule(compileProblem(instance), solved.snapshot, solved.certainty);
    tellPlaced(context, solved.schedule, verdicts[0]);
    tellVerdicts(context, { verdicts, wasCutOff: solved.wasCutOff });
    tellSpread(context, instance, solved.snapshot.spread);
    return solved.schedule;
  } finally {
    interrupt.end();
  }
}

function tellPlaced(
  context: Context,
  { assignments, unplaced }: Schedule,
  weight: { readonly value: number; readonly bound: number } | undefined,
): void {
  const total = assignments.length + unplaced.length;
  const values = { placed: assignments.length, total, weight: weight?.value ?? 0, bound: weight?.bound ?? 0 };
  context.tell(context.t('cli.schedule.placed', values));
}

async function mend(
  context: Context,
  instance: Instance,
  { former = '', seconds }: InstanceJob,
): Promise<Schedule | undefined> {
  const read = Schedule.safeParse(readJson(former));
  if (!read.success) {
    fail(context.t('cli.schedule.not-schedule', { file: former }));
    return undefined;
  }
  const interrupt = stopOnInterrupt();
  try {
    const { schedule, moves, leastMoves } = await replanSchedule(instance, read.data, {
      limitSeconds: seconds ?? DEFAULT_SECONDS,
      signal: interrupt.signal,
    });
    const key = leastMoves === undefined ? 'moved-unproved' : 'moved-least';
    context.tell(context.t(`cli.schedule.${key}`, { moves }));
    return schedule;
  } finally {
    interrupt.end();
  }
}

function readInstanceFile(context: Context, file: string): Instance | undefined {
  const input = readJson(file);
  if (input === undefined) {
    fail(context.t('cli.schedule.not-json', { file }));
    return undefined;
  }
  const read = readInstance(input);
  if (!('faults' in read)) return read.value;
  for (const fault of read.faults)
    fail(`${file}: ${context.t(`schedule.fault.${fault.code}`, { ...fault })}`);
  return undefined;
}

/** Even waiting is aimed at, not promised: a miss is said. */
function tellSpread(context: Context, { fairness }: Instance, spread: number): void {
  if (fairness && spread > fairness.maxBreakSpread) {
    context.tell(context.t('cli.schedule.spread', { spread, limit: fairness.maxBreakSpread }));
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`);
}
