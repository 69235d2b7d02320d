import { isOff } from '#model/called-off.ts';
import { addDays, civilOf, instantOf, minutesOf } from '#model/civil-time.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { AgendaItem, Event, Session } from '#model/event.ts';
import type { TravelLeg } from '#model/mission.ts';
import { onceForEach } from '#model/once-for-each.ts';
import type { Role } from '#model/participant.ts';
import { type Mission, missionZone } from '#model/workspace.ts';
import { onceABuild } from '../context.ts';
import { placedMeetings } from './agenda.ts';
import type { Locale } from './locale.ts';
import { roomOf, titleOf } from './meetings.ts';
import { hrefOf, pagePath } from './paths.ts';
import { showPerson } from './people.ts';
import { sessionAnchor } from './programme.ts';
import type { Stay } from './stays.ts';

/** Where some of the delegation are for a while, on the clocks of the mission's zone. */
export type Whereabout = Stay & {
  readonly date: string;
  readonly kind: 'session' | 'meeting' | 'travel';
  readonly title: string;
  readonly where: string | undefined;
  readonly href: string | undefined;
  /** As the source gives it: a journey on the clocks of both its ends. */
  readonly time: string;
};

export type DelegationDay = { readonly date: string; readonly whereabouts: readonly Whereabout[] };
export type DelegateColumn = { readonly id: string; readonly name: string };

/** The members of the delegation that are known by name. */
export function delegatesOf(mission: Mission, locale: Locale): readonly DelegateColumn[] {
  return namedDelegates(mission.delegation).map(({ person }) => ({
    id: person,
    name: showPerson(person, locale),
  }));
}

/** True where it is recorded of somebody when and where they are: only then is there a page of it. */
export function hasWhereabouts(mission: Mission): boolean {
  return stretchesOf(mission).length > 0;
}

/** Day by day, who of the delegation is where: sessions they attend or play a part in, meetings, journeys. */
export function whereaboutsOf(mission: Mission, locale: Locale): readonly DelegationDay[] {
  const all = stretchesOf(mission).flatMap((stretch) =>
    withinMission(mission, pieces(stretch)).map((piece) => ({
      ...stretch.describe(locale),
      ...piece,
      people: stretch.people,
    })),
  );
  const dates = [...new Set(all.map(({ date }) => date))].sort();
  return dates.map((date) => ({
    date,
    whereabouts: all
      .filter((each) => each.date === date)
      .toSorted((a, b) => a.startMinutes - b.startMinutes || a.endMinutes - b.endMinutes),
  }));
}

type Civil = { readonly date: string; readonly time: string };
type Stretch = {
  readonly from: Civil;
  readonly to: Civil;
  readonly people: readonly string[];
  readonly describe: (locale: Locale) => Pick<Whereabout, 'kind' | 'title' | 'where' | 'href' | 'time'>;
};

const stretchesOf = (mission: Mission): readonly Stretch[] => stretches()(mission);

/** Every page of a mission asks whether there are any. */
const stretches = onceABuild(() => onceForEach(findStretches));

function findStretches(mission: Mission): readonly Stretch[] {
  const delegates = new Set<string>(namedDelegates(mission.delegation).map(({ person }) => person));
  const ours = (people: readonly string[]) => [...new Set(people)].filter((person) => delegates.has(person));
  const all = [
    ...mission.events.flatMap((event) =>
      event.sessions.flatMap((session) => sessionsIn(mission, event, session)),
    ),
    ...meetingsIn(mission),
    ...mission.travel.flatMap((leg) => journeysIn(mission, leg)),
  ];
  return all
    .map((each) => ({ ...each, people: ours(each.people) }))
    .filter(({ people }) => people.length > 0);
}

/** How long something of unknown length is drawn. */
const UNKNOWN_LENGTH_MINUTES = 30;
const MINUTES_A_DAY = 1440;

/** Those who attend a session are there throughout; who only plays a part in one item of it, during that. */
function sessionsIn(mission: Mission, event: Event, session: Session): readonly Stretch[] {
  if (isOff(session)) return [];
  const whole = [...session.attendedBy, ...playersOf(session.roles)];
  const inItems = session.items.flatMap((item) => {
    const people = playersOf(item.roles).filter((person) => !whole.includes(person));
    return item.start === undefined ? [] : [{ item, people }];
  });
  const untimed = session.items
    .filter(({ start }) => start === undefined)
    .flatMap(({ roles }) => playersOf(roles));
  const stretch = (people: readonly string[], part: Session | AgendaItem) =>
    session.date === undefined || part.start === undefined || people.length === 0
      ? []
      : [toStretch(mission, { event, session, date: session.date, start: part.start, part, people })];
  return [
    ...stretch([...whole, ...untimed], session),
    ...inItems.flatMap(({ item, people }) => stretch(people, item)),
  ];
}

