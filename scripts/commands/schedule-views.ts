import { availabilityReader } from '#locale/availability/read-availability.ts';
import { dateStyle } from '#locale/dates.ts';
import { joinNames } from '#locale/list-names.ts';
import type { ScheduleAssignment } from '#register/schedules.ts';
import { explainMeeting } from '#schedule/explain.ts';
import { fairnessOf } from '#schedule/fairness.ts';
import type { Instance } from '#schedule/instance.ts';
import { instantText } from '#schedule/instant.ts';
import type { Meeting } from '#schedule/problem.ts';
import { describeExplanation } from '#schedule/reason-words.ts';
import { rotaOf } from '#schedule/rota.ts';
import { askedTimes } from '#schedule/slots/asked-times.ts';
import { bestSlots } from '#schedule/slots/best-slots.ts';
import { judgeSlot, type SlotVerdict } from '#schedule/slots/judge-slot.ts';
import { type MissionBoard, missionBoard } from '#schedule/slots/mission-board.ts';
import { describeSlot } from '#schedule/slots/slot-words.ts';
import { whyNot } from '#schedule/slots/why-not.ts';
import { describeWhyNot } from '#schedule/slots/why-not-words.ts';
import type { Context, ExitCode } from './command.ts';
import type { Job } from './schedule-job.ts';
import { failWith, indent } from './schedule-search.ts';
import { fitPrint, fitRows, fitTable } from './terminal.ts';

type ViewJob = Job & { readonly instance: Instance; readonly assignments: readonly ScheduleAssignment[] };

function boardOf(context: Context, { workspace, mission, assignments, buffer }: ViewJob): MissionBoard {
  const style = dateStyle(workspace.settings, context.language);
  return missionBoard(workspace, mission, assignments, { t: context.t, style, bufferMinutes: buffer });
}

type Reason = {
  readonly meeting: string;
  readonly at: SlotVerdict | undefined;
  readonly why: string;
  readonly details: readonly string[];
};

/** Why a meeting is where it is, or nowhere, and what its place costs. */
export function reasonOf(context: Context, job: ViewJob, id: string): Pick<Reason, 'why' | 'details'> {
  const board = boardOf(context, job);
  const meeting = board.timetable.problem.meetings.find((each) => each.id === id);
  return meeting ? reasonIn(board, meeting) : { why: '', details: [] };
}

function reasonIn({ timetable, speech, comfort }: MissionBoard, meeting: Meeting): Reason {
  const proposal = { timetable, weight: 0, bound: 0, kept: new Set<Meeting>() };
  const option = timetable.optionOf(meeting);
  const slot =
    option && judgeSlot(timetable, meeting.id, { start: option.start, room: option.room.id }, comfort);
  const at = slot && 'fault' in slot ? undefined : slot;
  const { why, details } = describeExplanation(explainMeeting(proposal, meeting), speech);
  const costs = at ? describeSlot(at, speech).costs : [];
  return { meeting: meeting.id, at, why, details: [...details, ...costs] };
}

/** `--reasons`: of each meeting why it is where it is, and what that costs. */
export function tellReasons(context: Context, job: ViewJob): ExitCode {
  const board = boardOf(context, job);
  const { timetable, speech } = board;
  const startOf = (meeting: Meeting) => timetable.optionOf(meeting)?.start ?? Number.POSITIVE_INFINITY;
  const reasons = [...timetable.problem.meetings]
    .sort((a, b) => startOf(a) - startOf(b))
    .map((meeting) => reasonIn(board, meeting));
  if (context.json)
    context.print(
      JSON.stringify(
        {
          mission: job.mission.id,
          reasons: reasons.map((each) => ({ ...each, at: placeOf(board, each.at) })),
        },
        undefined,
        2,
      ),
    );
  else
    context.print(
      reasons
        .map(({ meeting, at, why, details }) =>
          fitPrint(
            [
              `${at ? momentOf(board, at) : context.t('schedule.meeting-state.waiting')}  ${speech.names.meeting(meeting)}`,
              indent(why),
              ...details.map((line) => indent(`- ${line}`)),
            ].join('\n'),
          ),
        )
        .join('\n'),
    );
  return 0;
}

/** `--slots <bilateral>`: the ten best places for one meeting, the others where they are. */
export function tellSlots(context: Context, job: ViewJob, id: string): ExitCode {
  const board = boardOf(context, job);
  const meeting = board.timetable.problem.meetings.find((each) => each.id === id);
  if (!meeting) return 1;
  const slots = bestSlots(board.timetable, meeting, { comfort: board.comfort });
  const now = board.timetable.optionOf(meeting);
  const isNow = ({ start, room }: SlotVerdict) => start === now?.start && room === now.room.id;
  const heading = (slot: SlotVerdict) =>
    `${momentOf(board, slot)}${isNow(slot) ? ` · ${context.t('schedule.slot.now')}` : ''}`;
  if (context.json)
    context.print(
      JSON.stringify({ meeting: id, slots: slots.map((each) => placeOf(board, each)) }, undefined, 2),
    );
  else if (slots.length === 0)
    context.print(fitPrint(context.t('schedule.slots.none', { meeting: board.speech.names.meeting(id) })));
  else
    context.print(
      slots
        .flatMap((slot) => [
          fitPrint(heading(slot)),
          ...describeSlot(slot, board.speech).costs.map((line) => fitPrint(indent(`- ${line}`))),
        ])
        .join('\n'),
    );
  return 0;
}

