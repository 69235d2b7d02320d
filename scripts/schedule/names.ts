import { availabilityReader } from '#locale/availability/read-availability.ts';
import { bilateralTitle } from '#locale/captions.ts';
import { type DateStyle, formatShortDate, formatTime, formatTimeRange, withDay } from '#locale/dates.ts';
import { partnerName, personName } from '#locale/names.ts';
import type { Translate } from '#locale/words.ts';
import { civilOf } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import { areAtWorkOn, type TheirHours } from '#model/their-hours.ts';
import { type Mission, missionForum, missionZone, type Workspace } from '#model/workspace.ts';
import { unnamedPartner } from './mission-people.ts';
import { isUnlistedRoom } from './mission-rooms.ts';

/** How the identifiers of an instance read: a solver knows only those. */
export type Names = {
  readonly meeting: (id: string) => string;
  /** The name holds the identifier already. */
  readonly hasIdentifiers?: boolean;
  readonly person: (id: string) => string;
  readonly room: (id: string) => string;
  readonly pool: (id: string) => string;
  /** A session, journey or closure that keeps somebody. */
  readonly engagement: (what: string) => string;
  /** A stretch of time, in minutes since 1970. */
  readonly moment: (from: number, to: number) => string;
  /** Which side has not said that it can meet then; nothing where that is not known. */
  readonly unwilling?: (meeting: string, from: number, to: number) => 'theirs' | 'ours' | 'both' | undefined;
  /** One of them. */
  readonly instant: (minute: number) => string;
};

/** Names of a mission in a language. */
export function missionNames(
  workspace: Workspace,
  mission: Mission,
  { t, style }: { readonly t: Translate; readonly style: DateStyle },
): Names {
  const { language } = style;
  const zone = missionZone(mission);
  return {
    meeting: (id) => {
      const bilateral = mission.bilaterals.find((each) => each.id === id);
      return bilateral ? bilateralTitle(workspace, mission, bilateral, language, t) : id;
    },
    person: (id) => {
      const partner = unnamedPartner(id);
      const forum = missionForum(workspace, mission);
      const economy = [...workspace.economies.keys()].find((each) => each === partner);
      if (economy) return partnerName(workspace, economy, { language, forum });
      const person = [...workspace.people.values()].find((each) => each.id === id);
      return person ? personName(person, language) : (partner ?? id);
    },
    room: (id) => {
      const room = mission.rooms.find((each) => each.id === id);
      if (room) return localize(room.name, language);
      return isUnlistedRoom(id) ? '' : id;
    },
    pool: (id) => {
      const name = mission.scheduling?.pools.find((each) => each.id === id)?.name;
      return name ? localize(name, language) : id;
    },
    engagement: (what) => engagementName(mission, what, language) ?? t('schedule.engagement.travel'),
    moment: (from, to) => momentText(from, to, zone, style),
    instant: (minute) => instantWords(minute, zone, style),
    unwilling: unwillingSides(workspace, mission),
  };
}

/** Identifiers as they are, times in the instance's zone. */
export function plainNames(zone: string, style: DateStyle): Names {
  const same = (id: string) => id;
  const moment = (from: number, to: number) => momentText(from, to, zone, style);
  const instant = (minute: number) => instantWords(minute, zone, style);
  return { meeting: same, person: same, room: same, pool: same, engagement: same, moment, instant };
}

function engagementName(mission: Mission, what: string, language: string): string | undefined {
  const [eventId, sessionId] = what.split('/');
  const closure = eventId === 'closure' ? mission.scheduling?.closures[Number(sessionId)] : undefined;
  if (closure) return localize(closure.name, language);
  const event = mission.events.find((each) => each.id === eventId);
  const session = event?.sessions.find((each) => each.id === sessionId);
  return session && localize(session.title, language);
}

function momentText(from: number, to: number, zone: string, style: DateStyle): string {
  const [start, end] = [civilOf(from * 60_000, zone), civilOf(to * 60_000, zone)];
  return withDay(formatShortDate(start.date, style), formatTimeRange(start.time, end.time, style));
}

function instantWords(minute: number, zone: string, style: DateStyle): string {
  const { date, time } = civilOf(minute * 60_000, zone);
  return withDay(formatShortDate(date, style), formatTime(time, style));
}

/** Whose own words leave a stretch of time out. */
function unwillingSides(workspace: Workspace, mission: Mission): NonNullable<Names['unwilling']> {
  const read = availabilityReader(workspace, mission);
  return (id, from, to) => {
    const { request, partners = [] } = mission.bilaterals.find((each) => each.id === id) ?? {};
    if (!request) return undefined;
    const isOut = (said: typeof request.windows): boolean => {
      const { stretches } = read(said);
      return stretches !== undefined && !stretches.some((each) => each.from <= from && each.to >= to);
    };
    const theirs = isOut(request.windows) || !areAtWork(request.theirHours, partners, { from, to });
    const ours = isOut(request.ourWindows);
    if (theirs && ours) return 'both';
    return theirs ? 'theirs' : ours ? 'ours' : undefined;
  };
}

/** On the other side's own clocks, where it joins from afar. */
function areAtWork(
  own: TheirHours | undefined,
  partners: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  if (!own) return true;
  const [start, end] = [civilOf(from * 60_000, own.timeZone), civilOf(to * 60_000, own.timeZone)];
  const isOneDay = start.date === end.date && areAtWorkOn(own, partners, start.date);
  return isOneDay && start.time >= own.from && end.time <= own.to;
}
