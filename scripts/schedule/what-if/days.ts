import { civilOf, minutesOf } from '#model/civil-time.ts';
import type { Instance } from '../instance.ts';
import { minutesOfInstant } from '../instant.ts';
import { type ListDay, WHOLE_DAY } from '../requests/read-when.ts';

/** The days of an instance on the clocks of its zone. */
export function daysOfInstance({ days, timezone }: Instance): readonly ListDay[] {
  return days.map(({ id, start, end }) => {
    const [from, to] = [start, end].map((text) => civilOf(minutesOfInstant(text) * 60_000, timezone));
    if (!from || !to) throw new Error(`the day ${id} has no hours`);
    const isNextDay = to.date > from.date;
    return {
      id,
      date: from.date,
      from: minutesOf(from.time),
      to: isNextDay ? WHOLE_DAY.to : minutesOf(to.time),
    };
  });
}
