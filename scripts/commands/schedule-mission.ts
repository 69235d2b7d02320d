import { suggest } from '#diagnostics/suggestion.ts';
import { describeAnswers } from '#locale/answers.ts';
import { dateStyle } from '#locale/dates.ts';
import { changeLog, logFile } from '#register/event-log.ts';
import {
  foldSchedules,
  readSchedules,
  SCHEDULES,
  type ScheduleAssignment,
  type Schedules,
} from '#register/schedules.ts';
import { confirmedMoves } from '#schedule/confirmed.ts';
import { explainMeeting, pinnedConflicts } from '#schedule/explain.ts';
import { instanceOf, schedulable } from '#schedule/from-mission.ts';
import type { Instance } from '#schedule/instance.ts';
import type { Proposal } from '#schedule/proposal.ts';
import type { Proposed } from '#schedule/propose.ts';
import { assignmentsOf, digestInstance, lastRelease } from '#schedule/release.ts';
import type { Context, ExitCode, Input } from './command.ts';
import { readAnswers } from './read-answers.ts';
import type { Job } from './schedule-job.ts';
import { namesOf } from './schedule-names.ts';
import { printExplanation, printProposal } from './schedule-print.ts';
import { proposeKeeping } from './schedule-proposals.ts';
import { releaseTheDraft } from './schedule-releases.ts';
import { failWith, indent, tellFault, tellMoves, tellVerdicts } from './schedule-search.ts';
import { supposeMission } from './schedule-what-if.ts';
import { signature } from './signature.ts';
import { tellUnderstood } from './tell-understood.ts';

/** `schedule <mission>`: the schedule with its reasons, kept as a draft; or an explanation, a supposition, a release. */
export async function scheduleMission(context: Context, job: Job): Promise<ExitCode> {
  const { workspace, mission, input, buffer, supposed } = job;
  if (schedulable(mission).length === 0) {
    context.tell(context.t('cli.schedule.nothing', { mission: mission.id }));
    return 0;
  }
  const reading = readSchedules(context.workspaceRoot, mission.id);
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
  tellUnderstood(context, workspace, mission);
  const start = startOf(schedules, input);
  if (start.release) context.tell(context.t('cli.schedule.from-release', { release: start.release }));
  const freed = freedIn(input);
  const proposed = await proposeKeeping(context, { ...job, instance, ...start, freed });
  const { proposal, verdicts, wasCutOff } = proposed;
  if (typeof explain === 'string') return explainOne(context, { ...job, proposal, id: explain });
  const code = report(context, { ...job, proposed, proposal, digest, schedules });
  tellVerdicts(context, { verdicts, wasCutOff });
  const asked = askAboutConfirmed(context, { ...job, proposal, known: start.known, freed });
  if (context.dryRun || asked !== 0) return asked === 0 ? code : asked;
  const saved = await saveDraft(context, { ...job, proposal, digest });
  if (saved !== 0) return saved;
  return typeof name === 'string' ? releaseTheDraft(context, { mission, name, digest }) : code;
}

type Start = {
  readonly former: readonly ScheduleAssignment[];
  readonly known: readonly ScheduleAssignment[];
  readonly release: string | undefined;
};

/** What the world knows is the start; `--fresh` begins from nothing, and what is confirmed holds even then. */
function startOf(schedules: Schedules, { options }: Input): Start {
  const last = lastRelease(schedules);
  const known = last?.assignments ?? schedules.draft?.assignments ?? [];
  if (options['fresh'] === true || !last) return { former: [], known, release: undefined };
  return { former: last.assignments, known, release: last.name };
}

/** `--free a --free b,c`: confirmed meetings that may move all the same. */
function freedIn({ options }: Input): ReadonlySet<string> {
  const { free } = options;
  return new Set(typeof free === 'string' ? free.split(/[\n,]/).map((id) => id.trim()) : []);
}

type Asking = Job &
  Pick<Start, 'known'> & {
    readonly proposal: Proposal;
    readonly freed: ReadonlySet<string>;
  };

/** A confirmed meeting that would move or fall is a question: nothing is saved until the person lets go of it. */
function askAboutConfirmed(context: Context, { mission, proposal, known, freed }: Asking): ExitCode {
  const moved = confirmedMoves(mission, known, assignmentsOf(proposal))
    .map(({ bilateral }) => bilateral)
    .filter((id) => !freed.has(id));
  if (moved.length === 0) return 0;
  return failWith(context, 'confirmed-would-move', { meetings: moved.join(', ') });
}

type Result = Job & { readonly proposal: Proposal; readonly digest: string };
type Report = Result & { readonly proposed: Proposed; readonly schedules: Schedules };

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
  printAnswers(context, job);
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

/** What guests have said of the times that they were sent, where any has. */
function printAnswers(context: Context, { workspace, mission, proposal }: Report): void {
  const answers = readAnswers(context, mission);
  if (context.json || answers.size === 0) return;
  const { t, language } = context;
  const places = new Map(assignmentsOf(proposal).map((each) => [each.bilateral, each]));
  const lines = mission.bilaterals.flatMap((bilateral) =>
    describeAnswers(mission, bilateral, answers, {
      workspace,
      language,
      t,
      placement: places.get(bilateral.id),
    }).map((line) => indent(`${bilateral.id}: ${line}`)),
  );
  context.print(['', t('schedule.answers'), ...lines].join('\n'));
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
  const proposedAt = new Date(context.now).toISOString();
  const draft = { seed, instanceDigest: digest, assignments: [...assignmentsOf(proposal)] };
  const options = { name: mission.id, signature: signature(context) };
  let newer: string | undefined;
  const written = await changeLog(context.workspaceRoot, SCHEDULES, options, (stands) => {
    const former = foldSchedules(stands).draft?.proposedAt;
    newer = former !== undefined && former > proposedAt ? former : undefined;
    return newer === undefined ? [{ type: 'draft' as const, ...draft }] : [];
  });
  if ('fault' in written) return tellFault(context, written.fault);
  if (newer !== undefined) return failWith(context, 'newer-draft', { at: newer });
  context.tell(context.t('cli.schedule.drafted', { file: logFile(SCHEDULES, mission.id) }));
  return 0;
}
