import { optionAt } from '../options.ts';
import type { Meeting } from '../problem.ts';
import { fittingAt } from '../slots/best-slots.ts';
import type { Comfort } from '../slots/comfort.ts';
import type { SlotVerdict } from '../slots/judge-slot.ts';
import type { Option, Timetable } from '../timetable.ts';
import { startsNear } from './find-place.ts';

export type Filled = { readonly meeting: Meeting; readonly option: Option };

/**
 * Gives meetings of the waiting list a place from now on, the heaviest first, today before tomorrow, at the
 * least cost; nobody else is moved. The timetable is changed.
 */
export function fillGaps(
  timetable: Timetable,
  waiting: readonly Meeting[],
  { now, comfort }: { readonly now: number; readonly comfort: Comfort },
): readonly Filled[] {
  const filled: Filled[] = [];
  for (const meeting of [...waiting].sort((a, b) => b.weight - a.weight || a.index - b.index)) {
    const option = bestFrom(timetable, meeting, now, comfort);
    if (!option) continue;
    timetable.place(meeting, option);
    filled.push({ meeting, option });
  }
  return filled;
}

function bestFrom(timetable: Timetable, meeting: Meeting, now: number, comfort: Comfort): Option | undefined {
  const { days, rooms } = timetable.problem;
  for (const day of days) {
    const starts = startsNear(timetable, meeting, now, now).filter(
      (start) => start >= day.from && start < day.to,
    );
    const best = starts
      .flatMap((start) => fittingAt(timetable, meeting, start, comfort).slice(0, 1))
      .reduce<SlotVerdict | undefined>(
        (least, each) => (least && !isBetter(each, least) ? least : each),
        undefined,
      );
    const room = best && rooms.find(({ id }) => id === best.room);
    if (best && room) return optionAt(timetable, meeting, best.start, room);
  }
  return undefined;
}

function isBetter(a: SlotVerdict, b: SlotVerdict): boolean {
  return (a.quality - b.quality || a.comfort - b.comfort || a.start - b.start) < 0;
}
