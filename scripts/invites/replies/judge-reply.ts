import { addressKey } from '#model/mail-address.ts';
import type { MailEvent } from '#model/mail-event.ts';
import type { ReadReply } from './read-reply.ts';

type Sent = Extract<MailEvent, { type: 'sent' }>;

/** What is thought of an answer: whether it counts, and what a person has to know of it. */
export type Verdict = {
  /** What was sent that this answers; absent where it counts for nothing. */
  readonly sent?: Sent;
  /** `counted` alone, or why not, or what is odd about it. */
  readonly remark:
    | 'counted'
    | 'old-version'
    | 'twice'
    | 'unknown-meeting'
    | 'unknown-version'
    | 'not-invited'
    | 'other-organiser'
    | 'other-sender'
    | 'overtaken';
};

type Known = {
  readonly events: readonly MailEvent[];
  readonly organizer: string | undefined;
  /** From whom the message came; a calendar file by itself says nothing of it. */
  readonly from: string | undefined;
};

/**
 * Holds an answer against what was sent. One with another organiser's name, from somebody who was not
 * asked, sent by somebody else, or to a version that never went out does not count; one to an earlier
 * version does, and is told.
 */
export function judgeReply(reply: ReadReply, { events, organizer, from }: Known): Verdict {
  const ofMeeting = events.filter(({ uid }) => uid === reply.uid);
  if (ofMeeting.length === 0) return { remark: 'unknown-meeting' };
  if (organizer === undefined || reply.organizer !== addressKey(organizer))
    return { remark: 'other-organiser' };
  const own = ofMeeting.filter(({ address }) => addressKey(address) === reply.address);
  const sent = own.findLast((event): event is Sent => event.type === 'sent');
  if (!sent || sent.method === 'CANCEL') return { remark: 'not-invited' };
  if (from !== undefined && from !== reply.address && from !== reply.sentBy)
    return { remark: 'other-sender' };
  if (reply.sequence > sent.sequence) return { remark: 'unknown-version' };
  const before = own.filter((event) => event.type === 'reply');
  const saidAt = reply.saidAt;
  if (
    before.some(
      (each) => each.saidAt === saidAt && each.partstat === reply.partstat && sameProposal(each, reply),
    )
  )
    return { remark: 'twice' };
  if (saidAt !== undefined && before.some((each) => each.saidAt > saidAt))
    return { sent, remark: 'overtaken' };
  return { sent, remark: reply.sequence < sent.sequence ? 'old-version' : 'counted' };
}

function sameProposal(
  { proposal }: Pick<ReadReply, 'proposal'>,
  { proposal: other }: Pick<ReadReply, 'proposal'>,
): boolean {
  return proposal?.start === other?.start && proposal?.end === other?.end;
}
