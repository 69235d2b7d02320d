import { addressKey } from '#model/mail-address.ts';
import type { IssuedEntry, IssuedGuest } from '#register/invites.ts';
import type { EventEntry } from './calendar-entry.ts';

type Invitation = {
  readonly entry: EventEntry;
  /** The invitation as it is issued now, and what stood before. */
  readonly issued: IssuedEntry;
  readonly before: IssuedEntry | undefined;
  /** What those asked no longer were told before. */
  readonly told: IssuedEntry | undefined;
};

/**
 * The CANCEL for guests of a meeting that goes on without them (RFC 5546 §3.2.5). Its SEQUENCE is above
 * theirs, as §2.1.4 wants of every CANCEL; it stays as it is until others follow them, and without guests
 * once all are asked again. `undefined` where nobody was ever left out.
 */
export function revokeGuests({ entry, issued, before, told }: Invitation): IssuedEntry | undefined {
  const asked = new Set((entry.guests ?? []).map(({ email }) => addressKey(email)));
  const left = before && !before.cancelled ? (before.guests ?? []) : [];
  const all = [...(told?.guests ?? []), ...left].filter(({ email }) => !asked.has(addressKey(email)));
  const guests = [...new Map(all.map((guest) => [addressKey(guest.email), guest])).values()];
  if (addressesOf(guests) === addressesOf(told?.guests ?? [])) return told;
  const { place: _place, ...last } = before ?? issued;
  return {
    ...last,
    as: 'uninvited',
    uid: issued.uid,
    sequence: Math.max(last.sequence, told?.sequence ?? 0) + 1,
    stamp: Math.max(issued.stamp, told?.stamp ?? 0),
    digest: '',
    status: 'CANCELLED',
    guests: guests.map(({ email, role }) => ({ email, role })),
    cancelled: true,
  };
}

const addressesOf = (guests: readonly IssuedGuest[]): string =>
  guests.map(({ email }) => addressKey(email)).join(' ');
