import { allStarts, optionAt } from '../options.ts';
import type { Meeting } from '../problem.ts';
import { fittingAt } from '../slots/best-slots.ts';
import type { Comfort } from '../slots/comfort.ts';
import type { Option, Timetable } from '../timetable.ts';
import { blockersOf, violationsAt } from '../violations.ts';

/** What a search for a place on the day may do. */
export type Finding = {
  readonly comfort: Comfort;
  /** Nothing begins before. */
  readonly now: number;
  readonly mayMove: (meeting: Meeting) => boolean;
};

/** A place, and where others have to go for it. */
export type Place = {
  readonly option: Option;
  readonly pushed: ReadonlyMap<Meeting, Option>;
};

const MOST_PUSHED = 2;
const NOBODY: ReadonlyMap<Meeting, Option> = new Map();

/**
 * The nearest place to where a meeting was: free, else with one or two others moved, each of whom finds a
 * place in turn. The timetable is left as it was.
 */
export function findPlace(
  timetable: Timetable,
  pinned: Meeting,
  near: number,
  finding: Finding,
): Place | undefined {
  const meeting = { ...pinned, fixed: undefined };
  const starts = startsNear(timetable, meeting, near, finding.now);
  for (const start of starts) {
    const option = bestAt(timetable, meeting, start, finding.comfort);
    if (option) return { option, pushed: NOBODY };
  }
  for (const start of starts) {
    const place = pushAt(timetable, meeting, start, finding);
    if (place) return place;
  }
  return undefined;
}

/** Starts of its windows from now on, the nearest first. */
export function startsNear(
  { problem }: Timetable,
  { minutes, windows }: Meeting,
  near: number,
  now: number,
): readonly number[] {
  return allStarts(problem, minutes)
    .filter(
      (start) =>
        start >= now && (!windows || windows.some(({ from, to }) => start >= from && start + minutes <= to)),
    )
    .sort((a, b) => Math.abs(a - near) - Math.abs(b - near) || a - b);
}

function bestAt(timetable: Timetable, meeting: Meeting, start: number, comfort: Comfort): Option | undefined {
  const [best] = fittingAt(timetable, meeting, start, comfort);
  const room = best && timetable.problem.rooms.find(({ id }) => id === best.room);
  return room && optionAt(timetable, meeting, start, room);
}

function pushAt(timetable: Timetable, meeting: Meeting, start: number, finding: Finding): Place | undefined {
  for (const room of timetable.problem.rooms) {
    const blockers = blockersOf(violationsAt(timetable, meeting, start, room));
    if (!blockers || blockers.size === 0 || blockers.size > MOST_PUSHED) continue;
    if (![...blockers].every(finding.mayMove)) continue;
    const trial = timetable.copy();
    for (const blocker of blockers) trial.remove(blocker);
    const option = optionAt(trial, meeting, start, room);
    if (!option) continue;
    trial.place(meeting, option);
    const pushed = rehouse(trial, timetable, [...blockers], finding);
    if (pushed) return { option, pushed };
  }
  return undefined;
}

function rehouse(
  trial: Timetable,
  before: Timetable,
  pushed: readonly Meeting[],
  { now, comfort }: Finding,
): ReadonlyMap<Meeting, Option> | undefined {
  const places = new Map<Meeting, Option>();
  for (const meeting of pushed) {
    const near = before.optionOf(meeting)?.start ?? now;
    const option = startsNear(trial, meeting, near, now)
      .values()
      .map((start) => bestAt(trial, meeting, start, comfort))
      .find((each) => each !== undefined);
    if (!option) return undefined;
    trial.place(meeting, option);
    places.set(meeting, option);
  }
  return places;
}
