import { z } from 'zod';
import { CivilDate } from './civil-time.ts';
import { PartnerId } from './identifier.ts';
import { EVENT_FIELDS } from './register-event.ts';
import { webAddress } from './web-address.ts';

/** `mission/commitment`: the name of an action item. */
export const ActionItemId = z.string().regex(/^[^/\s]+\/[^/\s]+$/);

/** What has become of an action item. Lapsed: time has passed over it; dropped: given up. */
export const ActionStatus = z.enum([
  'open',
  'in-progress',
  'waiting',
  'done',
  'lapsed',
  'dropped',
  'superseded',
]);
export type ActionStatus = z.output<typeof ActionStatus>;

export const ActionPriority = z.enum(['high', 'normal', 'low']);
export type ActionPriority = z.output<typeof ActionPriority>;

export const MAX_NOTE_LENGTH = 2000;
const Words = z.string().min(1).max(MAX_NOTE_LENGTH);

/** `why` may stand beside each step. */
const step = { ...EVENT_FIELDS, item: ActionItemId, why: Words.optional() };

const StatusStep = z
  .strictObject({
    ...step,
    type: z.literal('status'),
    status: ActionStatus,
    /** Where it holds for one of several partners alone. */
    partner: PartnerId.optional(),
    supersededBy: ActionItemId.optional(),
  })
  .refine(({ status, supersededBy }) => (status === 'superseded') === (supersededBy !== undefined), {
    path: ['supersededBy'],
  });

/**
 * One step in an action item's life (`data/register/actions/<mission>.jsonl`). Nothing of what the source
 * says is copied here: notes, reasons and links are the office's own, and internal. `null` takes back.
 */
export const ActionEvent = z.discriminatedUnion('type', [
  /** The item is known to the tracker, though nothing has happened to it. */
  z.strictObject({ ...step, type: z.literal('track') }),
  StatusStep,
  /** A person's or unit's name or identifier; one of ours. */
  z.strictObject({
    ...step,
    type: z.literal('assign'),
    assignee: z.string().trim().min(1).max(200).nullable(),
  }),
  z.strictObject({ ...step, type: z.literal('priority'), priority: ActionPriority.nullable() }),
  z.strictObject({ ...step, type: z.literal('due'), due: CivilDate.nullable() }),
  z.strictObject({ ...step, type: z.literal('look-again'), date: CivilDate.nullable() }),
  z.strictObject({ ...step, type: z.literal('note'), note: Words }),
  z.strictObject({
    ...step,
    type: z.literal('evidence'),
    link: webAddress(/^https?$/).max(MAX_NOTE_LENGTH),
  }),
]);
export type ActionEvent = z.output<typeof ActionEvent>;
