import type { AvailabilityReader } from '#locale/availability/read-availability.ts';
import { intersect, merge } from '#locale/availability/stretches.ts';
import type { Bilateral, Request } from '#model/bilateral.ts';
import { localize } from '#model/localized.ts';
import { fixedPlacement, spanOfPlacement } from '#model/placement-span.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { InstanceInput } from './instance.ts';
import type { MissionDay } from './mission-days.ts';
import { peopleOf } from './mission-people.ts';
import type { Interval } from './problem.ts';

const WEIGHT_BY_PRIORITY = { A: 10, B: 5, C: 2 } as const;

type Parts = {
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
  const windows = placement ? undefined : windowsOf(parts, request);
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
    ...(request && placesOf(parts, request)),
    mandatory: request?.mandatory ?? false,
    ...(placement &&
      span && {
        fixed: { start: text(span.from), ...(placement.room && { room: placement.room }) },
      }),
  };
}

/** When both sides can; nothing when no side says anything and no pin has widened a day. */
export function windowsOf(
  { days, read }: Parts,
  request: Request | undefined,
): readonly Interval[] | undefined {
  const hours = days.map((day) => day.hours);
  const theirs = read(request?.windows ?? []).stretches;
  const ours = read(request?.ourWindows ?? []).stretches;
  if (theirs || ours) return intersect(intersect(theirs ?? hours, ours ?? hours), hours);
  return days.every(({ hours: own, all }) => own.from === all.from && own.to === all.to) ? undefined : hours;
}

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
  { workspace, mission }: Parts,
  { seats, rooms, venues, equipment }: Request,
): Pick<InstanceMeeting, 'seats' | 'rooms' | 'venues'> {
  const language = workspace.settings.languages[0] ?? '';
  const equipped = mission.rooms.filter((room) => equipment.every((each) => room.equipment.includes(each)));
  const isEquipmentAsked = equipment.length > 0 && mission.rooms.length > 0;
  const listed = isEquipmentAsked
    ? equipped.map(({ id }) => id).filter((id) => rooms.length === 0 || rooms.includes(id))
    : rooms;
  const at = mission.venues
    .filter(({ id }) => venues.includes(id))
    .map(({ name }) => localize(name, language));
  return {
    ...(seats !== undefined && { seats }),
    ...(venues.length > 0 && mission.rooms.length > 0 && { venues: at }),
    ...((rooms.length > 0 || isEquipmentAsked) && { rooms: [...listed] }),
  };
}
