import { type AnswerWords, describeAnswers } from '#locale/answers.ts';
import { dateStyle, formatShortDate } from '#locale/dates.ts';
import { type Answers, foldAnswers } from '#model/answer.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { civilOf, instantOf } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import { meetingState } from '#model/meeting-state.ts';
import { missionZone } from '#model/workspace.ts';
import { readMail } from '#register/mail.ts';
import { isUnlistedRoom } from '#schedule/mission-rooms.ts';
import type { Desk } from './desk.ts';
import type { OpenBoard } from './mission-board.ts';

/** A board as its page draws it: days, rooms, people, and every meeting with where it stands and what was answered. */
export function tellBoard(desk: Desk, opened: OpenBoard, language: string) {
  const { workspace, mission, board, standing, instanceDigest, digest } = opened;
  const zone = missionZone(mission);
  const style = dateStyle(workspace.settings, language);
  const { problem } = board.timetable;
  const clock = (minutes: number) => civilOf(minutes * 60_000, zone);
  const mail = readMail(desk.root, mission.id);
  const answers: Answers = 'value' in mail ? foldAnswers(mail.value) : new Map();
  const t = desk.words(language);
  return {
    mission: mission.id,
    title: localize(mission.shortTitle ?? mission.title, language),
    zone,
    digest,
    standing: { kind: standing.kind, name: standing.name, releases: standing.releases },
    isOfTheseFacts: standing.kind === 'none' || standing.instanceDigest === instanceDigest,
    step: problem.slotMinutes,
    days: problem.days.map(({ id, from, to }) => ({
      date: id,
      name: formatShortDate(clock(from).date, style),
      from: clock(from).time,
      minutes: to - from,
    })),
    rooms: problem.rooms.map(({ id, seats }) => ({
      id,
      name: isUnlistedRoom(id) ? '' : board.speech.names.room(id),
      seats,
    })),
    people: problem.people.map(({ id, busy }) => ({
      id,
      name: board.speech.names.person(id),
      busy: busy.map(({ from, to, what }) => ({
        ...placeOf(clock, from, to),
        what: what === undefined ? '' : board.speech.names.engagement(what),
      })),
    })),
    meetings: problem.meetings.map((meeting) => {
      const option = board.timetable.optionOf(meeting);
      const bilateral = mission.bilaterals.find(({ id }) => id === meeting.id);
      const place = option && {
        ...placeOf(clock, option.start, option.start + meeting.minutes),
        room: option.room.id,
      };
      return {
        id: meeting.id,
        title: board.speech.names.meeting(meeting.id),
        minutes: meeting.minutes,
        status: bilateral?.status ?? 'wanted',
        state: bilateral ? t(`schedule.meeting-state.${stateOf(opened, bilateral, answers)}`) : '',
        isPinned: meeting.fixed !== undefined,
        mayChange: bilateral?.request !== undefined && bilateral.placement === undefined,
        people: [...meeting.people, ...(option?.staff ?? [])].map(({ id }) => id),
        place,
        ...(bilateral
          ? tellAnswers(opened, bilateral, answers, { language, t })
          : { answers: [], declined: 0 }),
      };
    }),
  };
}

type Clock = (minutes: number) => { readonly date: string; readonly time: string };

function placeOf(clock: Clock, from: number, to: number) {
  const { date, time } = clock(from);
  return { date, start: time, minutes: to - from, end: clock(to).time };
}

/** What guests said, those first who cannot come then, and how many these are. */
function tellAnswers(
  { mission, workspace, standing }: OpenBoard,
  bilateral: Bilateral,
  answers: Answers,
  words: Pick<AnswerWords, 'language' | 't'>,
) {
  const placement = standing.assignments.find((each) => each.bilateral === bilateral.id);
  const own = [...(answers.get(bilateral.id) ?? [])];
  const now = placement && instantOf(placement.date, placement.start, missionZone(mission));
  const [declined = [], others = []] = [true, false].map((isSo) =>
    own.filter(([, { partstat, start }]) => {
      const isOfNow = start === undefined || now === undefined || Date.parse(start) === now;
      return (partstat === 'DECLINED' && isOfNow) === isSo;
    }),
  );
  const lines = describeAnswers(
    mission,
    bilateral,
    new Map([[bilateral.id, new Map([...declined, ...others])]]),
    {
      ...{ workspace, placement, ...words },
    },
  );
  return { answers: lines, declined: declined.length };
}

/** Where it stands between the sides: what is offered is at the place of the last release. */
function stateOf({ mission, standing }: OpenBoard, bilateral: Bilateral, answers: Answers) {
  const own = ({ bilateral: id }: { readonly bilateral: string }) => id === bilateral.id;
  const [was, is] = [standing.released.find(own), standing.assignments.find(own)];
  const isOffered = was !== undefined && was.date === is?.date && was.start === is.start;
  return meetingState(bilateral, {
    released: isOffered ? was : undefined,
    placed: is !== undefined || bilateral.request?.pin !== undefined,
    answers,
    zone: missionZone(mission),
  });
}
