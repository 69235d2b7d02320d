import type { LanguageTag } from '#model/language.ts';
import { addressKey } from '#model/mail-address.ts';
import type { MailEvent } from '#model/mail-event.ts';
import type { EventEntry, Guest, Revision } from '../calendar-entry.ts';
import { digestOf } from '../digest.ts';
import { startOfEntry } from '../event-time.ts';
import type { GuestCopy, Side } from './guest-copies.ts';

/** A meeting that was issued, as it now stands. */
export type IssuedMeeting = {
  readonly uid: string;
  readonly meeting: string;
  readonly revision: Revision;
  /** The number at which all were last asked: what is above it asks single guests again, and tells the others nothing. */
  readonly asked: number;
  /** The entry as the office has it; cancelled when the meeting is off or has gone. */
  readonly entry: EventEntry;
  /** What each guest is to get; nothing when it is off. */
  readonly copies: readonly GuestCopy[];
  /** Of a meeting that goes on: the version that tells those who are asked no longer, and whom it tells. */
  readonly revoked?: { readonly revision: Revision; readonly guests: readonly string[] } | undefined;
};

/** A message to one guest about one change of one meeting. */
export type PlannedMail = {
  readonly uid: string;
  readonly meeting: string;
  readonly method: 'REQUEST' | 'CANCEL';
  /** `again`: the guest has an earlier version. */
  readonly why: 'first' | 'again' | 'off' | 'no-longer-asked';
  readonly guest: Guest;
  readonly side: Side;
  readonly language: LanguageTag;
  readonly revision: Revision;
  readonly entry: EventEntry;
  /** See `standsAt`; nothing for what is called off. */
  readonly stands?: string;
};

type Sent = Extract<MailEvent, { type: 'sent' }>;

/**
 * What is still to be told to whom: each guest the version that they do not have yet, and the end of it
 * to those who were asked and no longer are. A correction that leaves the number as it is asks nobody
 * again, nor does a change that was taken back before they heard of it. What has begun asks nobody, and is called off to nobody.
 */
export function planMails(
  meetings: readonly IssuedMeeting[],
  events: readonly MailEvent[],
  { now, language }: { readonly now: number; readonly language: LanguageTag },
): readonly PlannedMail[] {
  const sent = lastSent(events);
  return meetings
    .filter(({ entry }) => startOfEntry(entry) > now)
    .flatMap((meeting) => [
      ...meeting.copies.flatMap((copy) =>
        requestFor(meeting, copy, sent.get(keyOf(meeting.uid, copy.guest.email))),
      ),
      ...cancelsFor(meeting, [...sent.values()], language),
    ]);
}

const keyOf = (uid: string, address: string): string => `${uid} ${addressKey(address)}`;

/** What each guest was last sent of each meeting. */
export function lastSent(events: readonly MailEvent[]): ReadonlyMap<string, Sent> {
  return new Map(
    events.flatMap((event) => (event.type === 'sent' ? [[keyOf(event.uid, event.address), event]] : [])),
  );
}

/** By UID, the highest number that went out to anybody; 0 where nothing did. */
export function highestSent(events: readonly MailEvent[]): (uid: string) => number {
  const highest = new Map<string, number>();
  for (const event of events)
    if (event.type === 'sent') highest.set(event.uid, Math.max(event.sequence, highest.get(event.uid) ?? 0));
  return (uid) => highest.get(uid) ?? 0;
}

/** Stands for the time, place and state of a meeting, for which guests are asked (RFC 5546 §2.1.4). */
export function standsAt({ when, place, status }: EventEntry): string {
  return digestOf(JSON.stringify([when, place ?? null, status])).slice(0, SHORT);
}
const SHORT = 16;

function requestFor(
  { uid, meeting, revision, asked, entry: office }: IssuedMeeting,
  { guest, side, language, entry }: GuestCopy,
  last: Sent | undefined,
): readonly PlannedMail[] {
  const knows = last?.method === 'REQUEST';
  const stands = standsAt(office);
  if (knows && (last.stands === stands || last.sequence >= Math.min(revision.sequence, asked))) return [];
  const why = knows ? 'again' : 'first';
  return [
    {
      uid,
      meeting,
      method: 'REQUEST',
      why,
      guest,
      side,
      language,
      entry,
      stands,
      revision: after(revision, last),
    },
  ];
}

const SECOND = 1000;

/** Of two messages with one number the later DTSTAMP counts (RFC 5546 §2.1.5): a guest asked again after a CANCEL has to see it. */
function after(revision: Revision, last: Sent | undefined): Revision {
  if (!last) return revision;
  const wasSent = Math.floor(Date.parse(last.at) / SECOND) * SECOND;
  return {
    ...revision,
    sequence: Math.max(revision.sequence, last.sequence),
    stamp: Math.max(revision.stamp, wasSent + SECOND),
  };
}

function cancelsFor(
  { uid, meeting, revision, entry, copies, revoked }: IssuedMeeting,
  sent: readonly Sent[],
  filing: LanguageTag,
): readonly PlannedMail[] {
  const asked = new Set(copies.map(({ guest }) => addressKey(guest.email)));
  const isOff = entry.status === 'CANCELLED';
  return sent
    .filter((last) => last.uid === uid && last.method === 'REQUEST' && !asked.has(addressKey(last.address)))
    .map((last): PlannedMail => {
      const guest: Guest = { name: '', email: last.address, role: 'REQ-PARTICIPANT' };
      return {
        uid,
        meeting,
        method: 'CANCEL',
        why: isOff ? 'off' : 'no-longer-asked',
        guest,
        side: last.side,
        language: last.language ?? filing,
        revision: after(isOff ? revision : revocation(revision, { revoked, last }), last),
        entry: { ...entry, guests: [guest] },
      };
    });
}

type Revocation = { readonly revoked: IssuedMeeting['revoked']; readonly last: Sent };

/** One above what the guest has (RFC 5546 §2.1.4): as the file beside it, where that tells the same guest. */
function revocation(revision: Revision, { revoked, last }: Revocation): Revision {
  if (revoked?.guests.includes(addressKey(last.address))) return revoked.revision;
  return { ...revision, sequence: Math.max(revision.sequence, last.sequence + 1) };
}