type Part = {
  readonly event: Event;
  readonly session: Session;
  readonly date: string;
  readonly start: string;
  readonly part: Session | AgendaItem;
  readonly people: readonly string[];
};

function toStretch(mission: Mission, { event, session, date, start, part, people }: Part): Stretch {
  const zone = event.timeZone ?? missionZone(mission);
  const track = event.tracks.find(({ id }) => id === session.track);
  return {
    ...inZone(mission, zone, { date, start, end: part.end }),
    people,
    describe: (locale) => ({
      kind: 'session',
      title: locale.text(part.title),
      where: roomOf(mission, session.room ?? track?.room, locale),
      href: `${hrefOf(locale.language, pagePath.agenda(mission.id))}#${encodeURI(sessionAnchor(event.id, session.id))}`,
      time: locale.timeRange(start, part.end),
    }),
  };
}

function meetingsIn(mission: Mission): readonly Stretch[] {
  return placedMeetings(mission).flatMap((meeting) => {
    const { bilateral, date, start, placement } = meeting;
    if (isOff(bilateral)) return [];
    const recorded = bilateral.ours.flatMap((attendee) => ('person' in attendee ? [attendee.person] : []));
    const people = recorded.length > 0 ? recorded : (bilateral.request?.attendees ?? []);
    const stretch: Stretch = {
      ...inZone(mission, missionZone(mission), { date, start, end: placement?.end }),
      people,
      describe: (locale) => ({
        kind: 'meeting',
        title: titleOf(meeting, locale),
        where: roomOf(mission, placement?.room, locale),
        href: hrefOf(locale.language, pagePath.bilateral(mission.id, bilateral.id)),
        time: locale.timeRange(start, placement?.end),
      }),
    };
    return [stretch];
  });
}

/** A journey with a time at both its ends; who joins locally does not fly with the others, unless named. */
function journeysIn(mission: Mission, leg: TravelLeg): readonly Stretch[] {
  const { from, to } = leg;
  if (isOff(leg) || from?.time === undefined || to?.time === undefined) return [];
  const zone = missionZone(mission);
  const ends = [
    { ...from, time: from.time },
    { ...to, time: to.time },
  ] as const;
  const [start, end] = ends.map(({ date, time, timeZone }) => civilOf(instantOf(date, time, timeZone), zone));
  if (!start || !end) return [];
  const all = namedDelegates(mission.delegation).filter(({ joinedLocally }) => !joinedLocally);
  return [
    {
      from: start,
      to: end,
      people: leg.travellers.length > 0 ? leg.travellers : all.map(({ person }) => person),
      describe: (locale) => ({
        kind: 'travel',
        title: locale.t('site.journey', { from: locale.text(from.place), to: locale.text(to.place) }),
        where: leg.carrier && locale.text(leg.carrier),
        href: undefined,
        time: ends
          .map((each) =>
            locale.t('site.time-at', { time: locale.time(each.time), place: locale.text(each.place) }),
          )
          .join(locale.t('site.list-separator')),
      }),
    },
  ];
}

type Clocks = { readonly date: string; readonly start: string; readonly end: string | undefined };

/** A stretch of some zone's day on the clocks of the mission's. An end before the start is the next day's. */
function inZone(mission: Mission, zone: string, { date, start, end }: Clocks): { from: Civil; to: Civil } {
  const own = missionZone(mission);
  const from = instantOf(date, start, zone);
  const to =
    end === undefined
      ? from + UNKNOWN_LENGTH_MINUTES * 60_000
      : instantOf(end <= start ? addDays(date, 1) : date, end, zone);
  return { from: civilOf(from, own), to: civilOf(to, own) };
}

/** The parts of a stretch on each of its days. */
function pieces({ from, to }: Stretch): readonly Pick<Whereabout, 'date' | 'startMinutes' | 'endMinutes'>[] {
  const parts: Pick<Whereabout, 'date' | 'startMinutes' | 'endMinutes'>[] = [];
  for (let date = from.date; date <= to.date; date = addDays(date, 1)) {
    const startMinutes = date === from.date ? minutesOf(from.time) : 0;
    const endMinutes = date === to.date ? minutesOf(to.time) : MINUTES_A_DAY;
    if (startMinutes < endMinutes) parts.push({ date, startMinutes, endMinutes });
  }
  return parts;
}

/** A journey that sets out the evening before, by the clocks of where it goes, is told on the day it arrives. */
function withinMission<T extends { readonly date: string }>(
  { period }: Mission,
  parts: readonly T[],
): readonly T[] {
  const within = parts.filter(({ date }) => date >= period.from && date <= period.to);
  return within.length > 0 ? within : parts;
}

function playersOf(roles: readonly Role[]): readonly string[] {
  return roles.flatMap((role) => ('person' in role && role.person ? [role.person] : []));
}
