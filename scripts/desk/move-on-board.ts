import type { Change } from '#edit/change.ts';
import { editYaml } from '#edit/edit-yaml.ts';
import { readForEdit } from '#edit/write-edits.ts';
import { civilOf } from '#model/civil-time.ts';
import { missionZone } from '#model/workspace.ts';
import { changeLog } from '#register/event-log.ts';
import { BY_HAND, SCHEDULES, type ScheduleAssignment } from '#register/schedules.ts';
import { instanceOf } from '#schedule/from-mission.ts';
import { isUnlistedRoom } from '#schedule/mission-rooms.ts';
import { toSchedule } from '#schedule/proposal.ts';
import { assignmentsOf, digestInstance } from '#schedule/release.ts';
import { type MissionBoard, missionBoard } from '#schedule/slots/mission-board.ts';
import { verifySchedule } from '#schedule/verify/verify-schedule.ts';
import type { Desk } from './desk.ts';
import type { OpenBoard } from './mission-board.ts';
import { writeStep } from './write-step.ts';

/**
 * Keeps a moved schedule as the draft, unless another draft or release has come since the board was opened, or
 * the checker that shares nothing with the search finds a rule broken.
 */
export async function saveMoved(
  desk: Desk,
  opened: Laid,
  assignments: readonly ScheduleAssignment[],
  seed = BY_HAND,
): Promise<boolean> {
  const { mission, instanceDigest, standing } = opened;
  if (isUnsound(opened, assignments)) return false;
  const draft = { seed, instanceDigest, assignments: [...assignments] };
  let isNew = true;
  const signature = { now: desk.now() };
  const written = await changeLog(desk.root, SCHEDULES, { name: mission.id, signature }, (events) => {
    const last = events.findLast((event) => event.type !== 'happened');
    isNew = JSON.stringify(last?.assignments ?? []) === JSON.stringify(standing.assignments);
    return isNew ? [{ type: 'draft' as const, ...draft }] : [];
  });
  return isNew && 'value' in written;
}

/** True where a rule would be broken that is not broken now. */
function isUnsound(
  { instance, board, ...opened }: Laid,
  assignments: readonly ScheduleAssignment[],
): boolean {
  const known = new Set(verifySchedule(instance, toSchedule(board)).map(({ key }) => key));
  const moved = verifySchedule(instance, toSchedule(layOut(opened, assignments)));
  return moved.some(({ key }) => !known.has(key));
}

type Laid = Pick<OpenBoard, 'workspace' | 'mission' | 'instance' | 'instanceDigest' | 'standing' | 'board'>;

/** Words are not asked for. */
function layOut(
  { workspace, mission }: Pick<OpenBoard, 'workspace' | 'mission'>,
  assignments: readonly ScheduleAssignment[],
): MissionBoard {
  const style = { language: 'en', calendar: 'gregory' as const };
  return missionBoard(workspace, mission, assignments, { t: (key) => key, style });
}

export type Changing = {
  readonly meeting: string;
  readonly isPinned?: boolean | undefined;
  readonly minutes?: number | undefined;
};

/** Writes into the facts that a meeting is agreed at its place, or no longer, or how long it is to be. */
export async function changeMeeting(
  desk: Desk,
  opened: OpenBoard,
  { meeting: id, isPinned, minutes }: Changing,
): Promise<{ readonly fault: string } | { readonly isDraftKept: boolean }> {
  const { mission, board } = opened;
  const meeting = board.timetable.problem.meetings.find((each) => each.id === id);
  const option = meeting && board.timetable.optionOf(meeting);
  const request = ['bilaterals', { id }, 'request'] as const;
  const changes: Change[] = [];
  if (isPinned === true) {
    if (!meeting || !option) return { fault: 'no-place' };
    const zone = missionZone(mission);
    const [start, end] = [option.start, option.start + meeting.minutes].map((each) =>
      civilOf(each * 60_000, zone),
    );
    const room = isUnlistedRoom(option.room.id) ? {} : { room: option.room.id };
    const value = { date: start?.date ?? '', start: start?.time ?? '', end: end?.time ?? '', ...room };
    changes.push({ deed: 'set', path: [...request, 'pin'], value });
  }
  if (isPinned === false) changes.push({ deed: 'remove', path: [...request, 'pin'] });
  if (minutes !== undefined)
    changes.push({ deed: 'set', path: [...request, 'durationMinutes'], value: minutes });
  const file = `data/missions/${mission.id}/bilaterals.yaml`;
  const before = readForEdit(desk.root, file);
  const edited = editYaml(before ?? '', changes);
  if (before === undefined || 'fault' in edited) return { fault: 'edit-not-found' };
  const stale = await writeStep(desk, { label: 'board', edits: [{ file, before, after: edited.text }] });
  if (stale.length > 0) return { fault: 'board-changed' };
  return { isDraftKept: await keepDraft(desk, opened) };
}

/** The facts have changed by what the board itself wrote: the draft goes on; false where it may not stand any more. */
export async function keepDraft(desk: Desk, { mission: former, standing }: OpenBoard): Promise<boolean> {
  const { workspace } = desk.facts.read();
  const mission = workspace?.missions.find(({ id }) => id === former.id);
  if (!workspace || !mission || standing.kind === 'none') return standing.kind === 'none';
  const instance = instanceOf(workspace, mission);
  const board = layOut({ workspace, mission }, standing.assignments);
  if (verifySchedule(instance, toSchedule(board)).length > 0) return false;
  const opened = { workspace, mission, instance, instanceDigest: digestInstance(instance), standing, board };
  return saveMoved(desk, opened, assignmentsOf(board));
}
