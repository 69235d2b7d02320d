import type { Opening, Relaxation } from './explanation.ts';
import { allStarts, byPreference, firstOption, startsOf } from './options.ts';
import type { Interval, Meeting, Person } from './problem.ts';
import type { Timetable } from './timetable.ts';

const SHORTEN_STEP_MINUTES = 5;
const SHORTEST_MINUTES = 10;

/** Every single relaxation that would place the meeting beside the others, each tried. */
export function relaxationsOf(timetable: Timetable, meeting: Meeting): readonly Relaxation[] {
  return [
    ...anyTime(timetable, meeting),
    ...otherRoom(timetable, meeting),
    ...shorter(timetable, meeting),
    ...meeting.people.flatMap((person) => withoutPerson(timetable, meeting, person)),
    ...withoutOrder(timetable, meeting),
    ...withoutStaff(timetable, meeting),
    ...meeting.people.flatMap((person) => moreOf(timetable, meeting, person)),
  ];
}

function anyTime(timetable: Timetable, meeting: Meeting): readonly Relaxation[] {
  const { windows } = meeting;
  if (!windows) return [];
  const starts = [...allStarts(timetable.problem, meeting.minutes)].sort(
    (a, b) => distance(a, meeting.minutes, windows) - distance(b, meeting.minutes, windows) || a - b,
  );
  const opening = tryOpening(timetable, { ...meeting, windows: undefined }, starts);
  return opening ? [{ kind: 'any-time', opening }] : [];
}

function otherRoom(timetable: Timetable, meeting: Meeting): readonly Relaxation[] {
  const starts = startsOf(timetable.problem, meeting);
  const anyRoom =
    (meeting.rooms ?? meeting.venues) &&
    tryOpening(timetable, { ...meeting, rooms: undefined, venues: undefined }, starts);
  const fewerSeats = meeting.seats > 0 ? tryOpening(timetable, { ...meeting, seats: 0 }, starts) : undefined;
  return [
    ...(anyRoom ? [{ kind: 'any-room', opening: anyRoom } as const] : []),
    ...(fewerSeats ? [{ kind: 'fewer-seats', opening: fewerSeats } as const] : []),
  ];
}

/** The longest shorter meeting, down to half its length. */
function shorter(timetable: Timetable, meeting: Meeting): readonly Relaxation[] {
  const least = Math.max(SHORTEST_MINUTES, meeting.minutes / 2);
  for (
    let minutes = meeting.minutes - SHORTEN_STEP_MINUTES;
    minutes >= least;
    minutes -= SHORTEN_STEP_MINUTES
  ) {
    const variant = { ...meeting, minutes };
    const opening = tryOpening(timetable, variant, startsOf(timetable.problem, variant));
    if (opening) return [{ kind: 'shorter', minutes, opening }];
  }
  return [];
}

/** Without one of several of a side; or, when there is but one, with someone else of that side. */
function withoutPerson(timetable: Timetable, meeting: Meeting, person: Person): readonly Relaxation[] {
  const others = meeting.people.filter((each) => each !== person);
  const starts = startsOf(timetable.problem, meeting);
  if (others.some(({ party }) => party === person.party)) {
    const opening = tryOpening(timetable, { ...meeting, people: others }, starts);
    return opening ? [{ kind: 'without', person: person.id, opening }] : [];
  }
  const stand = substitutes(timetable, meeting, person).flatMap((substitute) => {
    const opening = tryOpening(timetable, { ...meeting, people: [...others, substitute] }, starts);
    return opening ? [{ id: substitute.id, opening }] : [];
  });
  const [first] = stand;
  return first
    ? [{ kind: 'substitute', person: person.id, by: stand.map(({ id }) => id), opening: first.opening }]
    : [];
}

function withoutOrder(timetable: Timetable, meeting: Meeting): readonly Relaxation[] {
  if (meeting.after.length + meeting.before.length === 0) return [];
  const opening = tryOpening(
    timetable,
    { ...meeting, after: [], before: [] },
    startsOf(timetable.problem, meeting),
  );
  return opening ? [{ kind: 'any-order', opening }] : [];
}

/** Without one of the pools that it draws on, or one of the groups of whom somebody should come. */
function withoutStaff(timetable: Timetable, meeting: Meeting): readonly Relaxation[] {
  const { problem } = timetable;
  const starts = startsOf(problem, meeting);
  const pools = [...new Set(meeting.pools)].flatMap((index): readonly Relaxation[] => {
    const pools = meeting.pools.filter((each) => each !== index);
    const opening = tryOpening(timetable, { ...meeting, pools }, starts);
    const pool = problem.pools[index]?.id;
    return opening && pool !== undefined ? [{ kind: 'without-pool', pool, opening }] : [];
  });
  const groups = meeting.oneOf.flatMap((group, index): readonly Relaxation[] => {
    const oneOf = meeting.oneOf.filter((_, i) => i !== index);
    const opening = tryOpening(timetable, { ...meeting, oneOf }, starts);
    return opening ? [{ kind: 'without-group', people: group.map(({ id }) => id), opening }] : [];
  });
  return [...pools, ...groups];
}

/** With one meeting more than somebody takes a day, or without their meal. */
function moreOf(timetable: Timetable, meeting: Meeting, person: Person): readonly Relaxation[] {
  const starts = startsOf(timetable.problem, meeting);
  const instead = (other: Person) => {
    const swap = (people: readonly Person[]) => people.map((each) => (each === person ? other : each));
    const variant = { ...meeting, people: swap(meeting.people), oneOf: meeting.oneOf.map(swap) };
    return tryOpening(timetable, variant, starts);
  };
  const isLimited = Number.isFinite(person.maxPerDay);
  const more = isLimited ? instead({ ...person, maxPerDay: person.maxPerDay + 1 }) : undefined;
  const hungry = person.meals.length > 0 ? instead({ ...person, meals: [] }) : undefined;
  return [
    ...(more ? [{ kind: 'one-more', person: person.id, opening: more } as const] : []),
    ...(hungry ? [{ kind: 'no-meal', person: person.id, opening: hungry } as const] : []),
  ];
}

function substitutes(timetable: Timetable, meeting: Meeting, person: Person): readonly Person[] {
  return timetable.problem.people.filter(
    (each) => each.party !== undefined && each.party === person.party && !meeting.people.includes(each),
  );
}

function tryOpening(timetable: Timetable, variant: Meeting, starts: readonly number[]): Opening | undefined {
  const option = firstOption(timetable, variant, byPreference(variant, starts));
  return option && { start: option.start, room: option.room.id };
}

/** Minutes from a start to where the meeting would be inside a window. */
function distance(start: number, minutes: number, windows: readonly Interval[]): number {
  return Math.min(...windows.map(({ from, to }) => Math.max(from - start, start + minutes - to, 0)));
}
