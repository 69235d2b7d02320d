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
