import { statSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '#edit/text-edit.ts';
import { dateStyle } from '#locale/dates.ts';
import type { Translate } from '#locale/words.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { logFile } from '#register/event-log.ts';
import { readSchedules, SCHEDULES, type ScheduleAssignment } from '#register/schedules.ts';
import { instanceOf } from '#schedule/from-mission.ts';
import type { Instance } from '#schedule/instance.ts';
import { digestInstance } from '#schedule/release.ts';
import { type MissionBoard, missionBoard } from '#schedule/slots/mission-board.ts';
import type { Desk } from './desk.ts';

/** Where the meetings of a board stand, and by what: the draft, else the last release, else agreed times alone. */
export type Standing = {
  readonly kind: 'draft' | 'release' | 'none';
  readonly name: string;
  readonly assignments: readonly ScheduleAssignment[];
  readonly instanceDigest: string;
  readonly releases: readonly string[];
  /** Where the last release has them: what the world knows. */
  readonly released: readonly ScheduleAssignment[];
};

export type OpenBoard = {
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly instance: Instance;
  readonly instanceDigest: string;
  readonly standing: Standing;
  /** Of what the page was shown: another one, and somebody has moved a meeting since. */
  readonly digest: string;
  readonly board: MissionBoard;
};

type Kept = OpenBoard & { readonly language: string };

/** What a register came to, and the state of its file by then. */
type Stood = { readonly state: string; readonly standing: Standing; readonly digest: string };

/** Boards are asked many times a second while a meeting is held: one is kept as long as nothing has changed. */
export type Boards = { readonly open: (mission: string, language: string) => OpenBoard | undefined };

export function createBoards(desk: Desk): Boards {
  const kept = new Map<string, Kept>();
  const stood = new Map<string, Stood>();
  return {
    open: (id, language) => {
      const { workspace } = desk.facts.read();
      const mission = workspace?.missions.find((each) => String(each.id) === id);
      if (!workspace || !mission) return undefined;
      const former = kept.get(id);
      // Read and judged for every key that is pressed, a register of many releases takes longer than the rules.
      const state = stateOf(desk.root, id);
      const before = former?.workspace === workspace ? stood.get(id) : undefined;
      const now = before?.state === state ? before : standsNow(desk.root, mission, state);
      if (!now) return undefined;
      stood.set(id, now);
      const { standing, digest } = now;
      const isSame =
        former?.workspace === workspace && former.digest === digest && former.language === language;
      const opened = isSame
        ? former
        : { ...openBoard(workspace, mission, standing, desk.words(language), language), digest, language };
      kept.set(id, opened);
      return opened;
    },
  };
}

/** Of the register on the disk: whoever writes one, writes another file or a longer one. */
function stateOf(root: string, id: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(join(root, logFile(SCHEDULES, id)), { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    // There is none, or nobody may look at it: reading it says which.
    return '';
  }
}

function standsNow(root: string, mission: Mission, state: string): Stood | undefined {
  const standing = readStanding(root, mission);
  return standing && { state, standing, digest: digestOf(JSON.stringify(standing)) };
}

function readStanding(root: string, { id }: Mission): Standing | undefined {
  const reading = readSchedules(root, id);
  if ('fault' in reading) return undefined;
  const { draft, releases } = reading.value;
  const names = releases.map(({ name }) => name);
  const last = releases.at(-1);
  const known = { releases: names, released: last?.assignments ?? [] };
  if (draft) return { ...draft, ...known, kind: 'draft', name: '' };
  if (last) return { ...last, ...known, kind: 'release' };
  return { ...known, kind: 'none', name: '', assignments: [], instanceDigest: '' };
}

function openBoard(
  workspace: Workspace,
  mission: Mission,
  standing: Standing,
  t: Translate,
  language: string,
): Omit<OpenBoard, 'digest'> {
  const instance = instanceOf(workspace, mission);
  const words = { t, style: dateStyle(workspace.settings, language) };
  const board = missionBoard(workspace, mission, standing.assignments, words);
  layAgreed(board);
  return { workspace, mission, instance, instanceDigest: digestInstance(instance), standing, board };
}

/** What is agreed stands, also where no schedule has been made yet. */
function layAgreed({ timetable }: MissionBoard): void {
  const { rooms } = timetable.problem;
  for (const meeting of timetable.unplaced()) {
    const { fixed } = meeting;
    if (!fixed) continue;
    const room =
      rooms.find(({ id }) => id === fixed.room) ?? rooms.find((each) => each.seats >= meeting.seats);
    if (room) timetable.place(meeting, { start: fixed.start, room, staff: [] });
  }
}
