import { describeAnswers } from '#locale/answers.ts';
import { dateStyle } from '#locale/dates.ts';
import type { Placement } from '#model/bilateral.ts';
import type { BilateralId } from '#model/identifier.ts';
import { type MeetingState, meetingState } from '#model/meeting-state.ts';
import { missionZone } from '#model/workspace.ts';
import { BY_HAND, readSchedules, type ScheduleAssignment, type Schedules } from '#register/schedules.ts';
import { confirmedMoves } from '#schedule/confirmed.ts';
import { explainMeeting, pinnedConflicts } from '#schedule/explain.ts';
import { instanceOf, schedulable } from '#schedule/from-mission.ts';
import type { Instance } from '#schedule/instance.ts';
import type { Proposal } from '#schedule/proposal.ts';
import type { Proposed } from '#schedule/propose.ts';
import { assignmentsOf, digestInstance, lastRelease, placementsOf } from '#schedule/release.ts';
import { versionsOf } from '#schedule/versions.ts';
import type { Context, ExitCode, Input } from './command.ts';
import { readAnswers } from './read-answers.ts';
import { saveAssignments } from './save-draft.ts';
import { fillMission } from './schedule-fill.ts';
import type { Job } from './schedule-job.ts';
import { namesOf } from './schedule-names.ts';
import { printExplanation, printProposal } from './schedule-print.ts';
import { isAllAgreed, proposeKeeping } from './schedule-proposals.ts';
import { releaseTheDraft } from './schedule-releases.ts';
import { failWith, indent, tellFault, tellMoves, tellVerdicts } from './schedule-search.ts';
import { reasonOf, tellFairness, tellReasons, tellRota, tellSlots, tellWhyNot } from './schedule-views.ts';
import { supposeMission } from './schedule-what-if.ts';
import { tellUnderstood } from './tell-understood.ts';
import { fitPrint } from './terminal.ts';
import { whyNoMeeting } from './unknown-meeting.ts';

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
  if (input.options['fill'] === true)
    return fillMission(context, { ...job, instance, schedules, freed: freedIn(input) });
  const view = viewIn(input);
  if (view) return showView(context, { ...job, instance, schedules, view });
  const explain = input.options['explain'];
  if (typeof explain === 'string' && !knowsMeeting(context, instance, explain, mission.id)) return 1;
  const digest = digestInstance(instance);
  const name = input.options['release'];
  // Before anything is searched for: nothing found could bear the name.
  if (schedules.releases.some((release) => release.name === name))
    return failWith(context, 'release-exists', { name: String(name) });
  if (typeof name === 'string' && schedules.draft && !input.options['replan']) {
    return releaseTheDraft(context, { mission, name, digest });
  }
  tellUnderstood(context, workspace, mission, typeof explain === 'string' ? explain : undefined);
  const start = startOf(schedules, input, digest);
  if (start.release) context.tell(context.t('cli.schedule.from-release', { release: start.release }));
  if (start.isDraft) context.tell(context.t('cli.schedule.from-draft'));
  const freed = freedIn(input);
  const newcomers = start.isDraft ? ({ newcomers: 'fill-then-compete' } as const) : {};
  const proposed = await proposeKeeping(context, { ...job, instance, ...start, freed, ...newcomers });
  const { proposal, verdicts, wasCutOff } = proposed;
  if (typeof explain === 'string') return explainOne(context, { ...job, instance, proposal, id: explain });
  const code = report(context, { ...job, proposed, proposal, digest, schedules });
  if (isAllAgreed(instance)) context.tell(context.t('cli.schedule.all-agreed'));
  else tellVerdicts(context, { verdicts, wasCutOff });
  const asked = askAboutConfirmed(context, { ...job, proposal, known: start.known, freed });
  if (context.dryRun || asked !== 0) return asked === 0 ? code : asked;
  const saved = await saveAssignments(context, { ...job, assignments: assignmentsOf(proposal), digest });
  if (saved !== 0) return saved;
  return typeof name === 'string' ? releaseTheDraft(context, { mission, name, digest }) : code;
}

type View = (context: Context, job: Parameters<typeof tellReasons>[1]) => ExitCode;

