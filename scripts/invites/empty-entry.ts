import type { IssuedEntry } from '#register/invites.ts';
import type { CalendarEntry, Guest } from './calendar-entry.ts';

/**
 * What is left of an entry that has gone: when it would have been, and that it is off. Of people only the
 * addresses are known, which stand for their names.
 */
export function emptyEntry(
  { key, kind, when, organizer, guests }: IssuedEntry,
  summary: string,
): CalendarEntry {
  const described = { key, summary, description: '', categories: [] };
  if (kind === 'todo' && when.kind === 'days')
    return { kind, ...described, start: when.from, due: when.to, status: 'CANCELLED' };
  return {
    kind: 'event',
    ...described,
    when,
    status: 'CANCELLED',
    busy: false,
    ...(organizer !== undefined && { organizer: { name: '', email: organizer } }),
    ...(guests && { guests: guestsOf(guests) }),
  };
}

const guestsOf = (guests: NonNullable<IssuedEntry['guests']>): readonly Guest[] =>
  guests.map(({ email, role }) => ({ name: '', email, role, isAsked: false }));
