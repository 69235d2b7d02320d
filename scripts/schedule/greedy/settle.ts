import { optionAt, prefers } from '../options.ts';
import type { Meeting } from '../problem.ts';
import type { Option, Timetable } from '../timetable.ts';
import { waitingMinutes } from './waiting.ts';

type Starts = ReadonlyMap<Meeting, readonly number[]>;

/** A preference was asked for; waiting is only avoided where none is lost. */
const PREFERENCE_MINUTES = 24 * 60;
const MOST_PASSES = 4;

/**
 * Moves meetings one by one to where they are better: inside a preferred window, and with less waiting
 * between the meetings of those whose gaps count. The weight placed does not change.
 */
export function settle(timetable: Timetable, starts: Starts, kept: ReadonlySet<Meeting>): void {
  const movable = timetable.problem.meetings.filter((meeting) => !meeting.fixed && !kept.has(meeting));
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const moved = movable.filter((meeting) => improve(timetable, meeting, starts.get(meeting) ?? []));
    if (moved.length === 0) return;
  }
}

function improve(timetable: Timetable, meeting: Meeting, starts: readonly number[]): boolean {
  const former = timetable.optionOf(meeting);
  if (!former) return false;
  const formerCost = costOf(timetable, meeting);
  if (formerCost === 0) return false;
  timetable.remove(meeting);
  let best: { readonly option: Option; readonly cost: number } = { option: former, cost: formerCost };
  for (const start of starts) {
    if (start === former.start) continue;
    const option = optionAt(timetable, meeting, start);
    if (!option) continue;
    timetable.place(meeting, option);
    const cost = costOf(timetable, meeting);
    timetable.remove(meeting);
    if (cost < best.cost) best = { option, cost };
  }
  timetable.place(meeting, best.option);
  return best.option !== former;
}

function costOf(timetable: Timetable, meeting: Meeting): number {
  const option = timetable.optionOf(meeting);
  if (!option) return 0;
  const missed = prefers(meeting, option.start) ? 0 : PREFERENCE_MINUTES;
  return [...meeting.people, ...option.staff].reduce(
    (sum, person) =>
      sum + (person.gapWeight > 0 ? person.gapWeight * waitingMinutes(timetable, person, option.start) : 0),
    missed,
  );
}
