import type { Loosening } from '../explanation.ts';
import { isUnlistedRoom } from '../mission-rooms.ts';
import type { Meeting, Person, Problem, Room } from '../problem.ts';

/** One condition given up: what is said of it, and the meeting without it. */
export type Tweak = {
  readonly change: Loosening;
  readonly alter: (meeting: Meeting) => Meeting;
  /** A room that there is not, in which it would be. */
  readonly room?: Room;
};

const SHORTEN_STEP_MINUTES = 5;
const SHORTEST_MINUTES = 10;

/** Everything that could be given up for a meeting, the least first. */
export function tweaksOf(problem: Problem, meeting: Meeting): readonly Tweak[] {
  return [
    ...timeTweaks(meeting),
    ...roomTweaks(meeting),
    ...lengthTweaks(meeting),
    ...meeting.people.flatMap((person) => personTweaks(problem, meeting, person)),
    ...orderTweaks(meeting),
    ...staffTweaks(problem, meeting),
    ...meeting.people.flatMap(limitTweaks),
    ...oneMoreRoom(problem, meeting),
  ];
}

function timeTweaks({ windows }: Meeting): readonly Tweak[] {
  if (!windows) return [];
  return [{ change: { kind: 'any-time' }, alter: (meeting) => ({ ...meeting, windows: undefined }) }];
}

function roomTweaks({ rooms, venues, seats }: Meeting): readonly Tweak[] {
  return [
    ...(rooms || venues
      ? [
          {
            change: { kind: 'any-room' as const },
            alter: (meeting: Meeting) => ({ ...meeting, rooms: undefined, venues: undefined }),
          },
        ]
      : []),
    ...(seats > 0
      ? [
          {
            change: { kind: 'fewer-seats' as const },
            alter: (meeting: Meeting) => ({ ...meeting, seats: 0 }),
          },
        ]
      : []),
  ];
}

/** The longest first, down to half. */
function lengthTweaks({ minutes: whole }: Meeting): readonly Tweak[] {
  const least = Math.max(SHORTEST_MINUTES, whole / 2);
  const tweaks: Tweak[] = [];
  for (let minutes = whole - SHORTEN_STEP_MINUTES; minutes >= least; minutes -= SHORTEN_STEP_MINUTES)
    tweaks.push({ change: { kind: 'shorter', minutes }, alter: (meeting) => ({ ...meeting, minutes }) });
  return tweaks;
}

/** Without one of several of a side; or, when there is but one, with someone else of that side. */
function personTweaks({ people }: Problem, { people: own }: Meeting, person: Person): readonly Tweak[] {
  if (own.some((each) => each !== person && each.party === person.party)) {
    const alter = (meeting: Meeting) => ({
      ...meeting,
      people: meeting.people.filter((each) => each !== person),
    });
    return [{ change: { kind: 'without', person: person.id }, alter }];
  }
  const others = people.filter(
    (each) => each.party !== undefined && each.party === person.party && !own.includes(each),
  );
  return others.map((by) => ({
    change: { kind: 'substitute', person: person.id, by: [by.id] },
    alter: (meeting) => ({
      ...meeting,
      people: meeting.people.map((each) => (each === person ? by : each)),
    }),
  }));
}

function orderTweaks({ after, before }: Meeting): readonly Tweak[] {
  if (after.length + before.length === 0) return [];
  return [{ change: { kind: 'any-order' }, alter: (meeting) => ({ ...meeting, after: [], before: [] }) }];
}

/** Without one of the pools that it draws on, or one of the groups of whom somebody should come. */
function staffTweaks(problem: Problem, { pools, oneOf }: Meeting): readonly Tweak[] {
  const without = [...new Set(pools)].flatMap((index): readonly Tweak[] => {
    const pool = problem.pools[index]?.id;
    if (pool === undefined) return [];
    const alter = (meeting: Meeting) => ({
      ...meeting,
      pools: meeting.pools.filter((each) => each !== index),
    });
    return [{ change: { kind: 'without-pool', pool }, alter }];
  });
  const groups = oneOf.map(
    (group): Tweak => ({
      change: { kind: 'without-group', people: group.map(({ id }) => id) },
      alter: (meeting) => ({ ...meeting, oneOf: meeting.oneOf.filter((each) => each !== group) }),
    }),
  );
  return [...without, ...groups];
}

/** With one meeting more than somebody takes a day, or without their meal. */
function limitTweaks(person: Person): readonly Tweak[] {
  const swap = (other: Person) => (meeting: Meeting) => ({
    ...meeting,
    people: meeting.people.map((each) => (each.index === person.index ? other : each)),
    oneOf: meeting.oneOf.map((group) => group.map((each) => (each.index === person.index ? other : each))),
  });
  return [
    ...(Number.isFinite(person.maxPerDay)
      ? [
          {
            change: { kind: 'one-more' as const, person: person.id },
            alter: swap({ ...person, maxPerDay: person.maxPerDay + 1 }),
          },
        ]
      : []),
    ...(person.meals.length > 0
      ? [{ change: { kind: 'no-meal' as const, person: person.id }, alter: swap({ ...person, meals: [] }) }]
      : []),
  ];
}

/** A room more than there are, of a venue that would do. */
function oneMoreRoom({ rooms }: Problem, { venues }: Meeting): readonly Tweak[] {
  if (rooms.length === 0 || rooms.some(({ id }) => isUnlistedRoom(id))) return [];
  const known = [...new Set(rooms.map(({ venue }) => venue))];
  return known
    .filter((venue) => !venues || (venue !== undefined && venues.has(venue)))
    .map((venue) => ({
      change: { kind: 'one-more-room', ...(venue !== undefined && { venue }) },
      alter: (meeting) => ({ ...meeting, rooms: undefined }),
      room: {
        index: rooms.length,
        id: '',
        venue,
        seats: Number.POSITIVE_INFINITY,
        turnoverMinutes: 0,
        open: undefined,
      },
    }));
}
