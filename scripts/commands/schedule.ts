import { renderDiagnostic } from '#diagnostics/render.ts';
import { suggest } from '#diagnostics/suggestion.ts';
import { dateStyle } from '#locale/dates.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { changeRegister, readRegister } from '#register/open-register.ts';
import { type SchedulesFile, schedulesOf } from '#register/schedules.ts';
import { explainMeeting, pinnedConflicts } from '#schedule/explain.ts';
import { DEFAULT_BUFFER_MINUTES, instanceOf, schedulable } from '#schedule/from-mission.ts';
import type { Instance } from '#schedule/instance.ts';
import { missionNames } from '#schedule/names.ts';
import type { Proposal } from '#schedule/proposal.ts';
import { type Proposed, proposeSchedule } from '#schedule/propose.ts';
import {
  assignmentsOf,
  assignmentsToKeep,
  digestInstance,
  lastRelease,
  releaseDraft,
} from '#schedule/release.ts';
import type { Command, Context, ExitCode, Input } from './command.ts';
import { openWorkspace } from './open-workspace.ts';
import { solveInstanceFile } from './schedule-instance.ts';
import { printExplanation, printProposal } from './schedule-print.ts';
import { stopOnInterrupt, tellProgress, tellVerdicts } from './schedule-search.ts';

const DEFAULT_SEED = 1;
const DEFAULT_SECONDS = 10;

/** `schedule <mission>`: proposes, explains, and with `--release` freezes; `--instance` solves a file. */
export const schedule: Command = {
  name: 'schedule',
  positionals: ['[mission]'],
  options: {
    replan: { type: 'boolean' },
    release: { type: 'string', value: 'name' },
    explain: { type: 'string', value: 'bilateral' },
    seed: { type: 'string', value: 'number' },
    time: { type: 'string', value: 'seconds' },
    buffer: { type: 'string', value: 'minutes' },
    instance: { type: 'string', value: 'file' },
    prev: { type: 'string', value: 'file' },
  },
  run: async (context, input) => {
    const numbers = readNumbers(context, input);
    if (!numbers) return 2;
    const instance = input.options['instance'];
    if (typeof instance === 'string')
      return solveInstanceFile(context, { file: instance, former: formerFile(input), ...numbers });
    const [missionId] = input.positionals;
    if (missionId === undefined) return fail(context, 'needs-mission', {}, 2);
    const opened = openWorkspace(context, missionId);
    const mission = opened?.missions[0];
    if (!opened || !mission) return 1;
    return scheduleMission(context, { workspace: opened.workspace, mission, input, ...numbers });
  },
};

type Job = {
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly input: Input;
  readonly seed: number;
  readonly buffer: number;
  readonly seconds: number | undefined;
};

async function scheduleMission(context: Context, job: Job): Promise<ExitCode> {
  const { workspace, mission, input, buffer } = job;
  if (schedulable(mission).length === 0) {
    context.tell(context.t('cli.schedule.nothing', { mission: mission.id }));
    return 0;
  }
  const reading = readRegister(context.workspaceRoot, schedulesOf(mission.id));
  if ('fault' in reading) return tellFault(context, reading.fault);
  const instance = instanceOf(workspace, mission, { bufferMinutes: buffer });
  const digest = digestInstance(instance);
  const name = input.options['release'];
  if (typeof name === 'string' && reading.value.draft && !input.options['replan']) {
    return release(context, { mission, name, digest });
  }
  const { proposal, verdicts, wasCutOff } = await propose(context, {
    ...job,
    instance,
    schedules: reading.value,
  });
  const explain = input.options['explain'];
  if (typeof explain === 'string') return explainOne(context, { ...job, proposal, id: explain });
  const code = report(context, { ...job, proposal, digest, schedules: reading.value });
  tellVerdicts(context, { verdicts, wasCutOff });
  if (context.dryRun) return code;
  const saved = await saveDraft(context, { ...job, proposal, digest });
  if (saved !== 0) return saved;
  return typeof name === 'string' ? release(context, { mission, name, digest }) : code;
}

async function propose(
  context: Context,
  job: Job & { readonly instance: Instance; readonly schedules: SchedulesFile },
): Promise<Proposed> {
  const interrupt = stopOnInterrupt();
  try {
    return await proposeSchedule(job.instance, {
      seed: job.seed,
      keep: toKeep(job, job.schedules),
      limitSeconds: job.seconds ?? DEFAULT_SECONDS,
      now: () => performance.now(),
      signal: interrupt.signal,
      onProgress: tellProgress(context),
    });
  } finally {
    interrupt.end();
  }
}

function formerFile({ options }: Input): string | undefined {
  const file = options['prev'];
  return typeof file === 'string' ? file : undefined;
}

function toKeep({ mission, input }: Job, schedules: SchedulesFile) {
  const last = lastRelease(schedules);
  return input.options['replan'] && last ? assignmentsToKeep(mission, last.assignments) : [];
}

