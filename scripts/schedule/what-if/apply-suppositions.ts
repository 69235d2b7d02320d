import type { Instance, InstanceMeeting } from '../instance.ts';
import { instantText } from '../instant.ts';
import { minuteOfDay } from '../requests/read-settings.ts';
import type { Stretch } from '../requests/read-when.ts';

export type Thing = 'room' | 'person' | 'bilateral' | 'day';

/** One thing that is supposed to be otherwise. */
export type Supposition =
  | { readonly kind: 'without'; readonly thing: Thing; readonly id: string }
  | {
      readonly kind: 'room';
      readonly id: string;
      readonly seats: number | undefined;
      readonly venue: string | undefined;
    }
  | { readonly kind: 'window'; readonly meeting: string; readonly stretches: readonly Stretch[] }
  | { readonly kind: 'minutes' | 'seats'; readonly meeting: string; readonly value: number }
  | { readonly kind: 'day'; readonly day: Stretch };

/** The instance with one thing otherwise. */
export function applyChange(instance: Instance, change: Supposition): Instance {
  switch (change.kind) {
    case 'without':
      return takeAway(instance, change);
    case 'room':
      return withRoom(instance, change);
    case 'window':
      return changeMeeting(instance, change.meeting, (meeting) =>
        meeting.windows
          ? { ...meeting, windows: [...meeting.windows, ...change.stretches.map(toInterval(instance))] }
          : meeting,
      );
    case 'minutes':
      return changeMeeting(instance, change.meeting, (meeting) => ({ ...meeting, minutes: change.value }));
    case 'seats':
      return changeMeeting(instance, change.meeting, (meeting) => ({ ...meeting, seats: change.value }));
    case 'day':
      return withDay(instance, change.day);
    default:
      return change satisfies never;
  }
}

function takeAway(instance: Instance, { thing, id }: Extract<Supposition, { kind: 'without' }>): Instance {
  switch (thing) {
    case 'room':
      return withoutRoom(instance, id);
    case 'bilateral':
      return withoutMeetings(instance, new Set([id]));
    case 'day':
      return withoutDay(instance, id);
    case 'person':
      return withoutPerson(instance, id);
    default:
      return thing satisfies never;
  }
}

/** What was agreed for the room keeps its time. */
function withoutRoom(instance: Instance, id: string): Instance {
  const rooms = instance.rooms.filter((room) => room.id !== id);
  const meetings = instance.meetings.map((meeting) => ({
    ...meeting,
    ...(meeting.rooms && { rooms: meeting.rooms.filter((room) => room !== id) }),
    ...(meeting.fixed?.room === id && { fixed: { start: meeting.fixed.start } }),
  }));
  return { ...instance, rooms, meetings };
}

/** What was agreed for the day is free to move. */
function withoutDay(instance: Instance, id: string): Instance {
  const gone = instance.days.find((day) => day.id === id);
  if (!gone) return instance;
  const [from, to] = [Date.parse(gone.start), Date.parse(gone.end)];
  const isOnDay = ({ fixed }: InstanceMeeting) =>
    fixed !== undefined && Date.parse(fixed.start) >= from && Date.parse(fixed.start) < to;
  return {
    ...instance,
    days: instance.days.filter((day) => day.id !== id),
    meetings: instance.meetings.map((meeting) => (isOnDay(meeting) ? without(meeting, 'fixed') : meeting)),
  };
}

/** The others of the same side meet without them; where there is no other, the meeting falls. */
function withoutPerson(instance: Instance, id: string): Instance {
  const left = withoutMeetings(instance, new Set(dependOn(instance, id).map((meeting) => meeting.id)));
  return {
    ...left,
    people: left.people.filter((person) => person.id !== id),
    meetings: left.meetings.map((meeting) => ({
      ...meeting,
      people: meeting.people.filter((person) => person !== id),
      oneOf: meeting.oneOf.map((group) => group.filter((person) => person !== id)),
    })),
    meals: left.meals.map((meal) =>
      meal.people === '*' ? meal : { ...meal, people: meal.people.filter((person) => person !== id) },
    ),
  };
}

function withoutMeetings(instance: Instance, ids: ReadonlySet<string>): Instance {
  return {
    ...instance,
    meetings: instance.meetings.filter(({ id }) => !ids.has(id)),
    precedence: instance.precedence.filter((pair) => !pair.some((id) => ids.has(id))),
  };
}

function withRoom(
  instance: Instance,
  { id, seats, venue }: Extract<Supposition, { kind: 'room' }>,
): Instance {
  const facts = { ...(seats !== undefined && { seats }), ...(venue !== undefined && { venue }) };
  const known = instance.rooms.find((room) => room.id.toLowerCase() === id.toLowerCase());
  const rooms = known
    ? instance.rooms.map((room) => (room === known ? { ...room, ...facts } : room))
    : [...instance.rooms, { id, turnoverMinutes: 0, ...facts }];
  return { ...instance, rooms };
}

function withDay(instance: Instance, day: Stretch): Instance {
  const { from, to } = toInterval(instance)(day);
  const isOver = ({ start, end }: Instance['days'][number]) =>
    Date.parse(start) < Date.parse(to) && Date.parse(from) < Date.parse(end);
  const others = instance.days.filter((each) => each.id !== day.date && !isOver(each));
  const days = [...others, { id: day.date, start: from, end: to }];
  return { ...instance, days: days.sort((a, b) => Date.parse(a.start) - Date.parse(b.start)) };
}

function changeMeeting(
  instance: Instance,
  id: string,
  change: (meeting: InstanceMeeting) => InstanceMeeting,
): Instance {
  return { ...instance, meetings: instance.meetings.map((each) => (each.id === id ? change(each) : each)) };
}

function toInterval({ timezone }: Instance) {
  const text = (date: string, minutes: number) => instantText(minuteOfDay(date, minutes, timezone), timezone);
  return ({ date, from, to }: Stretch) => ({ from: text(date, from), to: text(date, to) });
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = value;
  return rest;
}

/** The meetings that only one person of a side can attend, and so cannot be held without them. */
function dependOn(instance: Instance, person: string): readonly InstanceMeeting[] {
  const party = new Map(instance.people.map((each) => [each.id, each.party]));
  return instance.meetings.filter(({ people, oneOf }) => {
    if (oneOf.some((group) => group.length === 1 && group[0] === person)) return true;
    const others = people.filter((id) => id !== person);
    return people.includes(person) && !others.some((id) => party.get(id) === party.get(person));
  });
}
