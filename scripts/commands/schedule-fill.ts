import { joinNames } from '#locale/names.ts';
import { meetingState } from '#model/meeting-state.ts';
import { missionZone } from '#model/workspace.ts';
import type { Schedules } from '#register/schedules.ts';
import type { Assignment, Instance, InstanceMeeting } from '#schedule/instance.ts';
import { minutesOfInstant } from '#schedule/instant.ts';
import type { Names } from '#schedule/names.ts';
import { prepareProblem } from '#schedule/problem.ts';
import { timetableOf } from '#schedule/proposal.ts';
import { assignmentsOf, digestInstance, lastRelease, placementsOf } from '#schedule/release.ts';
import { lunchesOf } from '#schedule/slots/mission-board.ts';
import {
  answerHappening,
  changesBetween,
  type DayChange,
  type Question,
} from '#schedule/venue/answer-happening.ts';
import type { Happening, VenueDay } from '#schedule/venue/happening.ts';
import { missionDay } from '#schedule/venue/mission-day.ts';
import { readHappening } from '#schedule/venue/read-happening.ts';
import { type Call, whomToCall } from '#schedule/venue/whom-to-call.ts';
import { versionsOf } from '#schedule/versions.ts';
import type { Context, ExitCode } from './command.ts';
import { readAnswers } from './read-answers.ts';
import { saveAssignments } from './save-draft.ts';
import type { Job } from './schedule-job.ts';
import { namesOf } from './schedule-names.ts';
import { failWith, indent } from './schedule-search.ts';

type FillJob = Job & {
  readonly instance: Instance;
  readonly schedules: Schedules;
  /** Confirmed meetings of which somebody has said yes. */
  readonly freed: ReadonlySet<string>;
};

/**
 * `--fill`: the schedule as it is at the instant of `--now`, with what `--happens`. What has begun stays,
 * what is confirmed is asked about, gaps are filled from the waiting list, and it is said whom to call.
 */
export async function fillMission(context: Context, job: FillJob): Promise<ExitCode> {
  const { mission, instance, schedules, freed } = job;
  const version = versionsOf(schedules).at(-1);
  if (!version) return failWith(context, 'nothing-to-fill', { mission: mission.id });
  const now = Math.floor(context.now / 60_000);
  const happenings = readHappenings(context, job, now);
  if (!happenings) return 2;
  const before = missionDay(mission, instance, { assignments: version.assignments, yes: freed });
  const after = answerAll(before, [...declinedIn(context, job), ...happenings], {
    now,
    lunches: lunchesOf(mission),
  });
  const filled = { ...after, before, changes: changesBetween(before, after.day) };
  context.print(context.json ? toJson(context, job, filled) : toText(context, job, filled));
  const saved = await save(context, job, filled);
  return saved;
}

type Filled = {
  readonly before: VenueDay;
  readonly day: VenueDay;
  readonly changes: readonly DayChange[];
  readonly questions: readonly Question[];
};

function answerAll(
  before: VenueDay,
  happenings: readonly Happening[],
  when: { readonly now: number; readonly lunches: ReadonlySet<string> },
): Pick<Filled, 'day' | 'questions'> {
  // With nothing that happens, gaps are filled all the same.
  const all = happenings.length === 0 ? [undefined] : happenings;
  return all.reduce<Pick<Filled, 'day' | 'questions'>>(
    ({ day }, happening) => {
      const answer = answerHappening({ ...day, yes: before.yes }, happening, when);
      return { day: answer.day, questions: answer.questions };
    },
    { day: before, questions: [] },
  );
}

function readHappenings(context: Context, job: FillJob, now: number): readonly Happening[] | undefined {
  const { instance, workspace, mission, input } = job;
  const { happens } = input.options;
  if (typeof happens !== 'string') return [];
  const home = workspace.settings.home.economy;
  const delegates = mission.delegation.flatMap((each) => ('person' in each ? [each.person as string] : []));
  const ours = instance.people.map(({ id }) => id).filter((id) => delegates.includes(id));
  let isWhole = true;
  const read = happens.split('\n').flatMap((text) => {
    const happening = readHappening(text, { instance, now, ours, home });
    if ('kind' in happening) return [happening];
    isWhole = false;
    failWith(context, `happens.${happening.code}`, { ...happening });
    return [];
  });
  return isWhole ? read : undefined;
}

/** Meetings that the other side has declined by mail leave their place. */
function declinedIn(context: Context, { mission, instance, schedules }: FillJob): readonly Happening[] {
  const answers = readAnswers(context, mission);
  const last = lastRelease(schedules);
  const released = last ? placementsOf(last) : new Map<string, never>();
  const zone = missionZone(mission);
  const known = new Set(instance.meetings.map(({ id }) => id));
  return mission.bilaterals
    .filter((bilateral) => known.has(bilateral.id))
    .filter(
      (bilateral) =>
        meetingState(bilateral, { released: released.get(bilateral.id), placed: true, answers, zone }) ===
        'declined',
    )
    .map(({ id }) => ({ kind: 'refused' as const, meeting: id }));
}

type Line = { readonly head: string; readonly calls: readonly Call[] };