type Result = Job & { readonly proposal: Proposal; readonly digest: string };

function report(
  context: Context,
  { workspace, mission, proposal, digest, seed, schedules }: Result & { readonly schedules: SchedulesFile },
): ExitCode {
  const { problem } = proposal.timetable;
  const unplaced = proposal.timetable.unplaced();
  printProposal(context, {
    proposal,
    names: namesOf(context, workspace, mission),
    style: dateStyle(workspace.settings, context.language),
    home: workspace.settings.home.economy,
    unplaced: unplaced.map((meeting) => explainMeeting(proposal, meeting)),
    conflicts: pinnedConflicts(proposal),
    last: lastRelease(schedules),
    assignments: assignmentsOf(proposal),
    heading: { mission: mission.id, instanceDigest: digest, seed },
  });
  context.tell(
    context.t('cli.schedule.placed', {
      placed: problem.meetings.length - unplaced.length,
      total: problem.meetings.length,
      weight: proposal.weight,
      bound: proposal.bound,
    }),
  );
  return unplaced.some(({ mandatory }) => mandatory) ? 1 : 0;
}

function explainOne(
  context: Context,
  { workspace, mission, proposal, id }: Omit<Result, 'digest'> & { readonly id: string },
): ExitCode {
  const { meetings } = proposal.timetable.problem;
  const meeting = meetings.find((each) => each.id === id);
  if (!meeting) {
    const known = meetings.map((each) => each.id);
    return fail(context, 'unknown-meeting', {
      meeting: id,
      suggestion: suggest(id, known) ?? known.join(', '),
    });
  }
  printExplanation(context, {
    proposal,
    names: namesOf(context, workspace, mission),
    explanation: explainMeeting(proposal, meeting),
  });
  return 0;
}

async function saveDraft(context: Context, { mission, proposal, digest, seed }: Result): Promise<ExitCode> {
  const register = schedulesOf(mission.id);
  const proposedAt = new Date(context.now).toISOString();
  const draft = { proposedAt, seed, instanceDigest: digest, assignments: [...assignmentsOf(proposal)] };
  const written = await changeRegister(context.workspaceRoot, register, (schedules) => ({
    ...schedules,
    draft,
  }));
  if ('fault' in written) return tellFault(context, written.fault);
  context.tell(context.t('cli.schedule.drafted', { file: register.file }));
  return 0;
}

async function release(
  context: Context,
  { mission, name, digest }: { readonly mission: Mission; readonly name: string; readonly digest: string },
): Promise<ExitCode> {
  const register = schedulesOf(mission.id);
  const releasedAt = new Date(context.now).toISOString();
  let fault: string | undefined;
  const freeze = (schedules: SchedulesFile): SchedulesFile => {
    const released = releaseDraft(schedules, { name, releasedAt, digest });
    if (!('fault' in released)) return released;
    fault = released.fault;
    return schedules;
  };
  const reading = context.dryRun
    ? readRegister(context.workspaceRoot, register)
    : await changeRegister(context.workspaceRoot, register, freeze);
  if ('fault' in reading) return tellFault(context, reading.fault);
  if (context.dryRun) freeze(reading.value);
  if (fault) return fail(context, fault, { name });
  const told = context.dryRun ? 'would-release' : 'released';
  context.tell(context.t(`cli.schedule.${told}`, { name, file: register.file }));
  return 0;
}

function namesOf(context: Context, workspace: Workspace, mission: Mission) {
  return missionNames(workspace, mission, {
    t: context.t,
    style: dateStyle(workspace.settings, context.language),
  });
}

type Numbers = Pick<Job, 'seed' | 'buffer' | 'seconds'>;

function readNumbers(context: Context, { options }: Input): Numbers | undefined {
  const seed = wholeNumber(options['seed'], DEFAULT_SEED);
  const buffer = wholeNumber(options['buffer'], DEFAULT_BUFFER_MINUTES);
  const seconds = wholeNumber(options['time'], Number.POSITIVE_INFINITY);
  if (seed !== undefined && buffer !== undefined && seconds !== undefined)
    return { seed, buffer, seconds: Number.isFinite(seconds) ? seconds : undefined };
  const option = seed === undefined ? 'seed' : buffer === undefined ? 'buffer' : 'time';
  fail(context, 'bad-number', { option, value: String(options[option]) });
  return undefined;
}

function wholeNumber(text: string | boolean | undefined, otherwise: number): number | undefined {
  if (typeof text !== 'string') return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function fail(
  context: Context,
  key: string,
  values: Readonly<Record<string, string>>,
  code: ExitCode = 1,
): ExitCode {
  process.stderr.write(`${context.t(`cli.schedule.${key}`, values)}\n`);
  return code;
}

function tellFault(context: Context, fault: Parameters<typeof renderDiagnostic>[0]): ExitCode {
  process.stderr.write(`${renderDiagnostic(fault, context.t)}\n`);
  return 1;
}
