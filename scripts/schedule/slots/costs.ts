import { BREAK_COST } from '../finder/worth.ts';
import { optionAt, prefers } from '../options.ts';
import type { Interval, Meeting, Person, Room } from '../problem.ts';
import type { Option, Timetable } from '../timetable.ts';
import type { Comfort } from './comfort.ts';
import { neighboursOf, waitAdded } from './waits.ts';

/** One thing that a slot costs, though no rule forbids it. The words are `schedule.cost.<code>`. */
export type SlotCost =
  | { readonly code: 'wish-missed' }
  | { readonly code: 'wait'; readonly person: string; readonly minutes: number }
  | { readonly code: 'walk'; readonly person: string; readonly minutes: number }
  | { readonly code: 'large-room'; readonly room: string; readonly better: string }
  | { readonly code: 'first-hour' | 'last-hour' | 'meal-hour' };

export type Costs = {
  readonly list: readonly SlotCost[];
  /** As the search counts: breaks and missed wishes, to be kept low before all else. */
  readonly quality: number;
  /** Minutes of walking, of hours less liked, and seats too many: what breaks a tie. */
  readonly comfort: number;
};

/** What it costs to hold a meeting that is not in the timetable at a place that breaks no rule. */
export function costsOf(timetable: Timetable, meeting: Meeting, option: Option, comfort: Comfort): Costs {
  const span = { from: option.start, to: option.start + meeting.minutes };
  const people = [...meeting.people, ...option.staff];
  const waits = people.flatMap((person) => waitOf(timetable, person, span));
  const walks = people.flatMap((person) => walkOf(timetable, person, { ...span, room: option.room }));
  const isMissed = !prefers(meeting, option.start);
  const hours = hourCosts(meeting, span, comfort);
  const larger = largerRoom(timetable, meeting, option);
  return {
    list: [
      ...(isMissed ? [{ code: 'wish-missed' as const }] : []),
      ...waits.flatMap(({ cost }) => cost ?? []),
      ...walks,
      ...hours.list,
      ...(larger ? [larger] : []),
    ],
    quality: Number(isMissed) + BREAK_COST * waits.reduce((sum, { breaks }) => sum + breaks, 0),
    comfort:
      hours.minutes + walks.reduce((sum, { minutes }) => sum + minutes, 0) + spareSeats(meeting, option.room),
  };
}

type WaitCost = { readonly breaks: number; readonly cost: SlotCost | undefined };

function waitOf(timetable: Timetable, person: Person, span: Interval): readonly WaitCost[] {
  if (person.gapWeight === 0) return [];
  const { breaks, minutes } = waitAdded(timetable, person, span);
  const cost = breaks > 0 ? { code: 'wait' as const, person: person.id, minutes } : undefined;
  return [{ breaks: breaks * person.gapWeight, cost }];
}

type Walk = Extract<SlotCost, { code: 'walk' }>;

/** The way from the meeting before, and on to the next; of what else keeps somebody that day, likewise. */
function walkOf(
  timetable: Timetable,
  person: Person,
  { room, ...span }: Interval & { readonly room: Room },
): readonly Walk[] {
  const { problem } = timetable;
  const { last, next } = neighboursOf(timetable, person, span);
  const minutes = [last, next].reduce(
    (sum, each) => sum + (each ? problem.travelMinutes(each.venue, room.venue) : 0),
    0,
  );
  return minutes > 0 ? [{ code: 'walk', person: person.id, minutes }] : [];
}

/** Minutes of these hours count for a third: they are disliked, but not as bad as walking as long. */
const HOUR_PRICE = 1 / 3;
const MEAL_PRICE = 2 / 3;

function hourCosts(
  meeting: Meeting,
  span: Interval,
  { edges, meals, lunches }: Comfort,
): { readonly list: readonly SlotCost[]; readonly minutes: number } {
  const atEdge = edges.filter((edge) => overlap(edge, span) > 0);
  const eating = meals.reduce((most, meal) => Math.max(most, overlap(meal, span)), 0);
  // A meal that is a meeting belongs at the hour of meals, and nowhere else.
  const isLunch = lunches.has(meeting.id);
  const hungry = isLunch ? meeting.minutes - eating : eating;
  return {
    list: [
      ...new Set(atEdge.map(({ edge }) => `${edge}-hour` as const)),
      ...(eating > 0 && !isLunch ? (['meal-hour'] as const) : []),
    ].map((code) => ({ code })),
    minutes: atEdge.reduce((sum, edge) => sum + HOUR_PRICE * overlap(edge, span), 0) + MEAL_PRICE * hungry,
  };
}

function overlap(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

/** Beyond this many it is all one. */
const MOST_SPARE = 30;

function spareSeats({ seats }: Meeting, room: Room): number {
  return Number.isFinite(room.seats) ? Math.min(MOST_SPARE, Math.max(0, room.seats - seats)) : 0;
}

/** A smaller room of the same venue that is free then and would do. */
function largerRoom(timetable: Timetable, meeting: Meeting, { start, room }: Option): SlotCost | undefined {
  const smaller = timetable.problem.rooms.filter(
    ({ seats, venue }) => venue === room.venue && seats < room.seats && seats >= meeting.seats,
  );
  const better = smaller.find((each) => optionAt(timetable, meeting, start, each));
  return better && { code: 'large-room', room: room.id, better: better.id };
}
