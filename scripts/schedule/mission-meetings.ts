import type { AvailabilityReader } from '#locale/availability/read-availability.ts';
import { intersect, merge } from '#locale/availability/stretches.ts';
import type { Bilateral, Request } from '#model/bilateral.ts';
import { civilOf, daysBetween } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import { onceForEach } from '#model/once-for-each.ts';
import { fixedPlacement, minuteOf, spanOfPlacement } from '#model/placement-span.ts';
import { areAtWorkOn, type TheirHours } from '#model/their-hours.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { InstanceInput } from './instance.ts';
import type { MissionDay } from './mission-days.ts';
import { peopleOf } from './mission-people.ts';
import { onlineRoom, usualRoomsOf } from './mission-rooms.ts';
import type { Interval } from './problem.ts';

const WEIGHT_BY_PRIORITY = { A: 10, B: 5, C: 2 } as const;

type Parts = {
  readonly bilaterals: readonly Bilateral[];
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly days: readonly MissionDay[];
  readonly read: AvailabilityReader;
  readonly text: (minutes: number) => string;
};
type InstanceMeeting = InstanceInput['meetings'][number];

/** A bilateral as the schedule sees it. What is fixed stands wherever it is: its wishes are left out. */
export function meetingOf(parts: Parts, bilateral: Bilateral): InstanceMeeting {
  const { workspace, mission, text } = parts;
  const { request } = bilateral;
  const placement = fixedPlacement(bilateral);
  const span = placement && spanOfPlacement(workspace, mission, bilateral, placement);
  const windows = placement ? undefined : windowsOf(parts, bilateral);
  const prefer = placement || !request ? undefined : preferredOf(parts, request);
  const toText = (list: readonly Interval[]) =>
    list.map(({ from, to }): [string, string] => [text(from), text(to)]);
  const groups = (request?.anyOf ?? []).flatMap(({ of, count }) =>
    Array.from({ length: count }, () => [...of]),
  );
  return {
    id: bilateral.id,
    parties: [workspace.settings.home.economy, ...bilateral.partners],
    people: peopleOf(workspace, bilateral).map(([id]) => id),
    ...(groups.length > 0 && { oneOf: groups }),
    minutes: span
      ? span.to - span.from
      : (request?.durationMinutes ?? workspace.settings.defaultMeetingMinutes),
    priority: request?.priority ?? 'B',
    weight: request?.weight ?? WEIGHT_BY_PRIORITY[request?.priority ?? 'B'],
    ...(windows && { windows: toText(windows) }),
    ...(prefer && { prefer: toText(prefer) }),
    ...(request && needsOf(mission, request)),
    ...(request && placesOf(parts, bilateral, request)),
    mandatory: request?.mandatory ?? false,
    ...(placement &&
      span && {
        fixed: { start: text(span.from), ...(placement.room && { room: placement.room }) },
      }),
  };
}

/**
 * When both sides can, on the days of the events and those that a side names: nobody is put on the day of
 * the flight home unasked. Nothing when that is the whole of every day.
 */
export function windowsOf(
  { mission, days, read }: Pick<Parts, 'mission' | 'days' | 'read'>,
  { partners, request }: Pick<Bilateral, 'partners' | 'request'>,
): readonly Interval[] | undefined {
  const theirs = read(request?.windows ?? []);
  const ours = read(request?.ourWindows ?? []);
  const asked = new Set<string>([...theirs.days, ...ours.days]);
  const usual = usualDays(mission);
  const open = days.filter(({ date }) => usual.size === 0 || usual.has(date) || asked.has(date));
  const ownHours = open.map((day) => day.hours);
  const hours = request?.theirHours ? atWork(request.theirHours, partners, ownHours) : ownHours;
  if (theirs.stretches || ours.stretches)
    return intersect(intersect(theirs.stretches ?? hours, ours.stretches ?? hours), hours);
  const isWhole = days.every(({ hours: own, all }) => own.from === all.from && own.to === all.to);
  return isWhole && open.length === days.length && !request?.theirHours ? undefined : hours;
}

const DAY_MINUTES = 1440;

