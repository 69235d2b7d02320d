import { without } from '#locale/availability/stretches.ts';
import type { Assignment, Held, Instance, InstanceInterval, InstanceMeeting } from './instance.ts';
import { instantText, minutesOfInstant } from './instant.ts';
import { isUnlistedRoom } from './mission-rooms.ts';
import { optionAt } from './options.ts';
import { placePins } from './place-pins.ts';
import type { Interval, Meeting, Problem } from './problem.ts';
import { toAssignment } from './proposal.ts';
import { type Option, Timetable } from './timetable.ts';

export type SetAside = {
  /** The instance without the pins that clash, which are held in it: exactly what they leave is searched. */
  readonly rest: Instance;
  /** Where those pins stand. */
  readonly aside: readonly Assignment[];
  /** False when a pin that clashes could have stood in another room, or with other staff, than it was given. */
  readonly isForced: boolean;
};

type Pin = Interval & { readonly meeting: Meeting; readonly option: Option };

/**
 * Takes the pins that clash out of an instance, with those that cannot stand beside them, so that the rest
 * can be searched and proved as ever. Their people, rooms and pools are taken for as long as they last and
 * no longer, and they count among a day's meetings.
 */
export function setAsideClashes(instance: Instance, problem: Problem): SetAside {
  const { timetable, clashing } = placePins(problem);
  if (clashing.length === 0) return { rest: instance, aside: [], isForced: true };
  const aside = pinsOf(problem, { timetable, clashing: withDisplaced(timetable, clashing) });
  const ids = new Set(aside.map(({ meeting }) => meeting.id));
  const around = { instance, problem, aside };
  const rest: Instance = {
    ...instance,
    rooms: instance.rooms.map((room) => roomAround(around, room)),
    meetings: instance.meetings
      .filter(({ id }) => !ids.has(id))
      .map((meeting) => (meeting.fixed ? meeting : meetingAround(around, meeting))),
    held: [...(instance.held ?? []), ...aside.map((pin) => toHeld(problem, pin))],
    precedence: instance.precedence.filter((pair) => !pair.some((id) => ids.has(id))),
  };
  return {
    rest,
    aside: aside.map(({ meeting, option }) => toAssignment(problem, meeting, option)),
    isForced: aside.every(({ meeting }) => isForced(problem, meeting)),
  };
}

type Around = { readonly instance: Instance; readonly problem: Problem; readonly aside: readonly Pin[] };

/** Of the other pins, those with no place beside the ones that clash, until none is left. */
function withDisplaced(timetable: Timetable, clashing: readonly Meeting[]): readonly Meeting[] {
  const { problem } = timetable;
  const held = new Timetable(problem);
  for (const meeting of clashing) placeAs(held, timetable, meeting);
  const others = problem.meetings.filter((meeting) => meeting.fixed && !clashing.includes(meeting));
  const displaced = others.filter((meeting) => {
    const option = optionAt(held, meeting, meeting.fixed?.start ?? 0);
    if (option) held.place(meeting, option);
    return !option;
  });
  return displaced.length === 0 ? clashing : withDisplaced(timetable, [...clashing, ...displaced]);
}

function placeAs(to: Timetable, from: Timetable, meeting: Meeting): void {
  const option = from.optionOf(meeting);
  if (option) to.place(meeting, option);
}

type Placed = { readonly timetable: Timetable; readonly clashing: readonly Meeting[] };

function pinsOf({ meetings }: Problem, { timetable, clashing }: Placed): readonly Pin[] {
  return meetings.flatMap((meeting) => {
    const option = clashing.includes(meeting) ? timetable.optionOf(meeting) : undefined;
    return option ? [{ meeting, option, from: option.start, to: option.start + meeting.minutes }] : [];
  });
}

function toHeld(problem: Problem, { meeting, option, from }: Pin): Held {
  return {
    meeting: meeting.id,
    start: instantText(from, problem.zone),
    minutes: meeting.minutes,
    ...(option.room.venue !== undefined && { venue: option.room.venue }),
    people: [...new Set([...meeting.people, ...option.staff].map(({ id }) => id))],
    needs: meeting.pools.flatMap((index) => problem.pools[index]?.id ?? []),
  };
}

/** True when a pin leaves nothing to choose: neither its room nor who comes. */
function isForced({ rooms }: Problem, { fixed, oneOf }: Meeting): boolean {
  const hasRoom =
    fixed?.room !== undefined || rooms.length <= 1 || rooms.every(({ id }) => isUnlistedRoom(id));
  return hasRoom && oneOf.every((group) => group.length <= 1);
}

/** Closed while a pin that was set aside is in it. */
function roomAround({ instance, problem, aside }: Around, room: Instance['rooms'][number]) {
  const pad = room.turnoverMinutes;
  const taken = aside
    .filter(({ option }) => option.room.id === room.id)
    .map(({ from, to }) => ({ from: from - pad, to: to + pad }));
  if (taken.length === 0) return room;
  return { ...room, open: cut(problem, room.open ?? wholeDays(instance), taken) };
}

/** After and before the pins that it has an order with. */
function meetingAround({ instance, problem, aside }: Around, meeting: InstanceMeeting): InstanceMeeting {
  const [first, last] = [problem.days[0]?.from ?? 0, problem.days.at(-1)?.to ?? 0];
  const blocked = aside.flatMap((pin) =>
    instance.precedence.flatMap(([one, other]) => {
      if (one === pin.meeting.id && other === meeting.id) return [{ from: first, to: pin.from + 1 }];
      if (one === meeting.id && other === pin.meeting.id)
        return [{ from: pin.from - 1 + meeting.minutes, to: last }];
      return [];
    }),
  );
  if (blocked.length === 0) return meeting;
  return { ...meeting, windows: cut(problem, meeting.windows ?? wholeDays(instance), blocked) };
}

function wholeDays({ days }: Instance): InstanceInterval[] {
  return days.map(({ start, end }) => ({ from: start, to: end }));
}

/** Each interval by itself: two that touch do not become one. */
function cut(
  { zone }: Problem,
  intervals: readonly InstanceInterval[],
  taken: readonly Interval[],
): InstanceInterval[] {
  const left = intervals.flatMap(({ from, to }) =>
    without([{ from: minutesOfInstant(from), to: minutesOfInstant(to) }], taken),
  );
  return left.map(({ from, to }) => ({ from: instantText(from, zone), to: instantText(to, zone) }));
}
