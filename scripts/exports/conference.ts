import { addDays, daysBetween, instantOf, type TimeZone } from '#model/civil-time.ts';
import type { Session } from '#model/event.ts';
import { localize } from '#model/localized.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { acronymOf, guidOf } from './conference-names.ts';
import { type RoomEntry, type ScheduleContext, type Talk, toTalk } from './conference-talk.ts';
import { timestamp } from './span.ts';

export type Day = {
  readonly index: number;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  /** In the order in which rooms first appear on the agenda. */
  readonly rooms: readonly {
    readonly name: string;
    readonly guid: string;
    readonly talks: readonly Talk[];
  }[];
};

/** A mission's agenda in one language, in the shape that frab, pretalx and the apps that read them share. */
export type Conference = {
  readonly acronym: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly timeZone: TimeZone;
  readonly url: string;
  readonly baseUrl: string;
  readonly version: string;
  readonly rooms: readonly RoomEntry[];
  readonly tracks: readonly string[];
  readonly days: readonly Day[];
};

/**
 * The conference of a mission. Sessions whose time is not known are left out (`untimedSessions` lists
 * them); an event's own zone gives its offsets.
 */
export function conferenceOf(workspace: Workspace, mission: Mission, context: ScheduleContext): Conference {
  const talks = withUniqueIds(
    mission.events.flatMap((event) =>
      event.sessions.flatMap((session) => toTalk({ workspace, mission, event, session }, context) ?? []),
    ),
  );
  const dates = talks.map(({ date }) => date).sort();
  const [from, to] = [dates[0] ?? mission.period.from, dates.at(-1) ?? mission.period.to];
  const timeZone = missionZone(mission);
  const rooms = [...new Map(talks.map(({ room }) => [room.name, room])).values()];
  const agenda = new URL(`${context.language}/missions/${mission.id}/agenda/`, siteAddress(workspace));
  return {
    acronym: acronymOf(mission),
    title: titleOf(mission, context),
    from,
    to,
    timeZone,
    url: agenda.href,
    baseUrl: siteAddress(workspace),
    version: guidOf(mission, ['version', JSON.stringify(talks)]).slice(0, 8),
    rooms,
    tracks: [...new Set(talks.map(({ track }) => track))],
    days: daysBetween(from, to).map((date, index) => toDay({ date, index, talks, rooms, timeZone })),
  };
}

/** The short title, as apps have little room; an invented mission says so wherever it is read. */
function titleOf(mission: Mission, { language, t }: ScheduleContext): string {
  const title = localize(mission.shortTitle ?? mission.title, language);
  return mission.fictional ? t('exports.fictional', { title }) : title;
}

/** Sessions that no app can show: nobody knows when they were. */
export function untimedSessions(mission: Mission): readonly Session[] {
  return mission.events.flatMap((event) => event.sessions).filter((session) => session.start === undefined);
}

type DayOf = {
  readonly date: string;
  readonly index: number;
  readonly talks: readonly Talk[];
  readonly rooms: readonly RoomEntry[];
  readonly timeZone: TimeZone;
};

/** A day from midnight to midnight, or to the end of what goes on after it. */
function toDay({ date, index, talks, rooms, timeZone }: DayOf): Day {
  const ofDay = talks.filter((talk) => talk.date === date);
  const ends = ofDay.map((talk) => Date.parse(talk.span.end));
  const midnight = instantOf(addDays(date, 1), '00:00', timeZone);
  return {
    index: index + 1,
    date,
    start: timestamp(instantOf(date, '00:00', timeZone), timeZone),
    end: timestamp(Math.max(midnight, ...ends), timeZone),
    rooms: rooms
      .map((room) => ({
        ...room,
        talks: ofDay.filter((talk) => talk.room.name === room.name).toSorted(byStart),
      }))
      .filter((room) => room.talks.length > 0),
  };
}

const byStart = (a: Talk, b: Talk): number => Date.parse(a.span.start) - Date.parse(b.span.start);

/** Where this edition stands; what the public may see of a workspace has no address but the public one. */
function siteAddress({ settings }: Workspace): string {
  const { address, internalAddress } = settings.site;
  return (internalAddress ?? address).replace(/\/*$/, '/');
}

/** Two names that begin alike must not share a number. */
function withUniqueIds(talks: readonly Talk[]): readonly Talk[] {
  const taken = new Set<number>();
  return talks.map((talk) => {
    let { id } = talk;
    while (taken.has(id)) id += 1;
    taken.add(id);
    return { ...talk, id };
  });
}
