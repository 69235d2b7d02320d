import { readFileSync } from 'node:fs';
import { readSmallFile } from '#load/read-small-file.ts';
import { isRequestList, readSheets } from '#load/tables/read-sheets.ts';
import { listLanguages } from '#load/words.ts';
import { type Instance, Schedule } from '#schedule/instance.ts';
import { toSchedule } from '#schedule/proposal.ts';
import { readInstance } from '#schedule/read-instance.ts';
import { placedMeetings } from '#schedule/release.ts';
import { readFormerTable } from '#schedule/requests/read-former.ts';
import type { Context, ExitCode } from './command.ts';
import type { Opened, Supposed } from './schedule-job.ts';
import { listNames } from './schedule-names.ts';
import { proposalOf, proposeWithin } from './schedule-proposals.ts';
import { printList, readRequestFile, scheduleFile, tellClashes } from './schedule-requests.ts';
import { failWith, tellMoves, tellVerdicts } from './schedule-search.ts';
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
  tellNever(context, instance);
  const isShort = titles !== undefined && instance.meetings.length <= FEW_MEETINGS;
  const seconds = given.seconds ?? (isShort ? SECONDS_FOR_A_LIST : DEFAULT_SECONDS);
  const job = { ...given, seconds };
  const former = job.former === undefined ? undefined : await readFormer(context, job.former, instance);
  if (job.former !== undefined && !former) return 1;
  if (job.supposed) return supposeInstance(context, opened, { ...job, supposed: job.supposed, former });
  const schedule = former
    ? await mend(context, instance, { ...job, former })
    : await solve(context, instance, job);
  tellClashes(context, opened, schedule);
  if (titles && !context.json) printList(context, opened, schedule);
  else if (context.out === undefined || context.dryRun) context.print(JSON.stringify(schedule, undefined, 2));
  if (context.out === undefined || context.dryRun) return 0;
  const code = writeNamedFile(context, context.out, await scheduleFile(context, opened, schedule));
  if (code === 0) context.print(context.out);
  return code;
}

/** What can never be, as it is written: a room without a minute, a meeting without a window. */
function tellNever(context: Context, { rooms, meetings }: Instance): void {
  const never = (key: string, ids: readonly string[]) => {
    if (ids.length > 0) context.tell(context.t(`cli.schedule.never-${key}`, { ids: ids.join(', ') }));
  };
  never(
    'room',
    rooms.filter(({ open }) => open?.length === 0).map(({ id }) => id),
  );
  never(
    'meeting',
    meetings.filter(({ windows, fixed }) => windows?.length === 0 && !fixed).map(({ id }) => id),
  );
}

type Search = { readonly seed: number; readonly seconds: number };

async function solve(context: Context, instance: Instance, search: Search): Promise<Schedule> {
  const { proposal, verdicts, wasCutOff } = await proposeWithin(context, { ...search, instance, keep: [] });
  const schedule = toSchedule(proposal);
  tellPlaced(context, schedule, verdicts[0]);
  tellVerdicts(context, { verdicts, wasCutOff });
  tellSpread(context, instance, verdicts.find(({ objective }) => objective === 'fairness')?.value ?? 0);
  return schedule;
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

/** The former schedule, mended; what it left out on purpose gets a place where that moves nobody. */
async function mend(
  context: Context,
  instance: Instance,
  { former, ...search }: Search & { readonly former: Schedule },
): Promise<Schedule> {
  const { proposal, moved } = await proposeWithin(context, {
    ...search,
    instance,
    keep: former.assignments,
    left: former.unplaced,
  });
  tellMoves(context, moved);
  return toSchedule(proposal);
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
  const { proposal, moved } = await proposeWithin(context, {
    ...job,
    instance: changed,
    keep: before.assignments,
    newcomers: 'compete',
  });
  const { names, style } = listNames(context, opened);
  tellOutcome(context, {
    instance,
    changed,
    before: placedMeetings(proposalOf(instance, before)),
    proposal,
    moved,
    supposed: job.supposed,
    names,
    style,
    against: context.t(job.former ? 'schedule.former' : 'schedule.fresh'),
    confirmed: [],
    heading: { instance: instance.name },
  });
  return 0;
}

/** As it was written out: for a program, or as a table. */
async function readFormer(context: Context, file: string, instance: Instance): Promise<Schedule | undefined> {
  const former = isRequestList(file)
    ? await readFormerSheets(context, file, instance)
    : Schedule.safeParse(readJson(file)).data;
  if (!former) failWith(context, 'not-schedule', { file });
  return former;
}

async function readFormerSheets(
  context: Context,
  file: string,
  instance: Instance,
): Promise<Schedule | undefined> {
  const bytes = readSmallFile(file);
  const read = bytes && (await readSheets(bytes, file));
  if (!read || 'fault' in read) return undefined;
  const words = listLanguages(context.workspaceRoot).map((language) => context.words(language));
  return readFormerTable(read.sheets, instance, words);
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
