import type { RevisedEntry } from './calendar-entry.ts';
import { writeCalendar } from './write-calendar.ts';

/** One entry as a CalDAV server keeps it: a file of its own, named by its UID. */
export type Resource = { readonly name: string; readonly text: string };

/**
 * A CalDAV resource for each live entry (RFC 4791 §4.1: one UID each, no METHOD). What is cancelled is
 * deleted on a server, so it has none.
 * @example writeResources(revised, 'en')[0]?.name // '5f6b7c1e-….ics'
 */
export function writeResources(revised: readonly RevisedEntry[], language: string): readonly Resource[] {
  return revised
    .filter(({ entry }) => entry.status !== 'CANCELLED')
    .map((each) => ({
      name: `${each.uid.split('@')[0]}.ics`,
      text: writeCalendar({ language, entries: [each] }),
    }));
}
