import { bilateralTitle } from '#locale/captions.ts';
import type { Answers } from '#model/answer.ts';
import { addressKey } from '#model/mail-address.ts';
import type { MailEvent } from '#model/mail-event.ts';
import type { Mission } from '#model/workspace.ts';
import type { EventEntry, Revision } from '../calendar-entry.ts';
import { organiserOf } from '../invitation-entry.ts';
import type { IssuedText } from '../issue-options.ts';
import { withAnswers } from '../with-answers.ts';
import { type ComposedMail, composeMail } from './compose-mail.ts';
import { filingLanguage, guestCopies, inLanguage, type MailContext } from './guest-copies.ts';
import { mailText } from './mail-text.ts';
import { partnerTitle } from './partner-entry.ts';
import { type IssuedMeeting, type PlannedMail, planMails } from './plan-mails.ts';

export type MailOptions = MailContext & {
  readonly now: number;
  /** What went out and came back before. */
  readonly events: readonly MailEvent[];
  readonly answers: Answers;
};

/** A mission, or what is left of one whose folder has gone: the name alone. */
export type MailedMission = { readonly id: string; readonly mission: Mission | undefined };

/**
 * What is still to go out of a mission, given the calendars as they were just issued.
 * @example await missionMails({ id: mission.id, mission }, issued.texts, { workspace, placements, words, now, events, answers })
 */
export async function missionMails(
  mailed: MailedMission,
  texts: readonly IssuedText[],
  options: MailOptions,
): Promise<readonly ComposedMail[]> {
  const meetings = issuedMeetings(mailed, texts, options);
  const language = filingLanguage(options.workspace);
  const planned = planMails(meetings, options.events, { now: options.now, language });
  return Promise.all(
    planned.map((each) => {
      const mail = each.method === 'CANCEL' ? inGuestsWords(each, mailed, options) : each;
      const wording = { workspace: options.workspace, t: options.words(mail.language) };
      return composeMail(mailed.id, mail, mailText(mail, wording));
    }),
  );
}

/** The meetings whose invitations these texts are, off or not. */
export function issuedMeetings(
  { id, mission }: MailedMission,
  texts: readonly IssuedText[],
  options: Pick<MailOptions, 'answers'> & MailContext,
): readonly IssuedMeeting[] {
  const folder = `missions/${id}/bilaterals/`;
  return texts.flatMap(({ path, revised, message }) => {
    const meeting = path.startsWith(folder) ? path.slice(folder.length).replace(/\.ics$/, '') : undefined;
    const [first] = revised;
    if (meeting === undefined || meeting.endsWith('.uninvited') || first?.entry.kind !== 'event') return [];
    const { entry, revision, uid } = first;
    const bilateral = mission?.bilaterals.find((each) => each.id === meeting);
    const isOff = entry.status === 'CANCELLED' || !mission || !bilateral;
    const copies = isOff ? [] : guestCopies(mission, bilateral, options);
    const said = { meeting, revision, answers: options.answers };
    const answered = copies.map((copy) => ({ ...copy, entry: withAnswers(copy.entry, said) }));
    const revoked = revokedIn(texts, `${folder}${meeting}.uninvited.ics`);
    return [
      { uid, meeting, revision, asked: lastAsked(message, revision), entry, copies: answered, revoked },
    ];
  });
}

/** Whoever has been there longest was asked when all were. */
function lastAsked(message: IssuedText['message'], { sequence }: Revision): number {
  return Math.min(sequence, ...(message?.guests ?? []).map(({ asked }) => asked ?? sequence));
}

/** The file that tells those who are asked no longer, as it was just issued. */
function revokedIn(texts: readonly IssuedText[], path: string): IssuedMeeting['revoked'] {
  const [first] = texts.find((text) => text.path === path)?.revised ?? [];
  if (first?.entry.kind !== 'event') return undefined;
  return {
    revision: first.revision,
    guests: (first.entry.guests ?? []).map(({ email }) => addressKey(email)),
  };
}

/** A CANCEL names the meeting as its guest knew it, where anything is still known of it. */
function inGuestsWords(mail: PlannedMail, { mission }: MailedMission, context: MailContext): PlannedMail {
  const entryContext = inLanguage(context, mail.language);
  const organizer = organiserOf(context.workspace, mail.language) ?? mail.entry.organizer;
  const bilateral = mission?.bilaterals.find(({ id }) => id === mail.meeting);
  const title =
    mission &&
    bilateral &&
    (mail.side === 'theirs'
      ? partnerTitle(bilateral, entryContext)
      : bilateralTitle(context.workspace, mission, bilateral, mail.language, entryContext.t));
  const summary = title
    ? entryContext.t(mail.why === 'off' ? 'invites.mail.title.off' : 'invites.mail.title.no-longer-asked', {
        title,
      })
    : entryContext.t('invites.gone.title');
  const { when, key, guests, kind } = mail.entry;
  const entry: EventEntry = {
    kind,
    key,
    when,
    summary,
    description: '',
    categories: [],
    status: 'CANCELLED',
    busy: false,
    ...(organizer && { organizer }),
    ...(guests && { guests }),
  };
  return { ...mail, entry };
}
