import { suggest } from '#diagnostics/suggestion.ts';
import { dateStyle } from '#locale/dates.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { changeRegister, readRegister } from '#register/open-register.ts';
import { type ScheduleAssignment, type SchedulesFile, schedulesOf } from '#register/schedules.ts';
import { confirmedMoves, holdConfirmed } from '#schedule/confirmed.ts';
import { explainMeeting, pinnedConflicts } from '#schedule/explain.ts';
import { instanceOf, schedulable } from '#schedule/from-mission.ts';
import type { Instance } from '#schedule/instance.ts';
import { missionNames } from '#schedule/names.ts';
import type { Proposal } from '#schedule/proposal.ts';
import { type Proposed, proposeSchedule } from '#schedule/propose.ts';
import { assignmentsOf, assignmentsToKeep, digestInstance, lastRelease } from '#schedule/release.ts';
import type { Context, ExitCode, Input } from './command.ts';
import type { Supposed } from './schedule.ts';
import { printExplanation, printProposal } from './schedule-print.ts';
import { releaseTheDraft } from './schedule-releases.ts';
import {
  failWith,
  stopOnInterrupt,
  tellFault,
  tellMoves,
  tellProgress,
  tellVerdicts,
} from './schedule-search.ts';
import { supposeMission } from './schedule-what-if.ts';

const DEFAULT_SECONDS = 10;

export type Job = {
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly input: Input;
  readonly supposed: Supposed | undefined;
  readonly seed: number;
  readonly buffer: number;
  readonly seconds: number | undefined;
};

/** `schedule <mission>`: the schedule with its reasons, kept as a draft; or an explanation, a supposition, a release. */
export async function scheduleMission(context: Context, job: Job): Promise<ExitCode> {
  const { workspace, mission, input, buffer, supposed } = job;
  if (schedulable(mission).length === 0) {
    context.tell(context.t('cli.schedule.nothing', { mission: mission.id }));
    return 0;
  }
  const reading = readRegister(context.workspaceRoot, schedulesOf(mission.id));
  if ('fault' in reading) return tellFault(context, reading.fault);
  const instance = instanceOf(workspace, mission, { bufferMinutes: buffer });
  const schedules = reading.value;
  if (supposed) return supposeMission(context, { ...job, supposed, instance, schedules });
  const explain = input.options['explain'];
  if (typeof explain === 'string' && !knowsMeeting(context, instance, explain)) return 1;
  const digest = digestInstance(instance);
  const name = input.options['release'];
  if (typeof name === 'string' && schedules.draft && !input.options['replan']) {
    return releaseTheDraft(context, { mission, name, digest });
  }
  const former = input.options['replan'] ? (lastRelease(schedules)?.assignments ?? []) : [];
  const proposed = await proposeKeeping(context, { ...job, instance, former });
  const { proposal, verdicts, wasCutOff } = proposed;
  if (typeof explain === 'string') return explainOne(context, { ...job, proposal, id: explain });
  const code = report(context, { ...job, proposed, proposal, digest, schedules });
  tellVerdicts(context, { verdicts, wasCutOff });
  if (context.dryRun) return code;
  const saved = await saveDraft(context, { ...job, proposal, digest });
  if (saved !== 0) return saved;
  return typeof name === 'string' ? releaseTheDraft(context, { mission, name, digest }) : code;
}

type Search = Pick<Job, 'seed' | 'seconds'> & {
  readonly instance: Instance;
  readonly keep: ReturnType<typeof assignmentsToKeep>;
};

/** A proposal within the time there is; Ctrl-C ends the search with the best so far. */
export async function proposeWithin(
  context: Context,
  { instance, keep, seed, seconds }: Search,
): Promise<Proposed> {
  const interrupt = stopOnInterrupt();
  try {
    return await proposeSchedule(instance, {
      seed,
      keep,
      limitSeconds: seconds ?? DEFAULT_SECONDS,
      now: () => performance.now(),
      signal: interrupt.signal,
      onProgress: tellProgress(context),
    });
  } finally {
    interrupt.end();
  }
}

type Keeping = Pick<Job, 'mission' | 'seed' | 'seconds'> & {
  readonly instance: Instance;
  readonly former: readonly ScheduleAssignment[];
};

/**
 * A proposal that stays with a former schedule where it can. Where that would move a confirmed meeting which
 * could stay without the loss of another, it stays, and others move.
 */
export async function proposeKeeping(context: Context, job: Keeping): Promise<Proposed> {
  const { instance, mission, former } = job;
  const keep = assignmentsToKeep(mission, former);
  const free = await proposeWithin(context, { ...job, keep });
  if (confirmedMoves(mission, former, assignmentsOf(free.proposal)).length === 0) return free;
  const held = holdConfirmed(instance, mission, keep);
  const steady = await proposeWithin(context, { ...job, instance: held, keep });
  const clashing = new Set(pinnedConflicts(free.proposal).map(({ meeting }) => meeting));
  const isSound = pinnedConflicts(steady.proposal).every(({ meeting }) => clashing.has(meeting));
  return isSound && steady.proposal.weight >= free.proposal.weight ? steady : free;
}

type Result = Job & { readonly proposal: Proposal; readonly digest: string };
type Report = Result & { readonly proposed: Proposed; readonly schedules: SchedulesFile };

function report(context: Context, job: Report): ExitCode {
  const { workspace, mission, proposal, proposed, digest, seed, schedules } = job;
  const { problem } = proposal.timetable;
  const unplaced = proposal.timetable.unplaced();
  const last = lastRelease(schedules);
  const assignments = assignmentsOf(proposal);
  const names = namesOf(context, workspace, mission);
  printProposal(context, {
    proposal,
    names,
    style: dateStyle(workspace.settings, context.language),
    home: workspace.settings.home.economy,
    unplaced: unplaced.map((meeting) => explainMeeting(proposal, meeting)),
    conflicts: pinnedConflicts(proposal),
    last,
    confirmed: last ? confirmedMoves(mission, last.assignments, assignments) : [],
    assignments,
    heading: { mission: mission.id, instanceDigest: digest, seed, ...proposed.moved },
  });
  tellMoves(context, proposed.moved);
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

const MOST_LISTED = 10;

/** Before any search: a meeting that is not there needs none. */
function knowsMeeting(context: Context, { meetings }: Instance, id: string): boolean {
  const known = meetings.map((each) => each.id);
  if (known.includes(id)) return true;
  const nearest = suggest(id, known);
  if (nearest !== undefined) failWith(context, 'unknown-meeting', { meeting: id, suggestion: nearest });
  else {
    const more = known.length - MOST_LISTED;
    const list = known.slice(0, MOST_LISTED).join(', ');
    const rest = more > 0 ? context.t('schedule.and-more', { number: more }) : '';
    failWith(context, 'no-such-meeting', { meeting: id, known: `${list} ${rest}`.trim() });
  }
  return false;
}

function explainOne(
  context: Context,
  { workspace, mission, proposal, id }: Omit<Result, 'digest'> & { readonly id: string },
): ExitCode {
  const meeting = proposal.timetable.problem.meetings.find((each) => each.id === id);
  if (!meeting) return 1;
  const explanation = explainMeeting(proposal, meeting);
  printExplanation(context, { proposal, names: namesOf(context, workspace, mission), explanation });
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

export function namesOf(context: Context, workspace: Workspace, mission: Mission) {
  return missionNames(workspace, mission, {
    t: context.t,
    style: dateStyle(workspace.settings, context.language),
  });
}
