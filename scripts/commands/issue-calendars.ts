import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { adoptTravel } from '#invites/adopt-travel.ts';
import type { CalendarPlan } from '#invites/calendar-file.ts';
import { issueFiles } from '#invites/issue-files.ts';
import type { IssuedText } from '#invites/issue-options.ts';
import { highestSent } from '#invites/mail/plan-mails.ts';
import { missionFolder } from '#invites/mission-files.ts';
import { selectBlocks } from '#invites/select-blocks.ts';
import { makeUid } from '#invites/uid.ts';
import type { Blocks } from '#invites/write-calendar.ts';
import { foldAnswers } from '#model/answer.ts';
import type { Audience } from '#model/audience.ts';
import type { InviteEvent } from '#model/invite-event.ts';
import type { MailEvent } from '#model/mail-event.ts';
import type { EventDraft } from '#model/register-event.ts';
import { readLog } from '#register/event-log.ts';
import { foldInvites, INVITES, inviteEvents } from '#register/invites.ts';
import { readMail } from '#register/mail.ts';
import type { writtenCalendars } from './calendar-cache.ts';
import type { Context } from './command.ts';
import { type Lineage, noteFormerName } from './invite-lineage.ts';
import { outputFolder } from './output-folder.ts';
import type { PendingEvents } from './pending-events.ts';

/** How calendars are issued: for whom, in which languages, and where they are published. */
export type Issuing = {
  readonly context: Context;
  readonly audience: Audience;
  /** Where the files go. */
  readonly folder: string;
  /** Of messages and of feeds whose name says none. */
  readonly language: string;
  /** Where this audience finds the files, as far as that is said. */
  readonly address: string | undefined;
  /** The workspace's own, from which new UIDs are made. */
  readonly seed: string;
  /** What is to go into the register together with the files. */
  readonly pending: PendingEvents;
  readonly lineage: Lineage;
  /** What each calendar held when it was last written, by path. */
  readonly written: ReturnType<typeof writtenCalendars>;
};

export type Issued = { readonly texts: readonly IssuedText[] } | { readonly fault: Diagnostic };

/**
 * Gives every entry of the calendars its version by the log of this name in the register. The texts are yet
 * to be written, and the events that belong to them to be put into the register (`issuing.pending`).
 */
export function issueCalendars(plan: CalendarPlan, name: string, issuing: Issuing): Issued {
  const { context, pending, lineage } = issuing;
  const reading = readLog(context.workspaceRoot, INVITES, name);
  if ('fault' in reading) return reading;
  const stands = reading.value;
  const renamed = stands.length === 0 ? noteFormerName(plan, name, { context, lineage }) : [];
  const mail = issuing.audience === 'internal' ? readMail(context.workspaceRoot, name) : { value: [] };
  if ('fault' in mail) return mail;
  const { texts, drafts } = issueAudience(plan, { name, stands, issuing, mail: mail.value });
  pending.push({ name, stands, drafts: [...renamed, ...drafts] });
  return { texts };
}

type Standing = {
  readonly name: string;
  readonly stands: readonly InviteEvent[];
  readonly issuing: Issuing;
  readonly mail: readonly MailEvent[];
};

/** Each audience has its own numbers, and sees nothing of what the other was told. */
function issueAudience(
  plan: CalendarPlan,
  { name, stands, issuing, mail }: Standing,
): { readonly texts: readonly IssuedText[]; readonly drafts: readonly EventDraft<InviteEvent>[] } {
  const { context, audience, language, address, seed, lineage } = issuing;
  const earlier = lineage.eventsBefore(name);
  const stood = foldInvites([...earlier, ...stands], audience);
  const former = adoptTravel(plan, lineage.underNewNames(stood));
  const { texts, issued } = issueFiles(plan, {
    former,
    now: context.now,
    language,
    titles: (each) => {
      const t = context.words(each);
      return { cancelled: t('invites.gone.title'), feed: t('invites.gone.feed') };
    },
    makeUid: (channel, key) =>
      makeUid({
        address: seed,
        mission: name,
        channel: channel === 'feed' ? `${audience} feed` : channel,
        key,
      }),
    address,
    formerFolders: lineage.formerNames(name).map(missionFolder),
    blocks: formerBlocks(plan.folder, issuing),
    answers: foldAnswers(mail),
    sent: highestSent(mail),
  });
  return { texts, drafts: inviteEvents(stood, issued, audience) };
}

/** Entries as they stand in the files that are out, to be taken over where they have not changed. */
function formerBlocks(folder: string, { context, audience, written: all }: Issuing): Blocks {
  const blocks: Blocks = new Map();
  for (const [path, written] of Object.entries(all)) {
    const place = join(outputFolder(context, audience), path);
    if (!path.startsWith(`${folder}/`) || !existsSync(place)) continue;
    for (const [key, block] of selectBlocks(readFileSync(place, 'utf8'), written)) blocks.set(key, block);
  }
  return blocks;
}
