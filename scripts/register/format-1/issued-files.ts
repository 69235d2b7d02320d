import type { z } from 'zod';
import type { Audience } from '#model/audience.ts';
import type { InviteEvent, IssuedWhen } from '#model/invite-event.ts';
import type { EventDraft } from '#model/register-event.ts';

/** What format 1 kept of an entry, by file and UID. */
export type IssuedInFile = {
  readonly sequence: number;
  readonly stamp: number;
  readonly digest: string;
  readonly cancelled?: boolean;
  readonly kind: 'event' | 'todo';
  readonly when: z.output<typeof IssuedWhen>;
  readonly organizer?: string;
  readonly guests?: readonly {
    readonly email: string;
    readonly role: 'CHAIR' | 'REQ-PARTICIPANT' | 'OPT-PARTICIPANT';
  }[];
};
type IssuedFile = {
  readonly as: 'feed' | 'message';
  readonly entries: Readonly<Record<string, IssuedInFile>>;
};
export type IssuedFiles = Readonly<Record<string, IssuedFile>>;

type Draft = EventDraft<Extract<InviteEvent, { type: 'issued-public' | 'issued-internal' }>>;

/** Files of format 1 as events: a version once, with every file that shows it. */
export function issuedEvents(files: IssuedFiles, audience: Audience): readonly Draft[] {
  const drafts = new Map<string, { draft: Draft; files: string[] }>();
  for (const [path, file] of Object.entries(files)) {
    for (const [uid, entry] of Object.entries(file.entries)) {
      const version = JSON.stringify([file.as, uid, entry]);
      const known = drafts.get(version) ?? {
        draft: draftOf(uid, entry, { audience, as: file.as }),
        files: [],
      };
      known.files.push(path);
      drafts.set(version, known);
    }
  }
  return [...drafts.values()].map(({ draft, files: shown }) => ({ ...draft, files: shown }));
}

type Issue = { readonly audience: Audience; readonly as: IssuedFile['as'] };

function draftOf(uid: string, entry: IssuedInFile, { audience, as }: Issue): Draft {
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
