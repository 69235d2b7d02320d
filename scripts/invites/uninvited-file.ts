import type { IssuedEntry } from '#register/invites.ts';
import type { EventEntry, RevisedEntry } from './calendar-entry.ts';
import type { InvitationFile } from './calendar-file.ts';
import { cancelledEntry, entryDigest } from './revise-entries.ts';

/** Beside an invitation: what those get who are asked no longer. */
export function uninvitedPath(invitation: string): string {
  return invitation.replace(/\.ics$/, '.uninvited.ics');
}

export type Uninvited = { readonly revised: RevisedEntry; readonly entry: IssuedEntry };

type Earlier = {
  /** What was issued of the invitation before this time. */
  readonly before: IssuedEntry | undefined;
  /** What those asked no longer were told before. */
  readonly told: IssuedEntry | undefined;
  readonly language: string;
};

/**
 * A CANCEL for the guests of a meeting that goes on without them (RFC 5546 §3.2.5), at the version of the
 * invitation that left them out; it stays as it is until others follow them or they are asked again.
 * Nothing where nobody is left out.
 */
export function cancelForUninvited(
  { entry }: InvitationFile,
  invited: IssuedEntry,
  { before, told, language }: Earlier,
): Uninvited | undefined {
  const asked = new Set((entry.guests ?? []).map(({ email }) => email));
  const left = before && !before.cancelled ? (before.guests ?? []) : [];
  const all = [...(told?.guests ?? []), ...left].filter(({ email }) => !asked.has(email));
  const guests = [...new Map(all.map((guest) => [guest.email, guest])).values()];
  if (guests.length === 0) return undefined;
  if (told && addresses(guests) === addresses(told.guests)) return reviseAs(entry, told, language);
  const { sequence, stamp } = invited;
  const last = before ?? invited;
  const issued: IssuedEntry = { ...last, sequence, stamp, guests, cancelled: true };
  return reviseAs(entry, issued, language);
}

const addresses = (guests: IssuedEntry['guests'] = []): string => guests.map(({ email }) => email).join(' ');

/** The meeting is there, and lends its title; its number is that of the time they were left out. */
function reviseAs({ uid, summary }: EventEntry, issued: IssuedEntry, language: string): Uninvited {
  const cancelled = cancelledEntry(uid, issued, summary);
  const digest = entryDigest(cancelled, language);
  const { sequence, stamp } = issued;
  const entry = { ...issued, digest };
  return { revised: { entry: cancelled, revision: { sequence, stamp, digest } }, entry };
}
