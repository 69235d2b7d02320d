import type { InviteEvent } from '#model/invite-event.ts';
import type { EventDraft, Signature } from '#model/register-event.ts';
import { logFile, pruneLog, readLog } from '#register/event-log.ts';
import { INVITES } from '#register/invites.ts';
import type { Publication } from '#register/publication.ts';
import { signEvents } from '#register/sign-events.ts';

/** What a build is going to write into the register, each with what stood there when it was made up. */
export type PendingEvents = {
  readonly name: string;
  readonly stands: readonly InviteEvent[];
  readonly drafts: readonly EventDraft<InviteEvent>[];
}[];

/**
 * The lines to add to the register, to be called under the lock; `undefined` when another command has
 * written there since: what was made has numbers that are no longer the next ones.
 */
export function pendingLines(
  root: string,
  pending: PendingEvents,
  signature: Signature,
): Publication['appends'] | undefined {
  const appends: Publication['appends'] = [];
  for (const { name, stands, drafts } of pending) {
    if (drafts.length === 0) continue;
    const reading = readLog(root, INVITES, name);
    if ('fault' in reading || !isSame(reading.value, stands)) return undefined;
    const events = signEvents<InviteEvent>(drafts, { ...signature, last: stands.at(-1)?.stamp });
    const lines = events.map((event) => JSON.stringify(INVITES.schema.parse(event)));
    if (lines.length > 0) appends.push({ file: logFile(INVITES, name), lines });
  }
  return appends;
}

function isSame(now: readonly InviteEvent[], then: readonly InviteEvent[]): boolean {
  return now.length === then.length && now.at(-1)?.id === then.at(-1)?.id;
}

/** Leaves out of the logs what has been replaced, where that pays; under the caller's lock. */
export function pruneLogs(root: string, pending: PendingEvents): void {
  for (const { name, drafts } of pending) if (drafts.length > 0) pruneLog(root, INVITES, name);
}
