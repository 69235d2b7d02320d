import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import type { CalendarFile } from '#invites/calendar-file.ts';
import { type IssuedText, issueFiles } from '#invites/issue-files.ts';
import { selectBlocks } from '#invites/select-blocks.ts';
import type { Blocks } from '#invites/write-calendar.ts';
import type { Audience } from '#model/audience.ts';
import type { InviteEvent } from '#model/invite-event.ts';
import type { EventDraft } from '#model/register-event.ts';
import { changeLog, readLog } from '#register/event-log.ts';
import { foldInvites, INVITES, type IssuedFiles, inviteEvents } from '#register/invites.ts';
import { writtenCalendars } from './calendar-cache.ts';
import type { Context } from './command.ts';
import { outputFolder } from './output-folder.ts';
import { signature } from './signature.ts';

/** How calendars are issued: for whom, in which language, and where they are published. */
export type Issuing = {
  readonly context: Context;
  readonly audience: Audience;
  /** Where the files go. */
  readonly folder: string;
  readonly language: string;
  readonly address: string;
};

/**
 * Gives every entry of the files its version by the log of this name in the register, and remembers it
 * there (not under `--dry-run`). The texts are yet to be written.
 */
export async function issueCalendars(
  files: readonly CalendarFile[],
  name: string,
  issuing: Issuing,
): Promise<{ readonly texts: readonly IssuedText[] } | { readonly fault: Diagnostic }> {
  const { context } = issuing;
  let texts: readonly IssuedText[] = [];
  const change = (stands: readonly InviteEvent[]): readonly EventDraft<InviteEvent>[] => {
    const result = issueAudience(files, stands, issuing);
    texts = result.texts;
    return result.drafts;
  };
  if (context.pending) {
    const reading = readLog(context.workspaceRoot, INVITES, name);
    if ('fault' in reading) return reading;
    context.pending.push({ name, stands: reading.value, drafts: change(reading.value) });
    return { texts };
  }
  const reading = context.dryRun
    ? readLog(context.workspaceRoot, INVITES, name)
    : await changeLog(context.workspaceRoot, INVITES, { name, signature: signature(context) }, change);
  if ('fault' in reading) return reading;
  if (context.dryRun) change(reading.value);
  return { texts };
}

/** Each audience has its own numbers, and sees nothing of what the other was told. */
function issueAudience(
  files: readonly CalendarFile[],
  stands: readonly InviteEvent[],
  issuing: Issuing,
): { readonly texts: readonly IssuedText[]; readonly drafts: readonly EventDraft<InviteEvent>[] } {
  const { context, audience, language, address } = issuing;
  const former = foldInvites(stands, audience);
  const t = context.words(language);
  const { texts, issued } = issueFiles(files, {
    former,
    now: context.now,
    language,
    titles: { cancelled: t('invites.gone.title'), feed: t('invites.gone.feed') },
    address: audience === 'public' ? address : undefined,
    blocks: formerBlocks(former, issuing),
  });
  return { texts, drafts: inviteEvents(former, issued, audience) };
}

/** Entries as they stand in the files that are out, to be taken over where they have not changed. */
function formerBlocks(former: IssuedFiles, { context, audience }: Issuing): Blocks {
  const blocks: Blocks = new Map();
  const digests = writtenCalendars(context.workspaceRoot, audience);
  for (const [path, { entries }] of Object.entries(former)) {
    const place = join(outputFolder(context, audience), path);
    if (!existsSync(place)) continue;
    const found = selectBlocks(readFileSync(place, 'utf8'), { entries, digest: digests[path] });
    for (const [key, block] of found) blocks.set(key, block);
  }
  return blocks;
}
