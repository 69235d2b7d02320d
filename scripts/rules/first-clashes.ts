/** Told at each thing: more nobody reads, and a timetable that was pasted over itself has them by the million. */
const MOST_TOLD = 5;

/**
 * The first clashes of a thing with others; none of the others is asked once there are enough.
 * @example firstClashes(pins, (other) => clash(pin, other)).length // at most 5
 */
export function firstClashes<T, F>(others: Iterable<T>, clash: (other: T) => readonly F[]): readonly F[] {
  const found: F[] = [];
  for (const other of others) {
    found.push(...clash(other));
    if (found.length >= MOST_TOLD) break;
  }
  return found.slice(0, MOST_TOLD);
}
