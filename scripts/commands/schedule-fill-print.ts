import { inBrackets } from '#locale/in-brackets.ts';
import { joinNames } from '#locale/list-names.ts';
import type { ScheduleHappening, Schedules } from '#register/schedules.ts';
import type { Assignment, Instance, InstanceMeeting } from '#schedule/instance.ts';
import { minutesOfInstant } from '#schedule/instant.ts';
import type { Names } from '#schedule/names.ts';
import type { DayChange, Question } from '#schedule/venue/answer-happening.ts';
import type { VenueDay } from '#schedule/venue/happening.ts';
import { type Call, whomToCall } from '#schedule/venue/whom-to-call.ts';
import type { Context } from './command.ts';
import type { Job } from './schedule-job.ts';
import { namesOf } from './schedule-names.ts';
import { indent } from './schedule-search.ts';

export type FillJob = Job & {
  readonly instance: Instance;
  readonly schedules: Schedules;
  /** Confirmed meetings of which somebody has said yes. */
  readonly freed: ReadonlySet<string>;
};

export type Filled = {
  readonly before: VenueDay;
  readonly day: VenueDay;
  readonly changes: readonly DayChange[];
  readonly questions: readonly Question[];
  /** What was told before and holds, and what is told now. */
  readonly told: readonly ScheduleHappening[];
  readonly tells: readonly Pick<ScheduleHappening, 'what' | 'of' | 'until'>[];
};

type Line = { readonly head: string; readonly calls: readonly Call[] };

/** What changes, what is asked, who waits, and whom to call. */
export function fillText(context: Context, job: FillJob, filled: Filled): string {
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
    ...toldText(context, job, { told: filled.told, names, named }),
  ].join('\n');
}

type Told = {
  readonly told: readonly ScheduleHappening[];
  readonly names: Names;
  readonly named: (meeting: string) => string;
};

/** What was told before still counts, and can be taken back. */
function toldText(
  { t, now }: Context,
  { instance }: FillJob,
  { told, names, named }: Told,
): readonly string[] {
  const holds = told.filter(({ until }) => until === undefined || Date.parse(until) > now);
  if (holds.length === 0) return [];
  const nameOfTold = ({ what, of }: ScheduleHappening): string => {
    if (what === 'lost') return names.room(of);
    if (what === 'refused' || what === 'overrun') return named(of);
    return names.person(instance.people.some(({ id }) => id === of) ? of : `@${of}`);
  };
  const lines = holds.map((each) =>
    t(
      each.until === undefined ? `schedule.fill.told-${each.what}` : `schedule.fill.told-${each.what}-until`,
      {
        name: nameOfTold(each),
        id: each.of,
        until: each.until === undefined ? '' : names.instant(minutesOfInstant(each.until)),
      },
    ),
  );
  return ['', t('schedule.fill.told'), ...lines.map(indent)];
}

function lineText({ t }: Context, { head, calls }: Line): readonly string[] {
  const reach = ({ name, phone, email }: Call) => [name, phone, email].filter(Boolean).join(' · ');
  return [
    indent(head),
    ...calls.map((call) => indent(indent(t(`schedule.fill.call-${call.side}`, { who: reach(call) })))),
  ];
}

/** A walk-in has no name yet: the partner is its name. */
function nameOf({ t, language }: Context, names: Names, { id, parties }: Named): string {
  const name = names.meeting(id);
  return name === id
    ? t('schedule.fill.walk-in', { partner: names.person(`@${parties.at(-1)}`) })
    : inBrackets(name, id, language);
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

/** The same for machines. */
export function fillJson(
  { now, language }: Context,
  job: FillJob,
  { day, changes, questions, told }: Filled,
): string {
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
      told,
      waiting: day.instance.meetings.map(({ id }) => id).filter((id) => !placed.has(id)),
    },
    undefined,
    2,
  );
}
