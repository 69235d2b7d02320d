import type { DateStyle } from '#locale/dates.ts';
import type { Translate } from '#locale/words.ts';
import { instantOf } from '#model/civil-time.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import type { ScheduleAssignment } from '#register/schedules.ts';
import { instanceOf } from '../from-mission.ts';
import { missionNames } from '../names.ts';
import { optionAt } from '../options.ts';
import { type Meeting, type Problem, prepareProblem } from '../problem.ts';
import type { Speech } from '../reason-words.ts';
import { type Option, Timetable } from '../timetable.ts';
import { type Comfort, comfortOf } from './comfort.ts';
import { judgeSlot, type SlotFault, type SlotVerdict } from './judge-slot.ts';
import { describeSlot, type SlotWords } from './slot-words.ts';

/** A place on the clocks of the mission; without a room, where none is listed or any will do. */
export type CivilSlot = { readonly date: string; readonly start: string; readonly room?: string | undefined };

/** A place that is asked about; `minutes`: were the meeting so long. */
export type JudgedSlot = CivilSlot & { readonly minutes?: number | undefined };

export type SlotJudgement = { readonly verdict: SlotVerdict; readonly words: SlotWords };

/** A mission's schedule as somebody moves meetings about in it. */
export type MissionBoard = {
  readonly timetable: Timetable;
  readonly comfort: Comfort;
  /** What holding a meeting over a place would mean, by the rules of the solver, in the reader's words. */
  readonly judge: (meeting: string, slot: JudgedSlot) => SlotJudgement | SlotFault;
  readonly speech: Speech;
};

type BoardOptions = { readonly t: Translate; readonly style: DateStyle; readonly bufferMinutes?: number };

/**
 * Where the meetings of a mission stand, ready to be asked. Made once for a state (tens of milliseconds with
 * 400 meetings), asked as often as a pointer moves (a millisecond).
 * @example missionBoard(workspace, mission, draft.assignments, { t, style }).judge('norta', { date: '2027-08-26', start: '14:00', room: 'blue' })
 */
export function missionBoard(
  workspace: Workspace,
  mission: Mission,
  assignments: readonly ScheduleAssignment[],
  { bufferMinutes, ...words }: BoardOptions,
): MissionBoard {
  const instance = instanceOf(workspace, mission, bufferMinutes === undefined ? {} : { bufferMinutes });
  const problem = prepareProblem(instance);
  const zone = missionZone(mission);
  const minute = ({ date, start }: CivilSlot) => instantOf(date, start, zone) / 60_000;
  const timetable = lay(problem, assignments, minute);
  const comfort = comfortOf(problem, lunchesOf(mission));
  const names = missionNames(workspace, mission, words);
  const speech: Speech = { problem, names, t: words.t, language: words.style.language };
  return {
    timetable,
    comfort,
    speech,
    judge: (meeting, { minutes, ...slot }) => {
      const room = slot.room ?? anyRoom(timetable, meeting, minute(slot));
      const place = { start: minute(slot), room, ...(minutes !== undefined && { minutes }) };
      const verdict = judgeSlot(timetable, meeting, place, comfort);
      return 'fault' in verdict ? verdict : { verdict, words: describeSlot(verdict, speech) };
    },
  };
}

/** Meetings that are a meal. */
export function lunchesOf({ bilaterals }: Pick<Mission, 'bilaterals'>): ReadonlySet<string> {
  return new Set(bilaterals.filter(({ format }) => format === 'working-lunch').map(({ id }) => id));
}

function lay(
  problem: Problem,
  assignments: readonly ScheduleAssignment[],
  minute: (slot: CivilSlot) => number,
): Timetable {
  const timetable = new Timetable(problem);
  const meetings = new Map(problem.meetings.map((meeting) => [meeting.id, meeting]));
  for (const assignment of assignments) {
    const meeting = meetings.get(assignment.bilateral);
    const option = meeting && optionFor(timetable, meeting, { ...assignment, minute: minute(assignment) });
    if (meeting && option) timetable.place(meeting, option);
  }
  return timetable;
}

/** Where it stands, whatever it breaks there: a board shows what is, not what should be. */
function optionFor(
  timetable: Timetable,
  meeting: Meeting,
  { minute, room, with: staff = [] }: ScheduleAssignment & { readonly minute: number },
): Option | undefined {
  const { rooms, people } = timetable.problem;
  const own = rooms.find(({ id }) => id === room);
  const unpinned = { ...meeting, fixed: undefined, windows: undefined };
  const fitting = optionAt(timetable, unpinned, minute, own);
  const place = own ?? fitting?.room ?? rooms.find((each) => timetable.ofRoom(each).length === 0) ?? rooms[0];
  const named = people.filter(({ id }) => staff.some((each) => each === id));
  return place && { start: minute, room: place, staff: named.length > 0 ? named : (fitting?.staff ?? []) };
}

/** The first room that would do at that time, else the first there is. */
function anyRoom(timetable: Timetable, id: string, start: number): string {
  const meeting = timetable.problem.meetings.find((each) => each.id === id);
  if (!meeting) return '';
  const others = timetable.copy();
  others.remove(meeting);
  const unpinned = { ...meeting, fixed: undefined, windows: undefined };
  return (optionAt(others, unpinned, start)?.room ?? timetable.problem.rooms[0])?.id ?? '';
}
