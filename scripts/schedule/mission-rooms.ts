import type { AvailabilityReader } from '#locale/availability/read-availability.ts';
import { intersect, merge, without } from '#locale/availability/stretches.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { isOff } from '#model/called-off.ts';
import { localize } from '#model/localized.ts';
import { type Room, venueOfRoom } from '#model/place.ts';
import { spanOfSession } from '#model/session-span.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { MissionDay } from './mission-days.ts';
import type { Interval } from './problem.ts';

const UNLISTED_PREFIX = '#';

export type MissionRoom = {
  readonly id: string;
  readonly venue?: string;
  readonly seats?: number;
  readonly turnoverMinutes: number;
  readonly open?: readonly Interval[];
};

type Parts = {
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly bilaterals: readonly Bilateral[];
  readonly days: readonly MissionDay[];
  readonly read: AvailabilityReader;
};

/**
 * The mission's rooms, open when they and their venue are and no session is in them. A mission that lists
 * none gets one unlisted room for each meeting: then rooms decide nothing.
 */
export function roomsOf(parts: Parts): readonly MissionRoom[] {
  const { workspace, mission, bilaterals } = parts;
  if (mission.rooms.length === 0) {
    return bilaterals.map((_, index) => ({ id: `${UNLISTED_PREFIX}${index + 1}`, turnoverMinutes: 0 }));
  }
  const language = workspace.settings.languages[0] ?? '';
  const online = bilaterals
    .filter(({ request }) => request?.attendance === 'online')
    .map(({ id }) => ({ id: onlineRoom(id), turnoverMinutes: 0 }));
  const listed = mission.rooms.map((room) => {
    const venue = venueNameOf(mission, room, language);
    const open = openOf(parts, room);
    return {
      id: room.id,
      ...(venue && { venue }),
      ...(room.seats !== undefined && { seats: room.seats }),
      turnoverMinutes: room.turnoverMinutes,
      ...(open && { open }),
    };
  });
  return [...listed, ...online];
}

/** Where a meeting is that is held online: nowhere, and beside any other. */
export function onlineRoom(bilateral: string): string {
  return `${UNLISTED_PREFIX}online-${bilateral}`;
}

/** Rooms that the programme uses: a bilateral goes there only where nothing else would do. */
export function hallsOf({ events }: Mission): ReadonlySet<string> {
  return new Set(
    events.flatMap(({ sessions, tracks }) => [
      ...tracks.flatMap(({ room }) => room ?? []),
      ...sessions.flatMap(({ room }) => room ?? []),
    ]),
  );
}

/**
 * The rooms that the programme does not use, where one of them has seats enough for `needed`; nothing when any
 * room of the mission will do, or it lists none.
 */
export function usualRoomsOf(mission: Mission, needed: number | undefined): readonly string[] | undefined {
  const halls = hallsOf(mission);
  const others = mission.rooms.filter(({ id }) => !halls.has(id));
  const isEnough = others.some(({ seats }) => seats === undefined || seats >= (needed ?? 0));
  return isEnough && others.length < mission.rooms.length ? others.map(({ id }) => id) : undefined;
}

/** The name of a room's venue, as the whole schedule writes it. */
export function venueNameOf({ venues }: Mission, room: Room, language: string): string | undefined {
  const name = venueOfRoom(room, venues)?.name ?? room.venue;
  return name && localize(name, language);
}

/** True for the rooms that stand for "no room is known". */
export function isUnlistedRoom(id: string): boolean {
  return id.startsWith(UNLISTED_PREFIX);
}

/** Nothing when nothing closes it: it is open all day. */
function openOf({ workspace, mission, days, read }: Parts, room: Room): readonly Interval[] | undefined {
  const sessions = sessionsIn(workspace, mission, room.id);
  const own = read(room.open).stretches;
  const ofVenue = read(venueOfRoom(room, mission.venues)?.open ?? []).stretches;
  if (!own && !ofVenue && sessions.length === 0) return undefined;
  const whole = days.map(({ all }) => all);
  return without(intersect(intersect(own ?? whole, ofVenue ?? whole), whole), sessions);
}

function sessionsIn(workspace: Workspace, mission: Mission, room: string): readonly Interval[] {
  const spans = mission.events.flatMap((event) =>
    event.sessions.flatMap((session) => {
      const track = event.tracks.find(({ id }) => id === session.track);
      if (isOff(session) || (session.room ?? track?.room) !== room) return [];
      return spanOfSession(workspace, mission, event, session) ?? [];
    }),
  );
  return merge(spans);
}
