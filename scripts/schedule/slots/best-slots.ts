import { startsOf } from '../options.ts';
import type { Meeting } from '../problem.ts';
import type { Timetable } from '../timetable.ts';
import { peopleViolations, roomViolations, startViolations } from '../violations.ts';
import { type Comfort, comfortOf } from './comfort.ts';
import { judgeAmong, type SlotVerdict, withoutMeeting } from './judge-slot.ts';

const MOST = 10;

/**
 * The best places for one meeting beside the others as they stand, each start once, in its best room; the
 * best first. Milliseconds with hundreds of meetings.
 * @example bestSlots(proposal.timetable, meeting)[0] // { fits: true, start: 30_003_840, room: 'blue', … }
 */
export function bestSlots(
  timetable: Timetable,
  pinned: Meeting,
  { most = MOST, comfort = comfortOf(timetable.problem) }: { most?: number; comfort?: Comfort } = {},
): readonly SlotVerdict[] {
  // Of one that is agreed it is asked where else it could be.
  const meeting = { ...pinned, fixed: undefined };
  const others = withoutMeeting(timetable, meeting);
  const best = startsOf(timetable.problem, meeting).flatMap((start) => {
    const [first] = fittingAt(others, meeting, start, comfort);
    return first ? [first] : [];
  });
  return best.sort(byWorth).slice(0, most);
}

/** Every room at a start that fits, the best first. `others` does not hold the meeting. */
export function fittingAt(
  others: Timetable,
  meeting: Meeting,
  start: number,
  comfort: Comfort,
): readonly SlotVerdict[] {
  if (startViolations(others, meeting, start).length > 0) return [];
  const isFree = new Map<string | undefined, boolean>();
  const rooms = others.problem.rooms.filter((room) => {
    // People are asked once a venue: they are the same in each of its rooms.
    const known = isFree.get(room.venue) ?? peopleViolations(others, meeting, start, room.venue).length === 0;
    isFree.set(room.venue, known);
    return known && roomViolations(others, meeting, start, room).length === 0;
  });
  return rooms.map((room) => judgeAmong(others, meeting, { start, room }, comfort)).sort(byWorth);
}

/** Fewer breaks and missed wishes, then what is less trouble, then the earlier. */
export function byWorth(a: SlotVerdict, b: SlotVerdict): number {
  return a.quality - b.quality || a.comfort - b.comfort || a.start - b.start;
}
