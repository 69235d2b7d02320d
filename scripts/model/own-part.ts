import type { Bilateral } from './bilateral.ts';
import type { Event, Session } from './event.ts';
import type { PersonId } from './identifier.ts';
import type { Logistics, Seat } from './logistics.ts';
import type { Mission } from './workspace.ts';

/**
 * What of a mission concerns one of its delegates: the meetings they are at, or interpret or write at; the
 * sessions they attend or have a part in, and those that are for everyone; their journeys, rooms and rides.
 * @example ownPart(mission, '羅聽浪-example').bilaterals.map(({ id }) => id)
 */
export function ownPart(mission: Mission, person: PersonId): Mission {
  const bilaterals = mission.bilaterals.filter((bilateral) => isAtMeeting(bilateral, person));
  return {
    ...mission,
    bilaterals,
    events: mission.events.map((event) => ownSessions(event, person)),
    travel: mission.travel.filter(({ travellers }) => isFor(travellers, person)),
    ...(mission.logistics && { logistics: ownLogistics(mission.logistics, bilaterals, person) }),
  };
}

/** A list that names nobody means everyone. */
const isFor = (people: readonly PersonId[], person: PersonId): boolean =>
  people.length === 0 || people.includes(person);

function isAtMeeting({ ours, request, arrangements }: Bilateral, person: PersonId): boolean {
  const attending: readonly Seat[] = [
    ...ours.flatMap((each) => ('person' in each ? [each.person] : [])),
    ...(request?.attendees ?? []),
    ...(request?.anyOf.flatMap(({ of }) => of) ?? []),
    ...(arrangements?.interpreters ?? []),
    ...(arrangements?.noteTakers ?? []),
    ...(arrangements?.entry ?? []),
    ...(arrangements?.seating?.ours ?? []),
  ];
  return attending.includes(person);
}

function ownSessions(event: Event, person: PersonId): Event {
  return { ...event, sessions: event.sessions.filter((session) => isAtSession(session, person)) };
}

/** Breaks, registration and the like are for whoever is there, where they name nobody. */
const FOR_EVERYONE: ReadonlySet<Session['kind']> = new Set(['break', 'registration', 'social', 'ceremony']);

function isAtSession({ kind, attendedBy, roles, items }: Session, person: PersonId): boolean {
  const parts = [...roles, ...items.flatMap((item) => item.roles)];
  if (attendedBy.includes(person) || parts.some((role) => role.person === person)) return true;
  return attendedBy.length === 0 && FOR_EVERYONE.has(kind);
}

function ownLogistics(logistics: Logistics, meetings: readonly Bilateral[], person: PersonId): Logistics {
  const known = new Set(meetings.map(({ id }) => id));
  return {
    ...logistics,
    hotels: logistics.hotels.filter(({ people }) => isFor(people, person)),
    vehicles: logistics.vehicles
      .map((vehicle) => ({ ...vehicle, rides: vehicle.rides.filter(({ people }) => isFor(people, person)) }))
      .filter(({ rides }) => rides.length > 0),
    gifts: logistics.gifts.filter(
      ({ carriedBy, meeting }) => carriedBy === person || (meeting !== undefined && known.has(meeting)),
    ),
  };
}
