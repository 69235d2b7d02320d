import { without } from '#locale/availability/stretches.ts';
import type { Assignment, Instance, InstanceInterval, InstanceMeeting } from './instance.ts';
import { instantText, minutesOfInstant } from './instant.ts';
import { placePins } from './place-pins.ts';
import type { Interval, Meeting, Problem } from './problem.ts';
import { toAssignment } from './proposal.ts';
import type { Option, Timetable } from './timetable.ts';

export type SetAside = {
  /** The instance without the pins that clash; nothing else is placed where they stand. */
  readonly rest: Instance;
  /** Where those pins stand. */
  readonly aside: readonly Assignment[];
};

type Pin = Interval & {
  readonly meeting: Meeting;
  readonly option: Option;
  readonly people: ReadonlySet<string>;
};

/**
 * Takes the pins that break a rule out of an instance, so that the rest can be searched and proved as
 * ever: around them their people have no other meeting, and their rooms are closed.
 */
export function setAsideClashes(instance: Instance, problem: Problem): SetAside {
  const { timetable, clashing } = placePins(problem);
  if (clashing.length === 0) return { rest: instance, aside: [] };
  const isClashing = new Set(clashing.map(({ id }) => id));
  const all = pinsOf(timetable);
  const aside = all.filter(({ meeting }) => isClashing.has(meeting.id));
  const around = { instance, problem, all, aside };
  const rest: Instance = {
    ...instance,
    rooms: instance.rooms.map((room) => roomAround(around, room)),
    meetings: instance.meetings
      .filter(({ id }) => !isClashing.has(id))
      .map((meeting) => (meeting.fixed ? meeting : meetingAround(around, meeting))),
    precedence: instance.precedence.filter((pair) => !pair.some((id) => isClashing.has(id))),
  };
  return { rest, aside: aside.map(({ meeting, option }) => toAssignment(problem, meeting, option)) };
}

type Around = {
  readonly instance: Instance;
  readonly problem: Problem;
  readonly all: readonly Pin[];
  readonly aside: readonly Pin[];
};

function pinsOf(timetable: Timetable): readonly Pin[] {
  return timetable.problem.meetings.flatMap((meeting) => {
    const option = timetable.optionOf(meeting);
    if (!option) return [];
    const people = new Set([...meeting.people, ...option.staff].map(({ id }) => id));
    return [{ meeting, option, people, from: option.start, to: option.start + meeting.minutes }];
  });
}

/** Closed while a clashing pin is in it, but for the other pins that are there at the same time. */
function roomAround({ instance, problem, all, aside }: Around, room: Instance['rooms'][number]) {
  const inRoom = (pins: readonly Pin[]) => pins.filter(({ option }) => option.room.id === room.id);
  const pad = room.turnoverMinutes;
  const taken = inRoom(aside).map(({ from, to }) => ({ from: from - pad, to: to + pad }));
  if (taken.length === 0) return room;
  const others = inRoom(all).filter((pin) => !aside.includes(pin));
  const closed = without(taken, others);
  return { ...room, open: cut(problem, room.open ?? wholeDays(instance), closed) };
}

function meetingAround(around: Around, meeting: InstanceMeeting): InstanceMeeting {
  const blocked = around.aside.flatMap((pin) => blockedBy(around, meeting, pin));
  if (blocked.length === 0) return meeting;
  return { ...meeting, windows: cut(around.problem, meeting.windows ?? wholeDays(around.instance), blocked) };
}

/** The times at which a meeting cannot be, for what it shares with a pin. */
function blockedBy(around: Around, meeting: InstanceMeeting, pin: Pin): readonly Interval[] {
  const { instance, problem, aside } = around;
  const shared = meeting.people.filter((id) => pin.people.has(id));
  const isAsked = meeting.oneOf.some((group) => group.some((id) => pin.people.has(id)));
  const pad = problem.bufferMinutes + longestWay(problem, pin);
  const near = shared.length > 0 || isAsked ? [{ from: pin.from - pad, to: pin.to + pad }] : [];
  const fullDays = problem.days.filter((day) => shared.some((id) => isFull(around, id, day)));
  const emptyPool = pin.meeting.pools.some((index) => {
    const pool = problem.pools[index];
    const users = aside.filter((each) => each.meeting.pools.includes(index)).length;
    return pool !== undefined && meeting.needs.includes(pool.id) && pool.size <= users;
  });
  const [first, last] = [problem.days[0]?.from ?? 0, problem.days.at(-1)?.to ?? 0];
  const order = instance.precedence.flatMap(([one, other]) => {
    if (one === pin.meeting.id && other === meeting.id) return [{ from: first, to: pin.from + 1 }];
    if (one === meeting.id && other === pin.meeting.id)
      return [{ from: pin.from - 1 + meeting.minutes, to: last }];
    return [];
  });
  return [...near, ...fullDays, ...(emptyPool ? [{ from: pin.from, to: pin.to }] : []), ...order];
}

/** True when the pins of a day are already all that a person takes. */
function isFull({ problem, all }: Around, id: string, day: Interval): boolean {
  const most = problem.people.find((person) => person.id === id)?.maxPerDay ?? Number.POSITIVE_INFINITY;
  const count = all.filter(
    ({ people, from, to }) => people.has(id) && from >= day.from && to <= day.to,
  ).length;
  return count >= most;
}

function longestWay(problem: Problem, { option }: Pin): number {
  return problem.rooms.reduce(
    (longest, { venue }) => Math.max(longest, problem.travelMinutes(option.room.venue, venue)),
    0,
  );
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
