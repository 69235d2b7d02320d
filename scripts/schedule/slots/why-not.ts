import type { JointRelaxation, Obstacle, Opening, Relaxation } from '../explanation.ts';
import { obstaclesAt } from '../obstacles.ts';
import { allStarts } from '../options.ts';
import type { Interval, Meeting } from '../problem.ts';
import { relaxationsOf, relaxationsTogether } from '../relax/relaxations.ts';
import type { Timetable } from '../timetable.ts';
import { blockersOf, violationsAt } from '../violations.ts';
import { byWorth, fittingAt } from './best-slots.ts';
import { type Comfort, comfortOf } from './comfort.ts';
import { judgeAmong, type SlotVerdict, withoutMeeting } from './judge-slot.ts';

/** The answer to "why not then?". */
export type WhyNot =
  /** It is there. */
  | { readonly kind: 'there'; readonly now: SlotVerdict }
  /** No start of the schedule lies in that time, long enough for it. */
  | { readonly kind: 'no-start' }
  /** It could be: at what price, beside what it costs where it is. */
  | { readonly kind: 'possible'; readonly best: SlotVerdict; readonly now: SlotVerdict | undefined }
  | {
      readonly kind: 'impossible';
      readonly obstacles: readonly Obstacle[];
      /** The meetings that would have to go elsewhere, where that would be enough. */
      readonly exchange: Exchange | undefined;
      readonly relaxations: readonly Relaxation[];
      readonly together: readonly JointRelaxation[];
    };

/** The lightest meetings that stand in the way of a start in a room. */
export type Exchange = {
  readonly rivals: readonly string[];
  readonly weight: number;
  readonly opening: Opening;
};

/**
 * Why a meeting is not held within some stretches of time: it is, it could be, or what stands in the way,
 * whom to move and what to give up. What is agreed is asked about as if it were not.
 */
export function whyNot(
  timetable: Timetable,
  pinned: Meeting,
  spans: readonly Interval[],
  comfort: Comfort = comfortOf(timetable.problem),
): WhyNot {
  const meeting = { ...pinned, fixed: undefined };
  const others = withoutMeeting(timetable, pinned);
  const isIn = (start: number): boolean =>
    spans.some(({ from, to }) => start >= from && start + meeting.minutes <= to);
  const starts = allStarts(timetable.problem, meeting.minutes).filter(isIn);
  const option = timetable.optionOf(pinned);
  const now = option && judgeAmong(others, meeting, option, comfort);
  if (now && isIn(now.start)) return { kind: 'there', now };
  if (starts.length === 0) return { kind: 'no-start' };
  const [best] = starts
    .flatMap((start) => fittingAt(others, meeting, start, comfort).slice(0, 1))
    .sort(byWorth);
  if (best) return { kind: 'possible', best, now };
  const relaxations = relaxationsOf(others, meeting, isIn);
  return {
    kind: 'impossible',
    obstacles: obstaclesAt(others, meeting, starts),
    exchange: cheapestExchange(others, meeting, starts),
    relaxations,
    together: relaxations.length === 0 ? relaxationsTogether(others, meeting, isIn) : [],
  };
}

/** Of the starts, the one for which the least weight would have to move, where moving would be enough. */
export function cheapestExchange(
  timetable: Timetable,
  meeting: Meeting,
  starts: readonly number[],
): Exchange | undefined {
  let cheapest: Exchange | undefined;
  for (const start of starts) {
    for (const room of timetable.problem.rooms) {
      const blockers = blockersOf(violationsAt(timetable, meeting, start, room));
      if (!blockers || blockers.size === 0) continue;
      const weight = [...blockers].reduce((sum, blocker) => sum + blocker.weight, 0);
      if (cheapest && weight >= cheapest.weight) continue;
      cheapest = { rivals: [...blockers].map(({ id }) => id), weight, opening: { start, room: room.id } };
    }
  }
  return cheapest;
}
