import { Stamp } from '#model/register-event.ts';

const COUNTER_LENGTH = 4;
const COUNTER_END = 36 ** COUNTER_LENGTH;
/** Stamps have four digits for the year. */
const LAST_INSTANT = Date.UTC(9999, 11, 31);

/**
 * The stamp after another: the clock's instant where that is later, else the other's with the next
 * counter. A clock that was set back changes nothing, and no two stamps of a log are the same.
 * @example nextStamp('2026-11-29T08:15:00.000Z+0000', Date.parse('2026-11-29T07:00Z')) // '2026-11-29T08:15:00.000Z+0001'
 */
export function nextStamp(last: Stamp | undefined, now: number): Stamp {
  const instant = Math.min(Math.max(Math.floor(now), 0), LAST_INSTANT);
  if (last === undefined) return write(instant, 0);
  const [lastInstant, counter] = read(last);
  if (instant > lastInstant) return write(instant, 0);
  return counter + 1 < COUNTER_END ? write(lastInstant, counter + 1) : write(lastInstant + 1, 0);
}

function read(stamp: Stamp): readonly [instant: number, counter: number] {
  const [instant = '', counter = ''] = stamp.split('+');
  return [Date.parse(instant), Number.parseInt(counter, 36)];
}

function write(instant: number, counter: number): Stamp {
  const digits = counter.toString(36).padStart(COUNTER_LENGTH, '0');
  return Stamp.parse(`${new Date(instant).toISOString()}+${digits}`);
}
