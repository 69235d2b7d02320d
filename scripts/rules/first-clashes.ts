import type { Finding } from '#diagnostics/diagnostic.ts';
import { warning } from './places.ts';

/** Told at each thing: more nobody reads, and a timetable that was pasted over itself has them by the million. */
const MOST_TOLD = 5;

/** Said where there are more. */
export const MORE_CLASHES = 'clashes-more';

/**
 * The first clashes of a thing with others, and that there are more; none of the others is asked once that is known.
 * @example firstClashes(pins, (other) => clash(pin, other)).length // at most 6
 */
export function firstClashes<T>(
  others: Iterable<T>,
  clash: (other: T) => readonly Finding[],
): readonly Finding[] {
  const found: Finding[] = [];
  for (const other of others) {
    found.push(...clash(other));
    const at = found[MOST_TOLD]?.at;
    if (at) return [...found.slice(0, MOST_TOLD), warning(MORE_CLASHES, at, { told: MOST_TOLD })];
  }
  return found;
}