/** `--why-not <bilateral>=<when>`: what stands against a time, in any words that availability takes. */
export function tellWhyNot(context: Context, job: ViewJob, asked: string): ExitCode {
  const [, id = '', when = ''] = /^([^=]+)=(.+)$/s.exec(asked) ?? [];
  const board = boardOf(context, job);
  const meeting = board.timetable.problem.meetings.find((each) => each.id === id.trim());
  if (!meeting) return failWith(context, 'why-not-unclear', { value: asked }, 2);
  const stretches = askedTimes(availabilityReader(job.workspace, job.mission), when.trim(), meeting);
  if (stretches.length === 0) return failWith(context, 'why-not-unclear', { value: asked }, 2);
  const answer = whyNot(board.timetable, meeting, stretches, board.comfort);
  const { why, details } = describeWhyNot(meeting.id, answer, board.speech);
  if (context.json)
    context.print(JSON.stringify({ meeting: meeting.id, kind: answer.kind, why, details }, undefined, 2));
  else context.print(fitPrint([why, ...details.map((line) => indent(`- ${line}`))].join('\n')));
  return 0;
}

/** `--fairness`: who was refused, and who of ours waits. */
export function tellFairness(context: Context, job: ViewJob): ExitCode {
  const { timetable, speech } = boardOf(context, job);
  const parties = new Map(job.instance.meetings.map((each) => [each.id, each.parties]));
  const view = fairnessOf(timetable, parties, job.workspace.settings.home.economy);
  if (context.json) context.print(JSON.stringify({ mission: job.mission.id, ...view }, undefined, 2));
  else {
    const { t, language } = context;
    const heading = (keys: readonly string[]) => keys.map((key) => t(`schedule.fairness.${key}`));
    const parts = fitTable(
      heading(['party', 'asked', 'placed', 'refused']),
      view.parties.map(({ party, asked, placed, refused }) => [
        speech.names.person(`@${party}`),
        String(asked),
        String(placed),
        joinNames(refused.map(speech.names.meeting), language),
      ]),
    );
    const people = fitTable(
      heading(['person', 'meetings', 'most', 'breaks', 'waits']),
      view.people.map(({ person, meetings, mostPerDay, breaks, waitMinutes }) => [
        speech.names.person(person),
        String(meetings),
        String(mostPerDay),
        String(breaks),
        String(waitMinutes),
      ]),
    );
    context.print(`${parts}\n\n${people}`);
  }
  return 0;
}

/** `--rota`: who of each pool of staff is at which meeting. */
export function tellRota(context: Context, job: ViewJob): ExitCode {
  const board = boardOf(context, job);
  const { speech, timetable } = board;
  const turns = rotaOf(timetable);
  const sizeOf = (pool: string) => speech.problem.pools.find(({ id }) => id === pool)?.size ?? 0;
  if (context.json) {
    const text = (minute: number) => instantText(minute, speech.problem.zone);
    const rota = turns.map(({ from, to, ...turn }) => ({ ...turn, from: text(from), to: text(to) }));
    context.print(JSON.stringify({ mission: job.mission.id, rota }, undefined, 2));
  } else if (turns.length === 0) context.print(context.t('schedule.rota.none'));
  else
    context.print(
      fitRows(
        [...turns]
          .sort((a, b) => a.pool.localeCompare(b.pool) || a.member - b.member || a.from - b.from)
          .map(({ pool, member, meeting, from, to }) => [
            // Of one alone there is no number to tell.
            sizeOf(pool) > 1 ? `${speech.names.pool(pool)} ${member}` : speech.names.pool(pool),
            speech.names.moment(from, to),
            speech.names.meeting(meeting),
          ]),
      ),
    );
  return 0;
}

function momentOf({ speech }: MissionBoard, { meeting, start, room }: SlotVerdict): string {
  const minutes = speech.problem.meetings.find(({ id }) => id === meeting)?.minutes ?? 0;
  const name = speech.names.room(room);
  return speech.names.moment(start, start + minutes) + (name && ` · ${name}`);
}

/** Machines get instants, as in every other file. */
function placeOf({ speech }: MissionBoard, slot: SlotVerdict | undefined) {
  if (!slot) return null;
  const { start, room, quality, comfort, costs } = slot;
  return {
    start: instantText(start, speech.problem.zone),
    room,
    quality,
    comfort: Math.round(comfort),
    costs,
  };
}
