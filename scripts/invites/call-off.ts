import { reasonOfOff, titleOfOff } from '#locale/called-off.ts';
import type { Cancellation } from '#model/cancellation.ts';
import type { EventEntry } from './calendar-entry.ts';
import { paragraphs } from './describe-place.ts';
import type { EntryContext } from './entry-context.ts';

/**
 * An entry as it reads once it is called off: its title says so too, since Outlook shows no STATUS, the
 * reason comes first, and the time is free again. The entry itself where nothing is called off.
 */
export function callOff(
  entry: EventEntry,
  cancelled: Cancellation | undefined,
  context: EntryContext,
): EventEntry {
  if (cancelled === undefined) return entry;
  const { alarmMinutesBefore: _alarm, conference: _conference, ...rest } = entry;
  return {
    ...rest,
    summary: titleOfOff(entry.summary, { cancelled }, context.t),
    description: paragraphs(
      reasonOfOff({ cancelled }, context),
      entry.description === '' ? [] : [entry.description],
    ),
    status: 'CANCELLED',
    busy: false,
  };
}
