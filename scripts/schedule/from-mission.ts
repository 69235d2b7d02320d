import type { Bilateral, Placement, Window } from '#model/bilateral.ts';
import { addDays, daysBetween, instantOf, minutesOf } from '#model/civil-time.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { Instance, type InstanceInput } from './instance.ts';
import { instantText } from './instant.ts';
import { busyOf } from './mission-busy.ts';
import { homePeople, partnerPeople } from './mission-people.ts';
import { roomsOf } from './mission-rooms.ts';

/** Minutes between two meetings of one person, unless the caller says otherwise. */
export const DEFAULT_BUFFER_MINUTES = 10;
const DEFAULT_HOURS = { from: '09:00', to: '18:00' };
const WEIGHT_BY_PRIORITY = { A: 10, B: 5, C: 2 } as const;
const COARSEST_SLOT_MINUTES = 15;

type Hours = { readonly from: string; readonly to: string };
type Span = { readonly from: number; readonly to: number };

/**
 * The mission's requests as an instance for any solver. Sessions that people attend or have a part in,
 * and journeys, make them busy; recorded placements and pins are fixed; sessions close their rooms.
 * Exchanges, cancelled bilaterals and bilaterals without request or placement are left out.
 */
export function instanceOf(
  workspace: Workspace,
  mission: Mission,
  options: { readonly bufferMinutes?: number } = {},
): Instance {
  const zone = missionZone(mission);
  const bilaterals = schedulable(mission);
  const days = daysOf(workspace, mission, bilaterals);
  const text = (minutes: number) => instantText(minutes, zone);
  const input: InstanceInput = {
    format: 'bilat.instance/1',
    name: mission.id,
    timezone: zone,
    slotMinutes: slotOf(mission, bilaterals),
    bufferMinutes: options.bufferMinutes ?? DEFAULT_BUFFER_MINUTES,
    days: days.map(({ date, all }) => ({ id: date, start: text(all.from), end: text(all.to) })),
    parties: [
      workspace.settings.home.economy,
      ...new Set(bilaterals.flatMap(({ partners }) => partners)),
    ].map((id) => ({ id })),
    people: [...new Map(bilaterals.flatMap((bilateral) => peopleOf(workspace, bilateral))).entries()].map(
      ([id, party]) => ({
        id,
        party,
        gapWeight: party === workspace.settings.home.economy ? 1 : 0,
        busy: busyOf(workspace, mission, id).map(({ from, to, what }) => ({
          from: text(from),
          to: text(to),
          what,
        })),
      }),
    ),
    rooms: roomsOf(workspace, mission, { days: days.map(({ all }) => all), count: bilaterals.length }).map(
      ({ open, ...room }) => ({
        ...room,
        ...(open && { open: open.map(({ from, to }) => [text(from), text(to)] as [string, string]) }),
      }),
    ),
    meetings: bilaterals.map((bilateral) => toMeeting(workspace, mission, bilateral, days)),
  };
  return Instance.parse(input);
}

/** The bilaterals that a schedule is about. */
export function schedulable(mission: Mission): readonly Bilateral[] {
  return mission.bilaterals.filter(
    ({ status, format, request, placement }) =>
      status !== 'cancelled' && format !== 'exchange' && (request !== undefined || placement !== undefined),
  );
}

type Day = { readonly date: string; readonly hours: Span; readonly all: Span };

/** Each day's meeting hours, and the same widened to whatever is fixed outside them. */
function daysOf(workspace: Workspace, mission: Mission, bilaterals: readonly Bilateral[]): readonly Day[] {
  const zone = missionZone(mission);
  const clock: Hours = mission.meetingHours ?? DEFAULT_HOURS;
  const fixed = bilaterals.flatMap((bilateral) => {
    const placement = fixedPlacement(bilateral);
    return placement
      ? [{ date: placement.date, ...spanOfPlacement(workspace, mission, bilateral, placement) }]
      : [];
  });
  const dates = [
    ...new Set([...daysBetween(mission.period.from, mission.period.to), ...fixed.map(({ date }) => date)]),
  ].sort();
  return dates.map((date) => {
    const hours = { from: minuteOf(date, clock.from, zone), to: minuteOf(date, clock.to, zone) };
    const spans = [hours, ...fixed.filter((each) => each.date === date)];
    const all = {
      from: Math.min(...spans.map(({ from }) => from)),
      to: Math.max(...spans.map(({ to }) => to)),
    };
    return { date, hours, all };
  });
}

