import type { Cancellation } from '#model/cancellation.ts';
import { localize } from '#model/localized.ts';
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
  { t, language }: EntryContext,
): EventEntry {
  if (cancelled === undefined) return entry;
  const { alarmMinutesBefore: _alarm, conference: _conference, ...rest } = entry;
  const reason =
    cancelled === true ? [] : [t('invites.cancelled.reason', { reason: localize(cancelled, language) })];
  return {
    ...rest,
    summary: t('invites.cancelled.title', { title: entry.summary }),
    description: paragraphs(reason, entry.description === '' ? [] : [entry.description]),
    status: 'CANCELLED',
    busy: false,
  };
}
