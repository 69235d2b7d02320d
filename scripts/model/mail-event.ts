import { z } from 'zod';
import { BilateralId } from './identifier.ts';
import { LanguageTag } from './language.ts';
import { EVENT_FIELDS } from './register-event.ts';

/** An address as it is compared: the same mailbox is the same text. See `addressKey`. */
const Address = z.string().min(3).max(254);
const Instant = z.iso.datetime();

const about = {
  ...EVENT_FIELDS,
  /** Of the calendar entry, which the invitation and every answer bear. */
  uid: z.string().min(1).max(255),
  meeting: BilateralId,
  address: Address,
  sequence: z.number().int().nonnegative(),
  /** When the meeting begins, by the version that this is about. */
  start: Instant.optional(),
};

/** What a guest said (RFC 5545 §3.2.12). */
export const Partstat = z.enum(['ACCEPTED', 'DECLINED', 'TENTATIVE', 'DELEGATED', 'NEEDS-ACTION']);
export type Partstat = z.output<typeof Partstat>;

/** Another time that a guest proposes; instants. */
export const ProposedTime = z.strictObject({ start: Instant, end: Instant });
export type ProposedTime = z.output<typeof ProposedTime>;

/**
 * What went out of a mission's invitations to whom, and what came back
 * (`data/register/mail/<mission>.jsonl`). Addresses and times alone: no title, no name, no comment.
 */
export const MailEvent = z.discriminatedUnion('type', [
  /** It was handed over to the mail server, or a person says that they sent it. */
  z.strictObject({
    ...about,
    type: z.literal('sent'),
    method: z.enum(['REQUEST', 'CANCEL']),
    side: z.enum(['ours', 'theirs']),
    /** Stands for the time and place that the guest was told: going back to them asks nobody again. */
    stands: z.string().max(40).optional(),
    /** What they were written to in, for what follows. */
    language: LanguageTag.optional(),
    how: z.enum(['smtp', 'hand']),
  }),
  z.strictObject({
    ...about,
    type: z.literal('reply'),
    partstat: Partstat,
    /** DTSTAMP of the answer: the later one counts, in whatever order they are read. */
    saidAt: Instant,
    delegatedTo: Address.optional(),
    proposal: ProposedTime.optional(),
  }),
]);
export type MailEvent = z.output<typeof MailEvent>;
