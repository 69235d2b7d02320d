import { z } from 'zod';
import { Audience } from './audience.ts';
import { CommitmentId, CommitmentReference, PartnerId } from './identifier.ts';
import { Localized } from './localized.ts';
import { PartialDate } from './partial-date.ts';

/**
 * `promise`: a side undertook it, a request it accepted included. `request` and `suggestion`: asked of a
 * side, open until it is answered. `watch`: what someone plans, hopes for or is at work on by itself; nobody
 * owes it, it is never overdue, and its `due` is when to look again.
 */
export const CommitmentKind = z.enum(['promise', 'request', 'suggestion', 'watch']);
export type CommitmentKind = z.output<typeof CommitmentKind>;
/** Who has to act. `third`: a body that was not in the room, named in `ownerName`. */
export const CommitmentOwner = z.enum(['us', 'partner', 'both', 'third']);
export type CommitmentOwner = z.output<typeof CommitmentOwner>;
export const CommitmentStatus = z.enum(['open', 'in-progress', 'done', 'dropped']);
export type CommitmentStatus = z.output<typeof CommitmentStatus>;

/** True of what is watched and owed by nobody. */
export const isWatched = ({ kind }: { readonly kind: CommitmentKind }): boolean => kind === 'watch';

/** When: the source's own words, and a date only where those words give one. */
export const Due = z.strictObject({ words: Localized, date: PartialDate.optional() });
export type Due = z.output<typeof Due>;

/**
 * What a side undertook at a meeting, as recorded there. Its later life (done, dropped, notes) is an
 * action item in the tracker. Blocked, conditional, recurring and overdue can hold at once.
 */
export const Commitment = z.strictObject({
  id: CommitmentId,
  kind: CommitmentKind,
  owner: CommitmentOwner,
  ownerName: Localized.optional(),
  partners: z.array(PartnerId).optional().describe("Default: the bilateral's partners."),
  text: Localized,
  due: Due.optional(),
  condition: Localized.optional().describe('What must happen first, in words.'),
  waitsOn: z.array(CommitmentReference).default([]),
  recurs: z
    .strictObject({ words: Localized, everyMonths: z.number().int().positive().optional() })
    .optional(),
  state: z
    .strictObject({
      status: CommitmentStatus.default('open'),
      words: Localized.optional(),
      asOf: PartialDate.optional(),
    })
    .optional()
    .describe("The source's own state of it."),
  continues: z
    .array(CommitmentReference)
    .default([])
    .describe('Earlier commitments of which this is the next step.'),
  closes: z
    .array(CommitmentReference)
    .default([])
    .describe('Earlier commitments that this fact ends, with the partners that both have in common.'),
  audience: Audience.default('public'),
});
export type Commitment = z.output<typeof Commitment>;
