import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Audience } from '#model/audience.ts';
import { type Channel, InviteEvent, type IssuedWhen } from '#model/invite-event.ts';
import type { EventDraft } from '#model/register-event.ts';
import type { EventLog } from './event-log.ts';

/** An address that was written to, with the part its owner had (RFC 5545 §3.2.16). */
export type IssuedGuest = {
  readonly email: string;
  readonly role: 'CHAIR' | 'REQ-PARTICIPANT' | 'OPT-PARTICIPANT';
  /** The SEQUENCE at which an answer was asked for. */
  readonly asked?: number | undefined;
};

/** What was last issued of a calendar entry. */
export type IssuedEntry = {
  readonly as: Channel;
  /** What it stands for within its mission: `bilateral/us`. */
  readonly key: string;
  readonly uid: string;
  readonly sequence: number;
  /** DTSTAMP and LAST-MODIFIED: milliseconds since 1970-01-01T00:00Z. */
  readonly stamp: number;
  readonly digest: string;
  /** Digests of its room, and of what that is called. */
  readonly place?: readonly [string, string] | undefined;
  readonly status: string;
  readonly cancelled?: boolean;
  readonly kind: 'event' | 'todo';
  readonly when: z.output<typeof IssuedWhen>;
  readonly organizer?: string;
  readonly guests?: readonly IssuedGuest[];
};

/** What stands of a mission's calendars for one audience. */
export type IssuedCalendars = {
  /** By `entryName`. */
  readonly entries: ReadonlyMap<string, IssuedEntry>;
  /** By what comes before language and ending: `calendar`, `delegates/沈望潮`. */
  readonly feeds: ReadonlyMap<string, { readonly endedAt?: number }>;
};

export const NOTHING_ISSUED: IssuedCalendars = { entries: new Map(), feeds: new Map() };

/** Each channel has its own UIDs and numbers. */
export function entryName({ as, key }: Pick<IssuedEntry, 'as' | 'key'>): string {
  return `${as} ${key}`;
}

/** `data/register/invites/<mission>.jsonl`. Versions that have been replaced are dropped. */
export const INVITES: EventLog<InviteEvent> = { folder: 'invites', schema: InviteEvent, prune: pruneInvites };

/** What stands for an audience, and nothing that another was told. */
export function foldInvites(events: readonly InviteEvent[], audience: Audience): IssuedCalendars {
  const entries = new Map<string, IssuedEntry>();
  const feeds = new Map<string, { readonly endedAt?: number }>();
  for (const event of events) {
    switch (event.type) {
      case 'entry-public':
      case 'entry-internal': {
        if (event.type !== `entry-${audience}`) break;
        const entry = entryOf(event);
        entries.set(entryName(entry), entry);
        break;
      }
      case 'feed':
        if (event.audience !== audience) break;
        feeds.set(event.feed, event.endedAt === undefined ? {} : { endedAt: event.endedAt });
        break;
      case 'issued-public':
      case 'issued-internal':
        if (event.type !== `issued-${audience}`) break;
        for (const entry of messagesOf(event)) entries.set(entryName(entry), entry);
        for (const feed of feedsOf(event)) feeds.set(feed, {});
        break;
      case 'continues':
        break;
      default:
        event satisfies never;
    }
  }
  return { entries, feeds };
}

type Version = Extract<InviteEvent, { type: 'entry-public' | 'entry-internal' }>;

function entryOf(event: Version): IssuedEntry {
  const { as, key, uid, sequence, dtstamp, digest, place, status, cancelled, kind, when } = event;
  return {
    as,
    key,
    uid,
    sequence,
    stamp: dtstamp,
    digest,
    ...(place && { place }),
    status,
    ...(cancelled && { cancelled }),
    kind,
    when,
    ...addressesOf(event),
  };
}

function addressesOf(event: InviteEvent): Pick<IssuedEntry, 'organizer' | 'guests'> {
  if (event.type !== 'entry-internal' && event.type !== 'issued-internal') return {};
  const { organizer, guests } = event;
  return { ...(organizer !== undefined && { organizer }), ...(guests && { guests }) };
}

