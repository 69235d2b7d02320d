import type { Channel } from '#model/invite-event.ts';
import { addressKey, isSameAddress } from '#model/mail-address.ts';
import type { IssuedEntry, IssuedGuest } from '#register/invites.ts';
import type { CalendarEntry, EventEntry } from './calendar-entry.ts';
import { digestOf } from './digest.ts';

/** An entry as all languages have it; the first speaks for what is no text. */
export type Edited = {
  readonly key: string;
  readonly editions: readonly { readonly language: string; readonly entry: CalendarEntry }[];
};

export type Versioning = {
  readonly as: Channel;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  /** For an entry that is issued for the first time. */
  readonly makeUid: (key: string) => string;
  /** The highest number that went out to anybody; a guest who was let go and asked again is ahead of the others. */
  readonly sent?: ((uid: string) => number) | undefined;
};

/**
 * The version of an entry by what was issued of it before. SEQUENCE rises for another time, place or state
 * (RFC 5546 §2.1.4), the stamp for any change, a guest is asked for an answer where the first has risen or
 * the guest is new.
 */
export function reviseEntry(
  { key, editions }: Edited,
  former: IssuedEntry | undefined,
  { as, now, makeUid, sent }: Versioning,
): IssuedEntry {
  const [first] = editions;
  if (!first) throw new Error('a workspace has languages');
  const { entry } = first;
  const digest = entryDigest(editions);
  if (former?.digest === digest) return former;
  const facts = factsOf(entry);
  const hasRisen = former !== undefined && isSignificant(former, facts);
  const sequence = hasRisen ? nextSequence(former, sent) : (former?.sequence ?? 0);
  const stamp = nextStamp(now, former);
  return {
    as,
    key,
    uid: former?.uid ?? makeUid(key),
    sequence,
    stamp,
    digest,
    ...facts,
    ...peopleOf(entry, { former: hasRisen ? undefined : former, sequence }),
  };
}

/** An entry that has gone from the data, at the version that calls it off; it stays at that. */
export function cancelEntry(former: IssuedEntry, now: number, sent?: Versioning['sent']): IssuedEntry {
  if (former.cancelled) return former;
  return {
    ...former,
    sequence: nextSequence(former, sent),
    stamp: nextStamp(now, former),
    digest: '',
    status: 'CANCELLED',
    cancelled: true,
  };
}

/** Above all that anybody has, or some would take the change for what they know already. */
function nextSequence({ uid, sequence }: IssuedEntry, sent: Versioning['sent']): number {
  return Math.max(sequence, sent?.(uid) ?? 0) + 1;
}

type Facts = Pick<IssuedEntry, 'kind' | 'when' | 'place' | 'status' | 'cancelled'>;

function factsOf(entry: CalendarEntry): Facts {
  const status = entry.status ?? 'CANCELLED';
  const common = { status, ...(status === 'CANCELLED' && { cancelled: true }) };
  if (entry.kind === 'todo')
    return { kind: 'todo', when: { kind: 'days', from: entry.start, to: entry.due }, ...common };
  const [room, name] = entry.place ?? [];
  return {
    kind: 'event',
    when: entry.when,
    ...(room !== undefined && name !== undefined && { place: [shortDigest(room), shortDigest(name)] }),
    ...common,
  };
}

const SHORT = 12;
const shortDigest = (text: string): string => digestOf(text).slice(0, SHORT);

function isSignificant(former: IssuedEntry, facts: Facts): boolean {
  return (
    JSON.stringify(former.when) !== JSON.stringify(facts.when) ||
    former.status !== facts.status ||
    hasMoved(former.place, facts.place)
  );
}

/** A room may be given another id, or its name be corrected: then it is not another room. */
function hasMoved(before: IssuedEntry['place'], now: IssuedEntry['place']): boolean {
  if (!before && !now) return false;
  return before?.[0] !== now?.[0] && before?.[1] !== now?.[1];
}

function peopleOf(
  entry: CalendarEntry,
  { former, sequence }: { readonly former: IssuedEntry | undefined; readonly sequence: number },
): Pick<IssuedEntry, 'organizer' | 'guests'> {
  if (entry.kind === 'todo') return {};
  return {
    ...(entry.organizer && { organizer: entry.organizer.email }),
    ...(entry.guests && { guests: entry.guests.map((guest) => guestOf(guest, former, sequence)) }),
  };
}

function guestOf(
  { email, role }: NonNullable<EventEntry['guests']>[number],
  former: IssuedEntry | undefined,
  sequence: number,
): IssuedGuest {
  const before = former?.guests?.find((guest) => isSameAddress(guest.email, email));
  return { email, role, asked: before ? (before.asked ?? former?.sequence ?? sequence) : sequence };
}

/** Stands for all that an entry says, in all languages; addresses count as addresses. */
export function entryDigest(editions: Edited['editions']): string {
  return digestOf(editions.map(({ language, entry }) => textKey(language, entry)).join('\n'));
}

/** An entry stands in several feeds; what it says is digested once. */
const digested = new WeakMap<CalendarEntry, { readonly language: string; readonly key: string }>();

/** Stands for what one entry says in a language. */
export function textKey(language: string, entry: CalendarEntry): string {
  const known = digested.get(entry);
  if (known?.language === language) return known.key;
  const key = digestText(language, entry);
  digested.set(entry, { language, key });
  return key;
}

function digestText(language: string, entry: CalendarEntry): string {
  const hasPeople = entry.kind === 'event' && (entry.guests || entry.organizer);
  const text = hasPeople ? JSON.stringify(entry, withoutCase) : JSON.stringify(entry);
  return digestOf(`${language}\n${text}`);
}

const withoutCase = (name: string, value: unknown): unknown =>
  name === 'email' ? addressKey(String(value)) : value;

const SECOND = 1000;

function nextStamp(now: number, former: IssuedEntry | undefined): number {
  const stamp = Math.floor(now / SECOND) * SECOND;
  return former ? Math.max(stamp, former.stamp + SECOND) : stamp;
}
