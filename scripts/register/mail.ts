import { MailEvent } from '#model/mail-event.ts';
import { type EventLog, type Reading, readLog, readLogs } from './event-log.ts';

/** `data/register/mail/<mission>.jsonl`: kept whole, for it says who was told what, and when. */
export const MAIL: EventLog<MailEvent> = { folder: 'mail', schema: MailEvent };

/** What went out and came back for one mission, oldest first. */
export function readMail(root: string, mission: string): Reading<readonly MailEvent[]> {
  return readLog(root, MAIL, mission);
}

/** The same of all missions. */
export function readAllMail(root: string): Reading<readonly MailEvent[]> {
  return readLogs(root, MAIL);
}