type Legacy = Extract<InviteEvent, { type: 'issued-public' | 'issued-internal' }>;
const MESSAGE_FILE = /(?:^|\/)bilaterals\/(?<id>[^/]+?)(?<left>\.uninvited)?\.ics$/;
const FEED_FILE = /^(?:missions\/[^/]+|actions)\/(?<feed>.+)\.ics$/;

/** Whoever has a message in their mailbox knows it by its UID; feeds are fetched whole and need none of theirs. */
function messagesOf(event: Legacy): readonly IssuedEntry[] {
  if (event.as === 'feed') return [];
  const { uid, sequence, dtstamp, digest, cancelled, kind, when } = event;
  return event.files.flatMap((file) => {
    const { id, left } = MESSAGE_FILE.exec(file)?.groups ?? {};
    if (id === undefined) return [];
    return [
      {
        as: left === undefined ? ('message' as const) : ('uninvited' as const),
        key: `bilateral/${id}`,
        uid,
        sequence,
        stamp: dtstamp,
        digest,
        status: cancelled ? 'CANCELLED' : 'CONFIRMED',
        ...(cancelled && { cancelled }),
        kind,
        when,
        ...addressesOf(event),
      },
    ];
  });
}

function feedsOf(event: Legacy): readonly string[] {
  return event.as === 'feed'
    ? event.files.flatMap((file) => FEED_FILE.exec(file)?.groups?.['feed'] ?? [])
    : [];
}

/** What differs from what stood, as events. */
export function inviteEvents(
  former: IssuedCalendars,
  issued: IssuedCalendars,
  audience: Audience,
): readonly EventDraft<InviteEvent>[] {
  const entries = [...issued.entries].flatMap(([name, entry]) =>
    isSame(former.entries.get(name), entry) ? [] : [draftOf(entry, audience)],
  );
  const feeds = [...issued.feeds].flatMap(([feed, state]): readonly EventDraft<InviteEvent>[] =>
    isSame(former.feeds.get(feed), state) ? [] : [{ type: 'feed', audience, feed, ...state }],
  );
  return [...entries, ...feeds];
}

const isSame = (one: object | undefined, other: object): boolean =>
  one === other || isDeepStrictEqual(one, other);

function draftOf(entry: IssuedEntry, audience: Audience): EventDraft<InviteEvent> {
  const { organizer, guests, stamp, place, cancelled, ...rest } = entry;
  const state = {
    ...rest,
    dtstamp: stamp,
    ...(place && { place: [...place] as [string, string] }),
    ...(cancelled && { cancelled: true as const }),
  };
  if (audience === 'public') return { type: 'entry-public', ...state };
  return {
    type: 'entry-internal',
    ...state,
    ...(organizer !== undefined && { organizer }),
    ...(guests && { guests: guests.map((guest) => ({ ...guest })) }),
  };
}

/** A log is written anew only when it pays: when most of it has been replaced. */
const WORTH_PRUNING = 2;

function pruneInvites(events: readonly InviteEvent[]): readonly InviteEvent[] {
  const seen = new Set<string>();
  const shown = events.toReversed().filter((event) => {
    const fresh = namesOf(event).filter((name) => !seen.has(name));
    for (const name of fresh) seen.add(name);
    return fresh.length > 0;
  });
  return shown.length * WORTH_PRUNING < events.length ? shown.toReversed() : events;
}

/** What an event says something of; a later one of the same name takes its place. */
function namesOf(event: InviteEvent): readonly string[] {
  switch (event.type) {
    case 'entry-public':
    case 'entry-internal':
      return [`${event.type} ${entryName(event)}`];
    case 'feed':
      return [`feed ${event.audience} ${event.feed}`];
    case 'continues':
      return [event.type];
    case 'issued-public':
    case 'issued-internal': {
      const audience = event.type.slice('issued-'.length);
      return [
        ...messagesOf(event).map((entry) => `entry-${audience} ${entryName(entry)}`),
        ...feedsOf(event).map((feed) => `feed ${audience} ${feed}`),
      ];
    }
    default:
      return event satisfies never;
  }
}

/** The name the mission of a log had before. */
export function formerName(events: readonly InviteEvent[]): string | undefined {
  const last = events.findLast((event) => event.type === 'continues');
  return last?.type === 'continues' ? last.mission : undefined;
}
