import { readFileSync } from 'node:fs';
import { judgeSchedule } from '#schedule/answer.ts';
import { type Instance, Schedule } from '#schedule/instance.ts';
import { compileProblem } from '#schedule/problem/compile.ts';
import { prepareProblem } from '#schedule/problem.ts';
import { timetableOf } from '#schedule/proposal.ts';
import type { Proposed } from '#schedule/propose.ts';
import { readInstance } from '#schedule/read-instance.ts';
import { placedMeetings } from '#schedule/release.ts';
import { replanSchedule } from '#schedule/repair/replan.ts';
import { isRequestList } from '#schedule/requests/read-sheets.ts';
import { solveInstance } from '#schedule/solve.ts';
import type { Context, ExitCode } from './command.ts';
import type { Supposed } from './schedule.ts';
import { listNames, printList, readRequestFile, scheduleFile } from './schedule-requests.ts';
import { failWith, stopOnInterrupt, tellMoves, tellProgress, tellVerdicts } from './schedule-search.ts';
import { readSupposed, tellOutcome } from './schedule-what-if.ts';
import { writeNamedFile } from './write-named-file.ts';

const DEFAULT_SECONDS = 60;
/** What people wait for; so few meetings are found much sooner, and a proof is worth no more of their time. */
const SECONDS_FOR_A_LIST = 10;
const FEW_MEETINGS = 300;

export type InstanceJob = {
  /** `bilat.instance/1`, or a list of requests as CSV or XLSX. */
  readonly file: string;
  /** A former schedule to mend instead of a search from scratch. */
  readonly former: string | undefined;
  readonly supposed: Supposed | undefined;
  readonly seed: number;
  readonly buffer: number;
  readonly seconds: number | undefined;
};

/** An instance with how its meetings are called, where people gave them names. */
export type Opened = {
  readonly instance: Instance;
  readonly titles: ReadonlyMap<string, string> | undefined;
};

/**
 * `schedule --instance F [--out F] [--prev F]`: a neutral instance in, a neutral schedule out (stdout without
 * `--out`). A list of requests also comes out as a table on stdout, unless `--json` asks for the schedule there.
 */
export async function solveInstanceFile(context: Context, given: InstanceJob): Promise<ExitCode> {
  const opened = isRequestList(given.file)
    ? await readRequestFile(context, given.file, { bufferMinutes: given.buffer })
    : readInstanceFile(context, given.file);
  if (!opened) return 1;
  const { instance, titles } = opened;
  const isShort = titles !== undefined && instance.meetings.length <= FEW_MEETINGS;
  const seconds = given.seconds ?? (isShort ? SECONDS_FOR_A_LIST : DEFAULT_SECONDS);
  const job = { ...given, seconds };
  const former = job.former === undefined ? undefined : readFormer(context, job.former);
  if (job.former !== undefined && !former) return 1;
  if (job.supposed) return supposeInstance(context, opened, { ...job, supposed: job.supposed, former });
  const schedule = former
    ? await mend(context, instance, { ...job, former })
    : await solve(context, instance, job);
  if (titles && !context.json) printList(context, opened, schedule);
  else if (context.out === undefined || context.dryRun) context.print(JSON.stringify(schedule, undefined, 2));
  if (context.out === undefined || context.dryRun) return 0;
  const code = writeNamedFile(context, context.out, await scheduleFile(context, opened, schedule));
  if (code === 0) context.print(context.out);
  return code;
}

type Search = { readonly seed: number; readonly seconds: number };

async function solve(context: Context, instance: Instance, { seed, seconds }: Search): Promise<Schedule> {
  const interrupt = stopOnInterrupt();
  try {
    const solved = await solveInstance(instance, {
      seed,
      limitSeconds: seconds,
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
  { former, seconds }: { readonly former: Schedule; readonly seconds: number },
): Promise<Schedule> {
  const replanned = await mendWithin(instance, former, seconds);
  tellMoves(context, replanned);
  return replanned.schedule;
}

async function mendWithin(instance: Instance, former: Schedule, seconds: number) {
  const interrupt = stopOnInterrupt();
  try {
    return await replanSchedule(instance, former, {
      limitSeconds: seconds,
      now: () => performance.now(),
      signal: interrupt.signal,
    });
  } finally {
    interrupt.end();
  }
}

/** What would become of a former schedule, else of a fresh one. */
async function supposeInstance(
  context: Context,
  opened: Opened,
  job: Search & { readonly supposed: Supposed; readonly former: Schedule | undefined },
): Promise<ExitCode> {
  const { instance } = opened;
  const changed = readSupposed(context, instance, job.supposed);
  if (!changed) return 2;
  const silent = { ...context, tell: () => undefined };
  const before = job.former ?? (await solve(silent, instance, job));
  // What had no place is looked at again: it may be just what the change makes room for.
  const { schedule, ...moved } = await mendWithin(changed, { ...before, unplaced: [] }, job.seconds);
  const { names, style } = listNames(context, opened);
  tellOutcome(context, {
    instance,
    changed,
    before: placedMeetings(proposalOf(instance, before)),
    proposal: proposalOf(changed, schedule),
    moved: moved satisfies Proposed['moved'],
    supposed: job.supposed,
    names,
    style,
    against: context.t(job.former ? 'schedule.former' : 'schedule.fresh'),
    confirmed: [],
    heading: { instance: instance.name },
  });
  return 0;
}

/** A schedule as what explains and compares takes it. */
export function proposalOf(instance: Instance, { assignments }: Schedule) {
  const timetable = timetableOf(prepareProblem(instance), assignments);
  const bound = instance.meetings.reduce((sum, { weight }) => sum + weight, 0);
  return { timetable, weight: timetable.placedWeight(), bound, kept: new Set<never>() };
}

function readFormer(context: Context, file: string): Schedule | undefined {
  const read = Schedule.safeParse(readJson(file));
  if (read.success) return read.data;
  failWith(context, 'not-schedule', { file });
  return undefined;
}

function readInstanceFile(context: Context, file: string): Opened | undefined {
  const input = readJson(file);
  if (input === undefined) {
    failWith(context, 'not-json', { file });
    return undefined;
  }
  const read = readInstance(input);
  if (!('faults' in read)) return { instance: read.value, titles: undefined };
  for (const fault of read.faults)
    context.complain(`${file}: ${context.t(`schedule.fault.${fault.code}`, { ...fault })}`);
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
