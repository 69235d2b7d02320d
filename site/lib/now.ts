import { isOff } from '#model/called-off.ts';
import { addDays, civilOf, instantOf } from '#model/civil-time.ts';
import { namedDelegates } from '#model/delegation.ts';
import { type Mission, missionZone } from '#model/workspace.ts';
import { siteContext } from '../context.ts';
import { placedMeetings } from './agenda.ts';
import type { Locale } from './locale.ts';
import { type Meeting, roomOf, titleOf } from './meetings.ts';
import { hrefOf, pagePath } from './paths.ts';
import { sessionAnchor } from './programme.ts';

/** Something of a mission with a time, as it is needed on the spot. */
export type NowEntry = {
  /** Stable, for what is kept of it on the device. */
  readonly id: string;
  readonly kind: 'session' | 'meeting' | 'travel';
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** On the clocks of the place. */
  readonly date: string;
  readonly start: string;
  readonly time: string;
  /** The same moment at home. */
  readonly homeTime: string;
  readonly title: string;
  readonly href: string | undefined;
  readonly where: string | undefined;
  /** Identifiers of those of the delegation who take part; empty where it is not recorded: then it is for all. */
  readonly people: readonly string[];
  readonly meeting: Meeting | undefined;
  /** What stands in one column of a timetable: a track, or all meetings. */
  readonly column: { readonly id: string; readonly label: string };
};

/** Missions under way or to come are of use on the spot, if anything of them has a time. */
export function hasNow(mission: Mission): boolean {
  const { today } = siteContext();
  return (
    !isOff(mission) &&
    mission.period.to >= today &&
    (placedMeetings(mission).length > 0 || mission.events.some(hasTimes))
  );
}

const hasTimes = ({ sessions }: Mission['events'][number]): boolean =>
  sessions.some(({ date, start }) => date !== undefined && start !== undefined);

/** The mission under way on the day of the build, or else the next. */
export function currentMission(): Mission | undefined {
  return siteContext().workspace.missions.find(hasNow);
}

/** Sessions, meetings and journeys of a mission in order of time. */
export function nowEntries(mission: Mission, locale: Locale): readonly NowEntry[] {
  return [
    ...sessionsIn(mission, locale),
    ...meetingsIn(mission, locale),
    ...journeysIn(mission, locale),
  ].toSorted((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
}

const UNKNOWN_LENGTH_MINUTES = 30;

type Clock = {
  readonly zone: string;
  readonly date: string;
  readonly start: string;
  readonly end: string | undefined;
};
type Timed = Pick<NowEntry, 'startsAt' | 'endsAt' | 'date' | 'start' | 'time' | 'homeTime'>;

/** `shownIn`: the clocks by whose day it is found; a journey's are those where it begins, as on its ticket. */
function timed(
  mission: Mission,
  { zone, date, start, end }: Clock,
  locale: Locale,
  shownIn = missionZone(mission),
): Timed {
  const startsAt = instantOf(date, start, zone);
  const isNextDay = end !== undefined && end <= start;
  const endsAt =
    end === undefined
      ? startsAt + UNKNOWN_LENGTH_MINUTES * 60_000
      : instantOf(isNextDay ? addDays(date, 1) : date, end, zone);
  const here = civilOf(startsAt, shownIn);
  const home = civilOf(startsAt, siteContext().workspace.settings.home.timeZone);
  const homeClock = locale.time(home.time);
  const homeTime =
    home.date === here.date
      ? locale.t('site.now.home-time', { time: homeClock })
      : locale.t('site.now.home-day', { day: locale.shortDate(home.date), time: homeClock });
  return {
    startsAt,
    endsAt,
    date: here.date,
    start: here.time,
    time: locale.timeRange(start, end),
    homeTime,
  };
}

function sessionsIn(mission: Mission, locale: Locale): readonly NowEntry[] {
  const ours = new Set<string>(namedDelegates(mission.delegation).map(({ person }) => person));
  return mission.events.flatMap((event) =>
    event.sessions.flatMap((session): readonly NowEntry[] => {
      const { date, start, end } = session;
      if (isOff(session) || date === undefined || start === undefined) return [];
      const zone = event.timeZone ?? missionZone(mission);
      const track = event.tracks.find(({ id }) => id === session.track);
      const roles = [...session.roles, ...session.items.flatMap((item) => item.roles)];
      const playing = roles.flatMap((role) => ('person' in role && role.person ? [role.person] : []));
      return [
        {
          ...timed(mission, { zone, date, start, end }, locale),
          id: sessionAnchor(event.id, session.id),
          kind: 'session',
          title: locale.text(session.title),
          href: `${hrefOf(locale.language, pagePath.agenda(mission.id))}#${encodeURI(sessionAnchor(event.id, session.id))}`,
          where: roomOf(mission, session.room ?? track?.room, locale),
          people: [...new Set([...session.attendedBy, ...playing])].filter((person) => ours.has(person)),
          meeting: undefined,
          column: track
            ? { id: `${event.id}/${track.id}`, label: locale.text(track.name) }
            : { id: event.id, label: locale.text(event.title) },
        },
      ];
    }),
  );
}

function meetingsIn(mission: Mission, locale: Locale): readonly NowEntry[] {
  return placedMeetings(mission)
    .filter(({ bilateral }) => !isOff(bilateral))
    .map((meeting) => {
      const { bilateral, placement, date, start } = meeting;
      const recorded = bilateral.ours.flatMap((each) => ('person' in each ? [String(each.person)] : []));
      return {
        ...timed(mission, { zone: missionZone(mission), date, start, end: placement?.end }, locale),
        id: `meeting-${bilateral.id}`,
        kind: 'meeting',
        title: titleOf(meeting, locale),
        href: hrefOf(locale.language, pagePath.bilateral(mission.id, bilateral.id)),
        where: roomOf(mission, placement?.room, locale),
        people: recorded.length > 0 ? recorded : (bilateral.request?.attendees ?? []),
        meeting,
        column: { id: 'meetings', label: locale.t('site.bilaterals') },
      };
    });
}

function journeysIn(mission: Mission, locale: Locale): readonly NowEntry[] {
  return mission.travel.flatMap((leg, index): readonly NowEntry[] => {
    const { from, to } = leg;
    if (isOff(leg) || from?.time === undefined || to === undefined) return [];
    const clock = { zone: from.timeZone, date: from.date, start: from.time, end: undefined };
    const own = timed(mission, clock, locale, from.timeZone);
    return [
      {
        ...own,
        endsAt: to.time === undefined ? own.endsAt : instantOf(to.date, to.time, to.timeZone),
        time: locale.t('site.time-at', { time: locale.time(from.time), place: locale.text(from.place) }),
        id: `travel-${index + 1}`,
        kind: 'travel',
        title: locale.t('site.journey', { from: locale.text(from.place), to: locale.text(to.place) }),
        href: undefined,
        where: leg.carrier && locale.text(leg.carrier),
        people: leg.travellers,
        meeting: undefined,
        column: { id: 'travel', label: '' },
      },
    ];
  });
}
