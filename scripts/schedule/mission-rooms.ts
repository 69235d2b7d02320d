import { localize } from '#model/localized.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { spanOfSession } from './mission-busy.ts';
import { type Interval, mergeIntervals } from './problem.ts';

const UNLISTED_PREFIX = '#';

export type MissionRoom = {
  readonly id: string;
  readonly venue?: string;
  readonly seats?: number;
  readonly turnoverMinutes: number;
  readonly open?: readonly Interval[];
};

/**
 * The mission's rooms, closed while a session is in them. A mission that lists none gets one unlisted
 * room for each meeting: then rooms decide nothing.
 */
export function roomsOf(
  workspace: Workspace,
  mission: Mission,
  { days, count }: { readonly days: readonly Interval[]; readonly count: number },
): readonly MissionRoom[] {
  if (mission.rooms.length === 0) {
    return Array.from({ length: count }, (_, index) => ({
      id: `${UNLISTED_PREFIX}${index + 1}`,
      turnoverMinutes: 0,
    }));
  }
  const language = workspace.settings.languages[0] ?? '';
  return mission.rooms.map((room) => {
    const sessions = sessionsIn(workspace, mission, room.id);
    return {
      id: room.id,
      ...(room.venue && { venue: localize(room.venue, language) }),
      ...(room.seats !== undefined && { seats: room.seats }),
      turnoverMinutes: room.turnoverMinutes,
      ...(sessions.length > 0 && { open: days.flatMap((day) => without(day, sessions)) }),
    };
  });
}

/** True for the rooms that stand for "no room is known". */
export function isUnlistedRoom(id: string): boolean {
  return id.startsWith(UNLISTED_PREFIX);
}

function sessionsIn(workspace: Workspace, mission: Mission, room: string): readonly Interval[] {
  const spans = mission.events.flatMap((event) =>
    event.sessions.flatMap((session) => {
      const track = event.tracks.find(({ id }) => id === session.track);
      if ((session.room ?? track?.room) !== room) return [];
      return spanOfSession(workspace, mission, event, session) ?? [];
    }),
  );
  return mergeIntervals(spans);
}

/** What is left of a day between sessions that are in order and apart. */
function without(day: Interval, sessions: readonly Interval[]): readonly Interval[] {
  let from = day.from;
  const open: Interval[] = [];
  for (const session of sessions) {
    if (session.to <= day.from || session.from >= day.to) continue;
    if (session.from > from) open.push({ from, to: session.from });
    from = Math.max(from, session.to);
  }
  return from < day.to ? [...open, { from, to: day.to }] : open;
}
