import type { AvailabilityReader } from '#locale/availability/read-availability.ts';
import type { Stretch } from '#locale/availability/stretches.ts';

/**
 * The times that somebody names to ask why a meeting is not held then; none where the words name no time. Of
 * availability one end alone is a question; of a meeting it is when it would begin: `28 March 10:00`.
 * @example askedTimes(availabilityReader(workspace, mission), '28 March 10:00', { minutes: 30 })
 */
export function askedTimes(
  read: AvailabilityReader,
  when: string,
  { minutes }: { readonly minutes: number },
): readonly Stretch[] {
  const { stretches = [], faults } = read([when]);
  const [fault] = faults;
  if (!fault) return stretches;
  if (faults.length > 1 || fault.code !== 'availability-half-said') return [];
  const word = String(fault.parameters['word']);
  const begun = read([when.replace(word, `${word}–24:00`)]);
  if (begun.faults.length > 0) return [];
  return (begun.stretches ?? []).map(({ from }) => ({ from, to: from + minutes }));
}