function toText(context: Context, job: FillJob, filled: Filled): string {
  const { t, language } = context;
  const { workspace, mission } = job;
  const names = namesOf(context, workspace, mission);
  const instance = filled.day.instance;
  const called = new Map([...job.instance.meetings, ...instance.meetings].map((each) => [each.id, each]));
  const named = (id: string) => nameOf(context, names, called.get(id) ?? { id, parties: [] });
  const callsOf = (id: string, people: readonly string[]) =>
    whomToCall(workspace, mission, {
      bilateral: mission.bilaterals.find((each) => each.id === id),
      people,
      language,
    });
  const changes = filled.changes.map(
    ({ meeting, kind, before, after, tell }): Line => ({
      head: t(`schedule.fill.${kind}`, {
        meeting: named(meeting),
        before: placeText(names, { job, instance }, before),
        after: placeText(names, { job, instance }, after),
        people: joinNames(tell.map(names.person), language),
      }),
      calls: callsOf(meeting, tell),
    }),
  );
  const asked = filled.questions.map(
    ({ meeting, before, offer, tell }): Line => ({
      head: t(offer ? 'schedule.fill.ask' : 'schedule.fill.ask-nothing', {
        meeting: named(meeting),
        id: meeting,
        before: placeText(names, { job, instance }, before),
        after: placeText(names, { job, instance }, offer),
      }),
      calls: callsOf(meeting, tell),
    }),
  );
  const placed = new Set(filled.day.assignments.map(({ meeting }) => meeting));
  const waiting = instance.meetings.filter(({ id }) => !placed.has(id)).map(({ id }) => indent(named(id)));
  const section = (title: string, lines: readonly Line[]) =>
    lines.length === 0 ? [] : ['', t(title), ...lines.flatMap((line) => lineText(context, line))];
  return [
    t('schedule.fill.title', { at: names.instant(Math.floor(context.now / 60_000)) }),
    ...(changes.length === 0
      ? [indent(t('schedule.fill.nothing'))]
      : changes.flatMap((line) => lineText(context, line))),
    ...section('schedule.fill.asked', asked),
    ...(waiting.length > 0 ? ['', t('schedule.fill.waiting'), ...waiting] : []),
  ].join('\n');
}

function lineText({ t }: Context, { head, calls }: Line): readonly string[] {
  const reach = ({ name, phone, email }: Call) => [name, phone, email].filter(Boolean).join(' · ');
  return [
    indent(head),
    ...calls.map((call) => indent(indent(t(`schedule.fill.call-${call.side}`, { who: reach(call) })))),
  ];
}

/** A walk-in has no name yet: the partner is its name. */
function nameOf({ t }: Context, names: Names, { id, parties }: Named): string {
  const name = names.meeting(id);
  return name === id
    ? t('schedule.fill.walk-in', { partner: names.person(`@${parties.at(-1)}`) })
    : `${name} (${id})`;
}

type Named = Pick<InstanceMeeting, 'id' | 'parties'>;

type Scene = { readonly job: FillJob; readonly instance: Instance };

function placeText(names: Names, { job, instance }: Scene, place: Assignment | undefined): string {
  if (!place) return '';
  const all = [...instance.meetings, ...job.instance.meetings];
  const minutes = all.find(({ id }) => id === place.meeting)?.minutes ?? 0;
  const start = minutesOfInstant(place.start);
  const room = names.room(place.room);
  return names.moment(start, start + minutes) + (room && ` · ${room}`);
}

function toJson({ now, language }: Context, job: FillJob, { day, changes, questions }: Filled): string {
  const { workspace, mission } = job;
  const placed = new Set(day.assignments.map(({ meeting }) => meeting));
  const withCalls = <T extends { readonly meeting: string; readonly tell: readonly string[] }>(each: T) => ({
    ...each,
    calls: whomToCall(workspace, mission, {
      bilateral: mission.bilaterals.find(({ id }) => id === each.meeting),
      people: each.tell,
      language,
    }),
  });
  return JSON.stringify(
    {
      mission: mission.id,
      at: new Date(now).toISOString(),
      changes: changes.map(withCalls),
      questions: questions.map(withCalls),
      waiting: day.instance.meetings.map(({ id }) => id).filter((id) => !placed.has(id)),
    },
    undefined,
    2,
  );
}

/** What the register can know of: a walk-in is no meeting of the mission until it is written down. */
async function save(context: Context, job: FillJob, { day, changes }: Filled): Promise<ExitCode> {
  const { mission, instance } = job;
  const known = new Set(instance.meetings.map(({ id }) => id));
  const newcomers = changes.filter(({ meeting, after }) => after && !known.has(meeting));
  for (const { meeting } of newcomers)
    context.tell(
      context.t('cli.schedule.walk-in', { meeting, file: `data/missions/${mission.id}/bilaterals.yaml` }),
    );
  if (context.dryRun || changes.length === 0) return 0;
  const problem = prepareProblem(day.instance);
  const timetable = timetableOf(
    problem,
    day.assignments.filter(({ meeting }) => known.has(meeting)),
  );
  const assignments = assignmentsOf({ timetable, weight: 0, bound: 0, kept: new Set() });
  return saveAssignments(context, { mission, assignments, digest: digestInstance(instance), seed: job.seed });
}