/** What looks at the schedule there is, and changes nothing. */
function viewIn({ options }: Input): View | undefined {
  const { slots, 'why-not': why } = options;
  if (options['reasons'] === true) return tellReasons;
  if (options['fairness'] === true) return tellFairness;
  if (options['rota'] === true) return tellRota;
  if (typeof why === 'string') return (context, job) => tellWhyNot(context, job, why);
  if (typeof slots === 'string')
    return (context, job) =>
      knowsMeeting(context, job.instance, slots, job.mission.id) ? tellSlots(context, job, slots) : 1;
  return undefined;
}

type Viewing = Job & { readonly instance: Instance; readonly schedules: Schedules; readonly view: View };

/** Of the draft, else of the last release, else of what would be proposed now. */
async function showView(context: Context, { view, schedules, ...job }: Viewing): Promise<ExitCode> {
  const version = versionsOf(schedules).at(-1);
  if (version)
    context.tell(
      context.t('cli.schedule.view-of', {
        name: version.isDraft ? context.t('schedule.draft') : version.name,
      }),
    );
  const assignments =
    version?.assignments ??
    assignmentsOf((await proposeKeeping(context, { ...job, former: [], known: [] })).proposal);
  return view(context, { ...job, assignments });
}

type Start = {
  readonly former: readonly ScheduleAssignment[];
  readonly known: readonly ScheduleAssignment[];
  readonly release: string | undefined;
  readonly isDraft: boolean;
};

/**
 * What a person has moved by hand is the start, unless `--replan` asks for the release; else what the world
 * knows; without a release, a draft of other facts, so that one request more keeps the rest. `--fresh` begins from nothing, and what is confirmed holds even then.
 */
function startOf({ draft, ...schedules }: Schedules, { options }: Input, digest: string): Start {
  const last = lastRelease(schedules);
  const known = last?.assignments ?? draft?.assignments ?? [];
  const nothing = { former: [], known, release: undefined, isDraft: false };
  if (options['fresh'] === true) return nothing;
  const isByHand = draft?.seed === BY_HAND && options['replan'] !== true;
  if (last && !isByHand) return { ...nothing, former: last.assignments, release: last.name };
  const isStart = draft !== undefined && (isByHand || draft.instanceDigest !== digest);
  return isStart ? { ...nothing, former: draft.assignments, isDraft: true } : nothing;
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
    states: statesOf(context, job),
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
  context.print(fitPrint(['', t('schedule.answers'), ...lines].join('\n')));
}

/** Where each meeting stands between the sides: what is offered is at the place of the last release. */
function statesOf(
  context: Context,
  { mission, proposal, schedules }: Report,
): ReadonlyMap<string, MeetingState> {
  const last = lastRelease(schedules);
  const released = last ? placementsOf(last) : new Map<BilateralId, Placement>();
  const places = new Map<string, ScheduleAssignment>(
    assignmentsOf(proposal).map((each) => [each.bilateral, each]),
  );
  const answers = readAnswers(context, mission);
  const zone = missionZone(mission);
  const isOffered = (id: BilateralId): boolean => {
    const [was, is] = [released.get(id), places.get(id)];
    return was !== undefined && is !== undefined && was.date === is.date && was.start === is.start;
  };
  return new Map(
    schedulable(mission).map((bilateral) => {
      const { id } = bilateral;
      const offered = isOffered(id) ? released.get(id) : undefined;
      return [id, meetingState(bilateral, { released: offered, placed: places.has(id), answers, zone })];
    }),
  );
}

/** Before any search: a meeting that is not there needs none. */
function knowsMeeting(context: Context, { meetings }: Instance, id: string, mission: string): boolean {
  const known = meetings.map((each) => each.id);
  if (known.includes(id)) return true;
  context.complain(whyNoMeeting(context, id, { mission, known }));
  return false;
}

type Explained = Omit<Result, 'digest'> & { readonly id: string; readonly instance: Instance };

/** What keeps its place says so, and then what speaks for it and against it, as `--reasons` does. */
function explainOne(context: Context, job: Explained): ExitCode {
  const { workspace, mission, proposal, id } = job;
  const meeting = proposal.timetable.problem.meetings.find((each) => each.id === id);
  if (!meeting) return 1;
  const explanation = explainMeeting(proposal, meeting);
  printExplanation(context, { proposal, names: namesOf(context, workspace, mission), explanation });
  if (context.json || explanation.kind !== 'placed') return 0;
  const { why, details } = reasonOf(context, { ...job, assignments: assignmentsOf(proposal) }, id);
  const isKept = explanation.because === 'kept';
  for (const line of isKept ? [why, ...details] : details) context.print(fitPrint(indent(`- ${line}`)));
  return 0;
}
