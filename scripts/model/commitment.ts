import { z } from 'zod';
import { forAll, ownAudience } from './audience.ts';
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
export const Due = z.strictObject({
  words: Localized.meta(forAll('As the source says it.')),
  date: PartialDate.optional().meta(forAll('Only where the words give one.')),
});
export type Due = z.output<typeof Due>;

/**
 * What a side undertook at a meeting, as recorded there. Its later life (done, dropped, notes) is an
 * action item in the tracker. Blocked, conditional, recurring and overdue can hold at once.
 */
export const Commitment = z.strictObject({
  id: CommitmentId.meta(forAll('Keeps its name in the tracker: `<mission>/<id>`.', 'send-form')),
  kind: CommitmentKind.meta(forAll('', 'promise')),
  owner: CommitmentOwner.meta(forAll('Who has to act.', 'partner')),
  ownerName: Localized.optional().meta(
    forAll('Who exactly; for `third`, the body that was not in the room.'),
  ),
  partners: z.array(PartnerId).optional().meta(forAll('Default: those of the bilateral.')),
  text: Localized.meta(forAll('What is to be done.')),
  due: Due.optional().meta(
    forAll(
      'The source’s words, and a date only where they give one.',
      '{ words: { zh-TW: 本年底前, en: by the end of the year }, date: ../2014-12-31 }',
    ),
  ),
  condition: Localized.optional().meta(forAll('What must happen first, in words.')),
  waitsOn: z
    .array(CommitmentReference)
    .default([])
    .meta(forAll('Commitments that must be done first.', '[sign-plan]')),
  recurs: z
    .strictObject({
      words: Localized.meta(forAll()),
      everyMonths: z.number().int().positive().optional().meta(forAll()),
    })
    .optional()
    .meta(forAll('', '{ words: { zh-TW: 每年, en: every year }, everyMonths: 12 }')),
  state: z
    .strictObject({
      status: CommitmentStatus.default('open').meta(forAll()),
      words: Localized.optional().meta(forAll()),
      asOf: PartialDate.optional().meta(forAll()),
    })
    .optional()
    .meta(forAll('The source’s own state of it.')),
  continues: z
    .array(CommitmentReference)
    .default([])
    .meta(forAll('Earlier commitments of which this is the next step.', '[2011-c-tpat/joint-validation]')),
  closes: z
    .array(CommitmentReference)
    .default([])
    .meta(forAll('Earlier commitments that this fact ends, with the partners that both have in common.')),
  audience: ownAudience(),
});
export type Commitment = z.output<typeof Commitment>;
