import { type AvailabilityReader, availabilityReader } from '#locale/availability/read-availability.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { isOff } from '#model/called-off.ts';
import { civilOf, minutesOf } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import { fixedPlacement, minuteOf } from '#model/placement-span.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { Instance, type InstanceInput } from './instance.ts';
import { instantText } from './instant.ts';
import { type MissionDay, missionDays } from './mission-days.ts';
import { meetingOf, preferredOf, windowsOf } from './mission-meetings.ts';
import { instancePeople } from './mission-people.ts';
import { roomsOf } from './mission-rooms.ts';

/** Minutes between two meetings of one person, unless the mission or the caller says otherwise. */
export const DEFAULT_BUFFER_MINUTES = 10;
const COARSEST_SLOT_MINUTES = 15;

type Parts = {
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly bilaterals: readonly Bilateral[];
  readonly days: readonly MissionDay[];
  readonly read: AvailabilityReader;
  /** An instant of the mission's zone, of minutes since 1970. */
  readonly text: (minutes: number) => string;
};

/**
 * The mission's requests as an instance for any solver. Sessions that people attend or have a part in,
 * journeys and closures make them busy; recorded placements and pins are fixed; sessions close their rooms.
 * Exchanges, bilaterals that are called off and bilaterals without request or placement are left out.
 */
export function instanceOf(
  workspace: Workspace,
  mission: Mission,
  options: { readonly bufferMinutes?: number } = {},
): Instance {
  const zone = missionZone(mission);
  const bilaterals = schedulable(mission);
  const days = missionDays(workspace, mission, bilaterals);
  const text = remember((minutes: number) => instantText(minutes, zone));
  const parts = { workspace, mission, bilaterals, days, text, read: availabilityReader(workspace, mission) };
  const input: InstanceInput = {
    format: 'bilat.instance/1',
    name: mission.id,
    timezone: zone,
    slotMinutes: slotOf(parts),
    bufferMinutes: options.bufferMinutes ?? mission.scheduling?.bufferMinutes ?? DEFAULT_BUFFER_MINUTES,
    days: days.map(({ date, all }) => ({ id: date, start: text(all.from), end: text(all.to) })),
    ...venuesOf(workspace, mission),
    parties: [
      workspace.settings.home.economy,
      ...new Set(bilaterals.flatMap(({ partners }) => partners)),
    ].map((id) => ({ id })),
    people: instancePeople(workspace, mission, parts),
    rooms: roomsOf(parts).map(({ open, ...room }) => ({
      ...room,
      ...(open && { open: open.map(({ from, to }) => [text(from), text(to)] as [string, string]) }),
    })),
    pools: (mission.scheduling?.pools ?? []).map(({ id, size }) => ({ id, size })),
    meals: mealsOf(parts),
    meetings: bilaterals.map((bilateral) => meetingOf(parts, bilateral)),
    precedence: orderOf(bilaterals),
  };
  return Instance.parse(input);
}

/** The bilaterals that a schedule is about. */
export function schedulable(mission: Mission): readonly Bilateral[] {
  return mission.bilaterals.filter(
    ({ cancelled, format, request, placement }) =>
      !isOff({ cancelled }) && format !== 'exchange' && (request !== undefined || placement !== undefined),
  );
}

function venuesOf(
  workspace: Workspace,
  { venues, scheduling }: Mission,
): Pick<InstanceInput, 'venues' | 'travelMinutes'> {
  const language = workspace.settings.languages[0] ?? '';
  const nameOf = (id: string | undefined) => {
    const venue = venues.find((each) => each.id === id);
    return venue && localize(venue.name, language);
  };
  const travelMinutes: Record<string, Record<string, number>> = {};
  for (const { between, minutes } of scheduling?.transfers ?? []) {
    const [one, other] = between.map(nameOf);
    if (one && other) travelMinutes[one] = { ...travelMinutes[one], [other]: minutes };
  }
  return { venues: venues.map(({ name }) => localize(name, language)), travelMinutes };
}

/** Each meal of each day, of those of the schedule who take it. */
function mealsOf({ workspace, mission, bilaterals, days, read }: Parts): InstanceInput['meals'] {
  const meals = mission.scheduling?.meals ?? [];
  if (meals.length === 0) return [];
  const zone = missionZone(mission);
  const known = new Set(instancePeople(workspace, mission, { bilaterals, read }).map(({ id }) => id));
  return meals.flatMap(({ from, to, minutes, people }) => {
    const eating = people.filter((id) => known.has(id));
    if (from >= to || (people.length > 0 && eating.length === 0)) return [];
    return days.map(({ date }) => ({
      people: people.length > 0 ? eating : ('*' as const),
      window: [from, to].map((time) => instantText(minuteOf(date, time, zone), zone)) as [string, string],
      minutes,
    }));
  });
}

/** Every pair that has an order and is in the schedule, each once. */
function orderOf(bilaterals: readonly Bilateral[]): [string, string][] {
  const known = new Set<string>(bilaterals.map(({ id }) => id));
  const pairs = bilaterals.flatMap(({ id, request }) => [
    ...(request?.after ?? []).map((first): [string, string] => [first, id]),
    ...(request?.before ?? []).map((second): [string, string] => [id, second]),
  ]);
  return [...new Map(pairs.map((pair) => [pair.join(' '), pair])).values()].filter(
    ([first, second]) => first !== second && known.has(first) && known.has(second),
  );
}

/** Of thousands of requests many speak of the same hours, and the conversion is slow. */
function remember<T>(convert: (minutes: number) => T): (minutes: number) => T {
  const known = new Map<number, T>();
  return (minutes) => {
    const value = known.get(minutes) ?? convert(minutes);
    known.set(minutes, value);
    return value;
  };
}

/** A quarter of an hour, or finer where a window or a pin begins between two quarters. */
function slotOf(parts: Parts): number {
  const zone = missionZone(parts.mission);
  const [{ hours } = { hours: { from: 0, to: 0 } }] = parts.days;
  const clock = remember((minutes) => minutesOf(civilOf(minutes * 60_000, zone).time));
  const opening = clock(hours.from);
  const starts = parts.bilaterals.flatMap((bilateral) => {
    const placement = fixedPlacement(bilateral);
    if (placement) return [minutesOf(placement.start)];
    const { request } = bilateral;
    const windows = request && [
      ...(windowsOf(parts, bilateral) ?? []),
      ...(preferredOf(parts, request) ?? []),
    ];
    return (windows ?? []).map(({ from }) => clock(from));
  });
  return starts.reduce(
    (slot, start) => greatestCommonDivisor(slot, Math.abs(start - opening)),
    COARSEST_SLOT_MINUTES,
  );
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
