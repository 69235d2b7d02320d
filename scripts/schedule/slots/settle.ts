import { optionAt, startsOf } from '../options.ts';
import type { Meeting } from '../problem.ts';
import type { Option, Timetable } from '../timetable.ts';
import { peopleViolations, roomViolations, startViolations } from '../violations.ts';
import type { Comfort } from './comfort.ts';
import { type Costs, costsOf } from './costs.ts';

const MOST_PASSES = 4;
/** Less is no reason to move anybody. */
const WORTH_A_MOVE = 0.5;
/** Beyond so many places to look at, people would wait for it. */
const MOST_PLACES = 300_000;

/**
 * Of schedules that are as good, the one that is less trouble: meetings go, one by one, to the place that
 * costs no more breaks or missed wishes and least walking, hours that nobody likes, and seats too many.
 * Returns by how much the breaks and misses came down on the way. The timetable is changed.
 */
export function settleSensibly(
  timetable: Timetable,
  mayMove: (meeting: Meeting) => boolean,
  comfort: Comfort,
): number {
  const { meetings, rooms } = timetable.problem;
  const movable = meetings.filter(
    (meeting) => !meeting.fixed && mayMove(meeting) && timetable.optionOf(meeting),
  );
  const starts = new Map(movable.map((meeting) => [meeting, startsOf(timetable.problem, meeting)]));
  const places = [...starts.values()].reduce((sum, list) => sum + list.length * rooms.length, 0);
  if (places > MOST_PLACES) return 0;
  let gained = 0;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const gains = movable.map((meeting) => settleOne(timetable, meeting, starts.get(meeting) ?? [], comfort));
    gained += gains.reduce<number>((sum, gain) => sum + (gain ?? 0), 0);
    if (gains.every((gain) => gain === undefined)) break;
  }
  return gained;
}

/** By how much breaks and misses came down; nothing when it stays. */
function settleOne(
  timetable: Timetable,
  meeting: Meeting,
  starts: readonly number[],
  comfort: Comfort,
): number | undefined {
  const now = timetable.optionOf(meeting);
  if (!now) return undefined;
  timetable.remove(meeting);
  const before = costsOf(timetable, meeting, now, comfort);
  let best: { readonly option: Option; readonly costs: Costs } | undefined;
  for (const start of starts) {
    for (const option of optionsAt(timetable, meeting, start)) {
      const costs = costsOf(timetable, meeting, option, comfort);
      const least = best?.costs ?? { quality: before.quality, comfort: before.comfort - WORTH_A_MOVE };
      if (costs.quality < least.quality || (costs.quality === least.quality && costs.comfort < least.comfort))
        best = { option, costs };
    }
  }
  timetable.place(meeting, best?.option ?? now);
  return best && before.quality - best.costs.quality;
}

function optionsAt(timetable: Timetable, meeting: Meeting, start: number): readonly Option[] {
  if (startViolations(timetable, meeting, start).length > 0) return [];
  const isFree = new Map<string | undefined, boolean>();
  return timetable.problem.rooms.flatMap((room) => {
    const known =
      isFree.get(room.venue) ?? peopleViolations(timetable, meeting, start, room.venue).length === 0;
    isFree.set(room.venue, known);
    if (!known || roomViolations(timetable, meeting, start, room).length > 0) return [];
    return optionAt(timetable, meeting, start, room) ?? [];
  });
}
