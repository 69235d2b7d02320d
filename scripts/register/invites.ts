import type { z } from 'zod';
import type { Audience } from '#model/audience.ts';
import { InviteEvent, type IssuedWhen } from '#model/invite-event.ts';
import type { EventDraft } from '#model/register-event.ts';
import type { EventLog } from './event-log.ts';

/** What was last issued of a calendar entry. */
export type IssuedEntry = {
  readonly sequence: number;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly stamp: number;
  readonly digest: string;
  readonly cancelled?: boolean;
  readonly kind: 'event' | 'todo';
  readonly when: z.output<typeof IssuedWhen>;
  readonly organizer?: string;
  readonly guests?: readonly IssuedGuest[];
};
/** An address that was written to, with the part its owner had (RFC 5545 §3.2.16). */
export type IssuedGuest = {
  readonly email: string;
  readonly role: 'CHAIR' | 'REQ-PARTICIPANT' | 'OPT-PARTICIPANT';
};

/** What was last issued in a file, by UID. */
export type IssuedFile = {
  readonly as: 'feed' | 'message';
  readonly entries: Readonly<Record<string, IssuedEntry>>;
};
/** By path under the output folder: each file is numbered by itself, for its readers see no other. */
export type IssuedFiles = Readonly<Record<string, IssuedFile>>;

/** `data/register/invites/<mission>.jsonl`. Versions that no file shows any longer are dropped. */
export const INVITES: EventLog<InviteEvent> = { folder: 'invites', schema: InviteEvent, prune: pruneInvites };

const TYPES = { public: 'issued-public', internal: 'issued-internal' } as const;

/** What stands for an audience, and for no other. */
export function foldInvites(events: readonly InviteEvent[], audience: Audience): IssuedFiles {
  const files: Record<string, { as: IssuedFile['as']; entries: Record<string, IssuedEntry> }> = {};
  for (const event of events) {
    if (event.type !== TYPES[audience]) continue;
    const entry = entryOf(event);
    for (const path of event.files) {
      const entries = files[path]?.entries ?? {};
      entries[event.uid] = entry;
      files[path] = { as: event.as, entries };
    }
  }
  return files;
}

function entryOf(event: InviteEvent): IssuedEntry {
  const { sequence, dtstamp, digest, cancelled, kind, when } = event;
  return {
    sequence,
    stamp: dtstamp,
    digest,
    ...(cancelled && { cancelled }),
    kind,
    when,
    ...(event.type === 'issued-internal' && {
      ...(event.organizer !== undefined && { organizer: event.organizer }),
      ...(event.guests && { guests: event.guests }),
    }),
  };
}

/** What differs from the former files, as events: a version once, with every file that shows it. */
export function inviteEvents(
  former: IssuedFiles,
  issued: IssuedFiles,
  audience: Audience,
): readonly EventDraft<InviteEvent>[] {
  const drafts = new Map<string, { draft: EventDraft<InviteEvent>; files: string[] }>();
  for (const [path, file] of Object.entries(issued)) {
    for (const [uid, entry] of Object.entries(file.entries)) {
      const version = JSON.stringify([file.as, uid, entry]);
      const last = former[path];
      if (last?.entries[uid] && JSON.stringify([last.as, uid, last.entries[uid]]) === version) continue;
      const known = drafts.get(version) ?? {
        draft: draftOf(uid, entry, { audience, as: file.as }),
        files: [],
      };
      known.files.push(path);
      drafts.set(version, known);
    }
  }
  return [...drafts.values()].map(({ draft, files }) => ({ ...draft, files }));
}

type Issue = { readonly audience: Audience; readonly as: IssuedFile['as'] };

function draftOf(uid: string, entry: IssuedEntry, { audience, as }: Issue): EventDraft<InviteEvent> {
  const { sequence, stamp, digest, kind, when, cancelled, organizer, guests } = entry;
  const common = { files: [], as, uid, sequence, dtstamp: stamp, digest, kind, when };
  const state = { ...common, ...(cancelled && { cancelled: true as const }) };
  if (audience === 'public') return { type: 'issued-public', ...state };
  return {
    type: 'issued-internal',
    ...state,
    ...(organizer !== undefined && { organizer }),
    ...(guests && { guests: [...guests] }),
  };
}

/** A log is written anew only when it pays: when most of it has been replaced. */
const WORTH_PRUNING = 2;

function pruneInvites(events: readonly InviteEvent[]): readonly InviteEvent[] {
  const seen = new Set<string>();
  const shown = events.toReversed().filter(({ type, uid, files }) => {
    const fresh = files.map((file) => `${type} ${file} ${uid}`).filter((key) => !seen.has(key));
    for (const key of fresh) seen.add(key);
    return fresh.length > 0;
  });
  return shown.length * WORTH_PRUNING < events.length ? shown.toReversed() : events;
}
