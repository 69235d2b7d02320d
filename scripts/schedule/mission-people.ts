import type { AvailabilityReader } from '#locale/availability/read-availability.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { type Engagement, engagementsOf } from '#model/engagements.ts';
import { minuteOf } from '#model/placement-span.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import type { InstanceInput } from './instance.ts';
import { instantText } from './instant.ts';
import { venueNameOf } from './mission-rooms.ts';

/** Stands for a partner of whose side nobody is named: it cannot be in two meetings at once either. */
const UNNAMED_PREFIX = '@';

type InstancePerson = InstanceInput['people'][number];

/**
 * Everyone who has to or may attend, each once, with what keeps them. Somebody who sits for two sides
 * (a double hat) is one person, and has one day.
 */
export function instancePeople(
  workspace: Workspace,
  mission: Mission,
  { bilaterals, read }: { readonly bilaterals: readonly Bilateral[]; readonly read: AvailabilityReader },
): InstancePerson[] {
  const home = workspace.settings.home.economy as string;
  const required = bilaterals.flatMap((bilateral) => peopleOf(workspace, bilateral));
  const optional = bilaterals.flatMap(({ request }) =>
    (request?.anyOf ?? []).flatMap(({ of }) => of.map((id) => [id as string, home] as const)),
  );
  const parties = new Map(required);
  for (const [id, party] of optional) if (!parties.has(id)) parties.set(id, party);
  return [...parties].map(([id, party]) => {
    const maxPerDay = mostPerDay(mission, id, party === home);
    return {
      id,
      party,
      gapWeight: party === home ? 1 : 0,
      ...(maxPerDay !== undefined && { maxPerDay }),
      busy: busyOf(workspace, mission, { id, read }),
    };
  });
}

/** Ids with their party: those of ours who must attend, and those named across the table. */
export function peopleOf(workspace: Workspace, bilateral: Bilateral): readonly (readonly [string, string])[] {
  const home = homePeople(bilateral).map((id) => [id, workspace.settings.home.economy] as const);
  return [...home, ...partnerPeople(bilateral).filter(([id]) => !home.some(([ours]) => ours === id))];
}

/** The partner that such an id stands for. */
export function unnamedPartner(id: string): string | undefined {
  return id.startsWith(UNNAMED_PREFIX) ? id.slice(UNNAMED_PREFIX.length) : undefined;
}

/** Those of ours who must attend. */
function homePeople(bilateral: Bilateral): readonly string[] {
  if (bilateral.request) return [...new Set(bilateral.request.attendees)];
  return [...new Set(bilateral.ours.flatMap((attendee) => ('person' in attendee ? [attendee.person] : [])))];
}

/** The people across the table with their party; a partner without names stands for itself. */
function partnerPeople(bilateral: Bilateral): readonly (readonly [string, string])[] {
  const party = bilateral.partners[0] ?? '';
  const named = bilateral.theirs.flatMap((attendee) =>
    'person' in attendee ? [attendee.person as string] : [],
  );
  if (named.length > 0) return [...new Set(named)].map((id) => [id, party] as const);
  return bilateral.partners.map((id) => [`${UNNAMED_PREFIX}${id}`, id] as const);
}

function mostPerDay({ scheduling }: Mission, id: string, isOurs: boolean): number | undefined {
  const own = scheduling?.limits.find(({ person }) => person === id);
  return own?.maxPerDay ?? (isOurs ? scheduling?.maxPerDay : undefined);
}

const CHECK_IN_MINUTES = 120;
const LANDING_MINUTES = 60;

/** People are at the station or airport before a journey, and not yet in town when it ends. */
function aroundJourney({ scheduling, travel }: Mission, engagement: Engagement): Engagement {
  const [kind, number] = engagement.what.split('/');
  const leg = kind === 'travel' ? travel[Number(number)] : undefined;
  if (!leg) return engagement;
  const [before, after] = [
    scheduling?.checkInMinutes ?? CHECK_IN_MINUTES,
    scheduling?.landingMinutes ?? LANDING_MINUTES,
  ];
  // An end without a clock time takes its whole day as it is.
  const begins = minuteOfEnd(leg.from);
  const ends = minuteOfEnd(leg.to);
  return {
    ...engagement,
    from: begins === undefined ? engagement.from : Math.min(engagement.from, begins - before),
    to: ends === undefined ? engagement.to : Math.max(engagement.to, ends + after),
  };
}

function minuteOfEnd(end: Mission['travel'][number]['from']): number | undefined {
  return end?.time === undefined ? undefined : minuteOf(end.date, end.time, end.timeZone);
}

type Busy = NonNullable<InstancePerson['busy']>;

/** `what` of a closure is `closure/<n>`, counted from 0. A venue is told only where the way to it matters. */
function busyOf(
  workspace: Workspace,
  mission: Mission,
  { id, read }: { readonly id: string; readonly read: AvailabilityReader },
): Busy {
  const zone = missionZone(mission);
  const language = workspace.settings.languages[0] ?? '';
  const isFar = (mission.scheduling?.transfers.length ?? 0) > 0;
  const venueOf = (room: string | undefined) => {
    const known = isFar ? mission.rooms.find((each) => each.id === room) : undefined;
    return known && venueNameOf(mission, known, language);
  };
  const engagements = engagementsOf(workspace, mission, id).map((engagement) => {
    const { from, to, what, room } = aroundJourney(mission, engagement);
    const venue = venueOf(room);
    return { from, to, what, ...(venue && { venue }) };
  });
  const closures = (mission.scheduling?.closures ?? []).flatMap(({ when, people }, index) =>
    people.length === 0 || people.some((each) => each === id)
      ? (read(when).stretches ?? []).map(({ from, to }) => ({ from, to, what: `closure/${index}` }))
      : [],
  );
  return [...engagements, ...closures].map((busy) => ({
    ...busy,
    from: instantText(busy.from, zone),
    to: instantText(busy.to, zone),
  }));
}
