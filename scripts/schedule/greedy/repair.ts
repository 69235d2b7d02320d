import type { Violation } from '../constraints/constraint.ts';
import { firstOption } from '../options.ts';
import type { Meeting } from '../problem.ts';
import type { Option, Timetable } from '../timetable.ts';
import { blockersOf, peopleViolations, roomViolations, startViolations } from '../violations.ts';

type Starts = ReadonlyMap<Meeting, readonly number[]>;

/**
 * For each meeting without a place, heaviest first, moves one other aside: to another place when there
 * is one, out of the timetable when it weighs less. What is pinned or kept stays.
 */
export function repair(timetable: Timetable, starts: Starts, kept: ReadonlySet<Meeting>): void {
  const waiting = [...timetable.unplaced()].sort(compare);
  let steps = waiting.length * 3;
  for (let meeting = waiting.shift(); meeting && steps > 0; meeting = waiting.shift(), steps -= 1) {
    const pushedOut = makeRoom(timetable, meeting, starts, kept);
    if (pushedOut) waiting.push(pushedOut);
  }
}

/** Returns the meeting that lost its place for good, if any. */
function makeRoom(
  timetable: Timetable,
  meeting: Meeting,
  starts: Starts,
  kept: ReadonlySet<Meeting>,
): Meeting | undefined {
  let cheapest: { readonly blocker: Meeting; readonly start: number } | undefined;
  for (const { blocker, start } of singleBlockers(timetable, meeting, starts.get(meeting) ?? [], kept)) {
    const former = timetable.optionOf(blocker);
    if (!former) continue;
    if (swap(timetable, meeting, start, blocker)) {
      const elsewhere = firstOption(timetable, blocker, starts.get(blocker) ?? []);
      if (elsewhere) {
        timetable.place(blocker, elsewhere);
        return undefined;
      }
      timetable.remove(meeting);
      if (isWorthMore(meeting, blocker) && (!cheapest || blocker.weight < cheapest.blocker.weight))
        cheapest = { blocker, start };
    }
    timetable.place(blocker, former);
  }
  if (!cheapest || !swap(timetable, meeting, cheapest.start, cheapest.blocker)) return undefined;
  return cheapest.blocker;
}

/** Takes the blocker out and the meeting in, at this start; the blocker is out either way. */
function swap(timetable: Timetable, meeting: Meeting, start: number, blocker: Meeting): boolean {
  timetable.remove(blocker);
  const option: Option | undefined = firstOption(timetable, meeting, [start]);
  if (option) timetable.place(meeting, option);
  return option !== undefined;
}

/** Every start that one movable meeting alone stands in the way of, in some room. */
function* singleBlockers(
  timetable: Timetable,
  meeting: Meeting,
  starts: readonly number[],
  kept: ReadonlySet<Meeting>,
): Generator<{ readonly blocker: Meeting; readonly start: number }> {
  const mayMove = (blocker: Meeting) => !kept.has(blocker) || (meeting.mandatory && !blocker.mandatory);
  for (const start of starts) {
    for (const blocker of blockersAt(timetable, meeting, start))
      if (mayMove(blocker)) yield { blocker, start };
  }
}

function blockersAt(timetable: Timetable, meeting: Meeting, start: number): ReadonlySet<Meeting> {
  const found = new Set<Meeting>();
  const ofStart = startViolations(timetable, meeting, start);
  if (isHopeless(ofStart)) return found;
  const ofPeople = new Map<string | undefined, readonly Violation[]>();
  for (const room of timetable.problem.rooms) {
    const people = ofPeople.get(room.venue) ?? peopleViolations(timetable, meeting, start, room.venue);
    ofPeople.set(room.venue, people);
    if (isHopeless(people)) continue;
    const blockers = blockersOf([...ofStart, ...people, ...roomViolations(timetable, meeting, start, room)]);
    const [blocker] = blockers ?? [];
    if (blocker && blockers?.size === 1) found.add(blocker);
  }
  return found;
}

function isHopeless(violations: readonly Violation[]): boolean {
  if (violations.length === 0) return false;
  const blockers = blockersOf(violations);
  return !blockers || blockers.size > 1;
}

function isWorthMore(meeting: Meeting, other: Meeting): boolean {
  if (meeting.mandatory !== other.mandatory) return meeting.mandatory;
  return meeting.weight > other.weight;
}

function compare(a: Meeting, b: Meeting): number {
  return Number(b.mandatory) - Number(a.mandatory) || b.weight - a.weight || a.index - b.index;
}
