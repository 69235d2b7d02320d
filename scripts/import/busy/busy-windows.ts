import type { Window } from '#model/availability.ts';
import { addDays, type CivilDate, type ClockTime, civilOf, type TimeZone } from '#model/civil-time.ts';
import type { Stretch } from './read-busy.ts';

const MIDNIGHT = '00:00';
/** A window stays within its day. */
const LAST_MINUTE = '23:59' as ClockTime;

/** Busy stretches as windows on the clocks of a place, one for each day that they touch. */
export function busyWindows(
  stretches: readonly Stretch[],
  {
    zone,
    period,
  }: { readonly zone: TimeZone; readonly period: { readonly from: CivilDate; readonly to: CivilDate } },
): readonly Window[] {
  return stretches.flatMap((stretch) => {
    const start = civilOf(stretch.from, zone);
    const end = civilOf(stretch.to, zone);
    const windows: Window[] = [];
    for (let date = start.date; date <= end.date; date = addDays(date, 1)) {
      const from = date === start.date ? start.time : (MIDNIGHT as ClockTime);
      const to = date === end.date ? end.time : LAST_MINUTE;
      if (from < to && date >= period.from && date <= period.to) windows.push({ date, from, to });
    }
    return windows;
  });
}
