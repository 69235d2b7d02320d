import type { Instance, InstanceInterval, InstanceMeeting } from './instance.ts';
import { minutesOfInstant } from './instant.ts';

/** `[from, to)` in minutes since 1970-01-01T00:00Z. */
export type Interval = { readonly from: number; readonly to: number };
export type Busy = Interval & { readonly what: string | undefined; readonly venue: string | undefined };
export type Meal = Interval & { readonly minutes: number };

export type Person = {
  readonly index: number;
  readonly id: string;
  readonly party: string | undefined;
  readonly busy: readonly Busy[];
  readonly maxPerDay: number;
  readonly gapWeight: number;
  /** Meals that their own engagements leave room for. */
  readonly meals: readonly Meal[];
};

export type Room = {
  readonly index: number;
  readonly id: string;
  readonly venue: string | undefined;
  readonly seats: number;
  readonly turnoverMinutes: number;
  /** Disjoint and in order; `undefined` means always. */
  readonly open: readonly Interval[] | undefined;
};

export type Meeting = {
  readonly index: number;
  readonly id: string;
  readonly minutes: number;
  readonly weight: number;
  readonly mandatory: boolean;
  readonly people: readonly Person[];
  readonly oneOf: readonly (readonly Person[])[];
  readonly pools: readonly number[];
  readonly windows: readonly Interval[] | undefined;
  readonly prefer: readonly Interval[] | undefined;
  readonly seats: number;
  readonly venues: ReadonlySet<string> | undefined;
  readonly rooms: ReadonlySet<string> | undefined;
  readonly fixed: { readonly start: number; readonly room: string | undefined } | undefined;
  /** Meetings that must start before this one, and after it. */
  readonly after: readonly number[];
  readonly before: readonly number[];
};

/** An instance as the search works on it: whole minutes, indices for names, derived facts ready. */
export type Problem = {
  readonly name: string;
  readonly zone: string;
  readonly slotMinutes: number;
  readonly bufferMinutes: number;
  readonly days: readonly (Interval & { readonly id: string })[];
  readonly people: readonly Person[];
  /** Smallest first, so that large rooms stay free for large meetings. */
  readonly rooms: readonly Room[];
  readonly pools: readonly { readonly id: string; readonly size: number }[];
  readonly meetings: readonly Meeting[];
  readonly travelMinutes: (from: string | undefined, to: string | undefined) => number;
  readonly gapOverBusy: boolean;
};

/** Prepares an instance that `readInstance` has accepted; an unknown reference is a bug and throws. */
export function prepareProblem(instance: Instance): Problem {
  const people = instance.people.map((person, index) => preparePerson(instance, person, index));
  const personOf = lookup(people);
  const poolIndex = new Map(instance.pools.map((pool, index) => [pool.id, index]));
  const meetingIndex = new Map(instance.meetings.map((meeting, index) => [meeting.id, index]));
  const order = instance.precedence.map(
    ([first, second]) => [known(meetingIndex, first), known(meetingIndex, second)] as const,
  );
  return {
    name: instance.name,
    zone: instance.timezone,
    slotMinutes: instance.slotMinutes,
    bufferMinutes: instance.bufferMinutes,
    days: instance.days.map(({ id, start, end }) => ({
      id,
      from: minutesOfInstant(start),
      to: minutesOfInstant(end),
    })),
    people,
    rooms: prepareRooms(instance),
    pools: instance.pools,
    meetings: instance.meetings.map((meeting, index) => ({
      ...prepareMeeting(meeting),
      index,
      people: meeting.people.map(personOf),
      oneOf: meeting.oneOf.map((group) => group.map(personOf)),
      pools: meeting.needs.map((id) => known(poolIndex, id)),
      after: order.filter(([, second]) => second === index).map(([first]) => first),
      before: order.filter(([first]) => first === index).map(([, second]) => second),
    })),
    travelMinutes: travelTable(instance),
    gapOverBusy: instance.gapOverBusy,
  };
}

function preparePerson(instance: Instance, person: Instance['people'][number], index: number): Person {
  const busy = person.busy
    .map((each) => ({ ...toInterval(each), what: each.what, venue: each.venue }))
    .sort((a, b) => a.from - b.from);
  const meals = instance.meals
    .filter((meal) => meal.people === '*' || meal.people.includes(person.id))
    .map((meal) => ({ ...toInterval(meal.window), minutes: meal.minutes }))
    .filter((meal) => hasFreeBlock(meal, busy, instance.slotMinutes));
  return {
    index,
    id: person.id,
    party: person.party,
    busy,
    maxPerDay: person.maxPerDay ?? Number.POSITIVE_INFINITY,
    gapWeight: person.gapWeight,
    meals,
  };
}

/** True when a meal finds its minutes within its window, starting on a slot of it. */
export function hasFreeBlock(meal: Meal, taken: readonly Interval[], slotMinutes: number): boolean {
  for (let start = meal.from; start + meal.minutes <= meal.to; start += slotMinutes) {
    if (!taken.some(({ from, to }) => from < start + meal.minutes && to > start)) return true;
  }
  return false;
}

function prepareRooms(instance: Instance): readonly Room[] {
  return instance.rooms
    .map((room, index) => ({
      index,
      id: room.id,
      venue: room.venue,
      seats: room.seats ?? Number.POSITIVE_INFINITY,
      turnoverMinutes: room.turnoverMinutes,
      open: room.open && mergeIntervals(room.open.map(toInterval)),
    }))
    .sort((a, b) => (a.seats === b.seats ? a.index - b.index : a.seats - b.seats))
    .map((room, index) => ({ ...room, index }));
}

function prepareMeeting(meeting: InstanceMeeting) {
  return {
    id: meeting.id,
    minutes: meeting.minutes,
    weight: meeting.weight,
    mandatory: meeting.mandatory,
    windows: meeting.windows?.map(toInterval),
    prefer: meeting.prefer?.map(toInterval),
    seats: meeting.seats,
    venues: meeting.venues && new Set(meeting.venues),
    rooms: meeting.rooms && new Set(meeting.rooms),
    fixed: meeting.fixed && { start: minutesOfInstant(meeting.fixed.start), room: meeting.fixed.room },
  };
}

/** Intervals that touch or overlap become one. */
export function mergeIntervals(intervals: readonly Interval[]): readonly Interval[] {
  const merged: Interval[] = [];
  for (const each of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && each.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, each.to) };
    else merged.push(each);
  }
  return merged;
}

function travelTable(instance: Instance): Problem['travelMinutes'] {
  const table = instance.travelMinutes;
  return (from, to) => {
    if (from === undefined || to === undefined || from === to) return 0;
    return table[from]?.[to] ?? table[to]?.[from] ?? 0;
  };
}

function toInterval({ from, to }: InstanceInterval): Interval {
  return { from: minutesOfInstant(from), to: minutesOfInstant(to) };
}

function lookup(people: readonly Person[]): (id: string) => Person {
  const byId = new Map(people.map((person) => [person.id, person]));
  return (id) => known(byId, id);
}

function known<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error(`${id} is not in the instance`);
  return found;
}