function toMeeting(
  workspace: Workspace,
  mission: Mission,
  bilateral: Bilateral,
  days: readonly Day[],
): InstanceInput['meetings'][number] {
  const zone = missionZone(mission);
  const { request } = bilateral;
  const placement = fixedPlacement(bilateral);
  const span = placement && spanOfPlacement(workspace, mission, bilateral, placement);
  const windows = (list: readonly Window[]) =>
    withinHours(
      list.map(({ date, from, to }) => ({ from: minuteOf(date, from, zone), to: minuteOf(date, to, zone) })),
      days,
    ).map(({ from, to }): [string, string] => [instantText(from, zone), instantText(to, zone)]);
  const free = placement ? undefined : freeWindows(request?.windows ?? [], days, windows, zone);
  return {
    id: bilateral.id,
    parties: [workspace.settings.home.economy, ...bilateral.partners],
    people: peopleOf(workspace, bilateral).map(([id]) => id),
    minutes: span
      ? span.to - span.from
      : (request?.durationMinutes ?? workspace.settings.defaultMeetingMinutes),
    priority: request?.priority ?? 'B',
    weight: request?.weight ?? WEIGHT_BY_PRIORITY[request?.priority ?? 'B'],
    ...(free && { windows: free }),
    ...(request && request.preferred.length > 0 && !placement && { prefer: windows(request.preferred) }),
    ...(request?.seats !== undefined && { seats: request.seats }),
    ...(request && request.rooms.length > 0 && { rooms: [...request.rooms] }),
    mandatory: request?.mandatory ?? false,
    ...(placement &&
      span && {
        fixed: { start: instantText(span.from, zone), ...(placement.room && { room: placement.room }) },
      }),
  };
}

/** No windows means the meeting hours; they need saying only on days that a pin has widened. */
function freeWindows(
  windows: readonly Window[],
  days: readonly Day[],
  convert: (list: readonly Window[]) => [string, string][],
  zone: string,
): [string, string][] | undefined {
  if (windows.length > 0) return convert(windows);
  if (days.every(({ hours, all }) => hours.from === all.from && hours.to === all.to)) return undefined;
  return days.map(({ hours }) => [instantText(hours.from, zone), instantText(hours.to, zone)]);
}

function withinHours(windows: readonly Span[], days: readonly Day[]): readonly Span[] {
  return windows.flatMap((window) =>
    days.flatMap(({ hours }) => {
      const cut = { from: Math.max(window.from, hours.from), to: Math.min(window.to, hours.to) };
      return cut.from < cut.to ? [cut] : [];
    }),
  );
}

/** A recorded placement, else what was agreed beforehand. */
function fixedPlacement(bilateral: Bilateral): Placement | undefined {
  return bilateral.placement ?? bilateral.request?.pin;
}

function spanOfPlacement(
  workspace: Workspace,
  mission: Mission,
  bilateral: Bilateral,
  placement: Placement,
): Span {
  const zone = missionZone(mission);
  const from = minuteOf(placement.date, placement.start, zone);
  if (placement.end) {
    const lastDay = placement.end <= placement.start ? addDays(placement.date, 1) : placement.date;
    return { from, to: minuteOf(lastDay, placement.end, zone) };
  }
  return {
    from,
    to: from + (bilateral.request?.durationMinutes ?? workspace.settings.defaultMeetingMinutes),
  };
}

/** Ids with their party: those of ours who must attend, and those named across the table. */
function peopleOf(workspace: Workspace, bilateral: Bilateral): readonly (readonly [string, string])[] {
  const home = homePeople(bilateral).map((id) => [id, workspace.settings.home.economy] as const);
  return [...home, ...partnerPeople(bilateral).filter(([id]) => !home.some(([ours]) => ours === id))];
}

/** A quarter of an hour, or finer where a window or a pin begins between two quarters. */
function slotOf(mission: Mission, bilaterals: readonly Bilateral[]): number {
  const opening = minutesOf((mission.meetingHours ?? DEFAULT_HOURS).from);
  const starts = bilaterals.flatMap((bilateral) => {
    const placement = fixedPlacement(bilateral);
    if (placement) return [minutesOf(placement.start)];
    return [...(bilateral.request?.windows ?? []), ...(bilateral.request?.preferred ?? [])].map(({ from }) =>
      minutesOf(from),
    );
  });
  return starts.reduce(
    (slot, start) => greatestCommonDivisor(slot, Math.abs(start - opening)),
    COARSEST_SLOT_MINUTES,
  );
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function minuteOf(date: string, time: string, zone: string): number {
  return instantOf(date, time, zone) / 60_000;
}
