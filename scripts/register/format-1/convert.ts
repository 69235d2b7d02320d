import type { ActionEvent } from '#model/action-event.ts';
import { Audience } from '#model/audience.ts';
import type { InviteEvent } from '#model/invite-event.ts';
import type { EventDraft, RegisterEvent } from '#model/register-event.ts';
import type { ScheduleEvent } from '#model/schedule-event.ts';
import { logOfItem } from '../actions.ts';
import { inOrder } from '../order-events.ts';
import { signEvents } from '../sign-events.ts';
import { type IssuedFiles, type IssuedInFile, issuedEvents } from './issued-files.ts';
import type { OldActions, OldEntry, OldInvites, OldSchedules } from './schemas.ts';

/** A draft with the instant at which format 1 says that it happened. */
type Dated<E extends RegisterEvent> = { readonly now: number; readonly draft: EventDraft<E> };

/**
 * The events that say what a register of format 1 said, by log. The same file gives the same events on
 * every computer, so that two people who both migrate do not have everything twice.
 */
export function convertActions({ actions }: OldActions): ReadonlyMap<string, readonly ActionEvent[]> {
  const dated = actions.flatMap(({ id, updates }) =>
    updates.length === 0
      ? [{ now: 0, draft: { type: 'track' as const, item: id } }]
      : updates.flatMap((update, index) => stepsOf(id, update, updates[index - 1])),
  );
  const logs = Map.groupBy(dated, ({ draft }) => logOfItem(draft.item));
  return new Map([...logs].map(([name, own]) => [name, sign<ActionEvent>(own)]));
}

type OldUpdate = OldActions['actions'][number]['updates'][number];

/** Format 1 repeated the state with each note: only a change of it is a step. */
function stepsOf(
  item: string,
  update: OldUpdate,
  last: OldUpdate | undefined,
): readonly Dated<ActionEvent>[] {
  const { at, status, note, dueDate } = update;
  const drafts: EventDraft<ActionEvent>[] = [
    ...(status === last?.status ? [] : [{ type: 'status' as const, item, status }]),
    ...(note === undefined || note === '' ? [] : [{ type: 'note' as const, item, note }]),
    ...(dueDate === undefined ? [] : [{ type: 'due' as const, item, due: dueDate }]),
  ];
  return drafts.map((draft) => ({ now: Date.parse(at), draft }));
}

export function convertSchedules({ releases, draft }: OldSchedules): readonly ScheduleEvent[] {
  return sign<ScheduleEvent>([
    ...releases.map(({ releasedAt, ...release }) => ({
      now: Date.parse(releasedAt),
      draft: { type: 'release' as const, ...release },
    })),
    ...(draft ? [draftOf(draft)] : []),
  ]);
}

function draftOf({ proposedAt, ...draft }: NonNullable<OldSchedules['draft']>): Dated<ScheduleEvent> {
  return { now: Date.parse(proposedAt), draft: { type: 'draft', ...draft } };
}

/** Titles, and the names beside the addresses, are left behind. */
export function convertInvites({ files }: OldInvites): readonly InviteEvent[] {
  const drafts = Audience.options.flatMap((audience) => {
    const own = Object.entries(files).filter(([path]) => path.startsWith(`${audience}/`));
    const issued: IssuedFiles = Object.fromEntries(
      own.map(([path, { name, entries }]) => [
        path.slice(audience.length + 1),
        {
          as: name === undefined ? ('message' as const) : ('feed' as const),
          entries: Object.fromEntries(Object.entries(entries).map(([uid, entry]) => [uid, entryOf(entry)])),
        },
      ]),
    );
    return issuedEvents(issued, audience);
  });
  return sign<InviteEvent>(drafts.map((draft) => ({ now: draft.dtstamp, draft })));
}

function entryOf({ summary: _summary, organizer, guests, cancelled, ...entry }: OldEntry): IssuedInFile {
  return {
    ...entry,
    ...(cancelled && { cancelled }),
    ...(organizer && { organizer: organizer.email }),
    ...(guests && { guests: guests.map(({ email, role }) => ({ email, role })) }),
  };
}

/** Who did it, format 1 did not say. */
function sign<E extends RegisterEvent>(dated: readonly Dated<E>[]): readonly E[] {
  const events: E[] = [];
  for (const { now, draft } of dated.toSorted((a, b) => a.now - b.now))
    events.push(...signEvents<E>([draft], { now, last: events.at(-1)?.stamp }));
  return inOrder(events);
}
