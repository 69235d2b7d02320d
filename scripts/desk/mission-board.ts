import { digestOf } from '#edit/text-edit.ts';
import { dateStyle } from '#locale/dates.ts';
import type { Translate } from '#locale/words.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { readSchedules, type ScheduleAssignment } from '#register/schedules.ts';
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

/** Boards are asked many times a second while a meeting is held: one is kept as long as nothing has changed. */
export type Boards = { readonly open: (mission: string, language: string) => OpenBoard | undefined };

export function createBoards(desk: Desk): Boards {
  const kept = new Map<string, Kept>();
  return {
    open: (id, language) => {
      const { workspace } = desk.facts.read();
      const mission = workspace?.missions.find((each) => String(each.id) === id);
      const standing = mission && readStanding(desk.root, mission);
      if (!workspace || !mission || !standing) return undefined;
      const digest = digestOf(JSON.stringify(standing));
      const former = kept.get(id);
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
