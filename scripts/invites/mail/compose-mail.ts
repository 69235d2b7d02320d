import MailComposer from 'nodemailer/lib/mail-composer';
import { addressKey } from '#model/mail-address.ts';
import { digestOf } from '../digest.ts';
import { writeCalendar } from '../write-calendar.ts';
import type { MailText } from './mail-text.ts';
import type { PlannedMail } from './plan-mails.ts';

/** A message as it goes out: the bytes of the `.eml` are those that the server gets. */
export type ComposedMail = {
  readonly mail: PlannedMail;
  readonly subject: string;
  readonly text: string;
  /** Below the output folder. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
  /** Stands for all that the guest reads, and not for the minute in which it is written. */
  readonly digest: string;
};

/**
 * A message of RFC 6047: readable text and HTML, the calendar object as an alternative of them with its
 * method, and once more attached for programs that look for a file. The same values give the same bytes.
 */
export async function composeMail(mission: string, mail: PlannedMail, text: MailText): Promise<ComposedMail> {
  const { entry, guest, method, uid, revision, language } = mail;
  const organizer = entry.organizer;
  if (!organizer) throw new Error('an invitation has an organiser');
  const calendar = calendarText(mail);
  const digest = digestOf(JSON.stringify([uid, guest.email, method, revision.sequence, text, entry]));
  const host = organizer.email.slice(organizer.email.lastIndexOf('@') + 1);
  const composer = new MailComposer({
    from: { name: organizer.name, address: organizer.email },
    to: { name: guest.name, address: guest.email },
    subject: text.subject,
    date: new Date(revision.stamp),
    messageId: `<${digestOf(`${digest} ${revision.stamp}`)}@${host}>`,
    headers: { 'Content-Language': language },
    text: text.text,
    html: text.html,
    icalEvent: { method: method.toLowerCase(), filename: 'invite.ics', content: calendar },
    baseBoundary: digest,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    mail,
    subject: text.subject,
    text: text.text,
    path: `outbox/${mission}/${fileName(mail)}`,
    from: organizer.email,
    to: guest.email,
    bytes: await composer.compile().build(),
    digest,
  };
}

/** The object that programs read. Being asked no longer does not call the meeting off (RFC 5546 §3.2.5). */
function calendarText({ uid, language, method, entry, revision, why }: PlannedMail): string {
  const digest = digestOf(JSON.stringify([entry, method, revision.sequence, language]));
  const text = writeCalendar({
    language,
    method,
    entries: [{ entry, uid, revision: { ...revision, digest } }],
  });
  if (method === 'REQUEST') return text;
  const quiet = text.replaceAll(';RSVP=TRUE', '');
  return why === 'no-longer-asked' ? quiet.replace(/^STATUS:[A-Z]+\r\n/m, '') : quiet;
}

/** Told apart by whom it goes to; an address may hold what no file name does. */
function fileName({ meeting, method, revision, guest }: PlannedMail): string {
  const address = addressKey(guest.email);
  const plain = address.replace(/[^a-z0-9.@_+-]/g, '_');
  const name = plain === address ? plain : `${plain}-${digestOf(address).slice(0, 8)}`;
  return `${meeting}.${revision.sequence}.${method.toLowerCase()}.${name}.eml`;
}