/** Of our hours, those within the working hours of a side that joins from afar, on its own clocks. */
function atWork(
  own: TheirHours,
  partners: readonly string[],
  hours: readonly Interval[],
): readonly Interval[] {
  const working = hours.flatMap(({ from, to }) => {
    const first = civilOf((from - DAY_MINUTES) * 60_000, own.timeZone).date;
    const last = civilOf((to + DAY_MINUTES) * 60_000, own.timeZone).date;
    const days = daysBetween(first, last).filter((date) => areAtWorkOn(own, partners, date));
    return days.map((date) => ({
      from: minuteOf(date, own.from, own.timeZone),
      to: minuteOf(date, own.to, own.timeZone),
    }));
  });
  return intersect(hours, merge(working.filter(({ from, to }) => from < to)));
}

const usualDays = onceForEach(
  ({ events }: Mission): ReadonlySet<string> =>
    new Set(events.flatMap(({ from, to }) => daysBetween(from, to))),
);

export function preferredOf({ days, read }: Parts, request: Request): readonly Interval[] | undefined {
  const wishes = [
    read(request.preferred).stretches,
    read(request.windows).preferred,
    read(request.ourWindows).preferred,
  ].flatMap((each) => (each ? [each] : []));
  if (wishes.length === 0) return undefined;
  const hours = days.map((day) => day.hours);
  return intersect(merge(wishes.flat()), hours);
}

function needsOf({ scheduling }: Mission, { needs }: Request): Pick<InstanceMeeting, 'needs'> {
  const known = needs.filter((id) => scheduling?.pools.some((pool) => pool.id === id));
  return known.length > 0 ? { needs: known } : {};
}

/** Where the meeting can be. A mission without rooms has nowhere to choose between. */
function placesOf(
  parts: Parts,
  bilateral: Bilateral,
  request: Request,
): Pick<InstanceMeeting, 'seats' | 'rooms' | 'venues'> {
  const { workspace, mission } = parts;
  const { seats, rooms, venues, equipment, attendance } = request;
  // A mission that lists no rooms has one for each meeting, online or not.
  if (attendance === 'online') return mission.rooms.length === 0 ? {} : { rooms: [onlineRoom(bilateral.id)] };
  const language = workspace.settings.languages[0] ?? '';
  const equipped = mission.rooms.filter((room) => equipment.every((each) => room.equipment.includes(each)));
  const isEquipmentAsked = equipment.length > 0 && mission.rooms.length > 0;
  const needed = seats ?? (fixedPlacement(bilateral) ? undefined : seatsOf(workspace, mission, bilateral));
  const usual = venues.length === 0 && !fixedPlacement(bilateral) ? usualRooms(parts, needed) : undefined;
  const listed = isEquipmentAsked
    ? equipped.map(({ id }) => id).filter((id) => rooms.length === 0 || rooms.includes(id))
    : rooms;
  const at = mission.venues
    .filter(({ id }) => venues.includes(id))
    .map(({ name }) => localize(name, language));
  const isListed = rooms.length > 0 || isEquipmentAsked;
  return {
    ...(needed !== undefined && { seats: needed }),
    ...(venues.length > 0 && mission.rooms.length > 0 && { venues: at }),
    ...(isListed ? { rooms: [...listed] } : usual && { rooms: [...usual] }),
  };
}

/**
 * The rooms that the programme does not use, where one of them has seats enough; nothing when any will do.
 * Whoever wants the hall names it.
 */
function usualRooms(
  { mission, bilaterals }: Parts,
  needed: number | undefined,
): readonly string[] | undefined {
  const usual = usualRoomsOf(mission, needed);
  const isOnline = bilaterals.some(({ request }) => request?.attendance === 'online');
  return usual ?? (isOnline && mission.rooms.length > 0 ? mission.rooms.map(({ id }) => id) : undefined);
}

/**
 * A seat for everybody who comes, as far as they are known; no more than the largest room has. Of a hybrid
 * meeting it is not known who sits elsewhere, so that our side alone has to fit.
 */
function seatsOf(workspace: Workspace, mission: Mission, bilateral: Bilateral): number | undefined {
  const known = mission.rooms.flatMap(({ seats }) => seats ?? []);
  if (known.length === 0) return undefined;
  const { request } = bilateral;
  const groups = (request?.anyOf ?? []).reduce((sum, { count }) => sum + count, 0);
  const isHybrid = request?.attendance === 'hybrid';
  const here = peopleOf(workspace, bilateral).filter(
    ([, side]) => !isHybrid || side === workspace.settings.home.economy,
  );
  return Math.min(Math.max(1, here.length + groups), Math.max(...known));
}
