import { z } from 'zod';
import { ActionItemId, ActionPriority, ActionStatus, MAX_NOTE_LENGTH } from '#model/action-event.ts';
import { CivilDate } from '#model/civil-time.ts';
import { PartnerId } from '#model/identifier.ts';

const Words = z.string().trim().min(1).max(MAX_NOTE_LENGTH);

/**
 * What somebody says of an item, as it is typed: each field by itself, so that every fault is told.
 * `null` takes back.
 */
export const SaidFields = z
  .strictObject({
    status: ActionStatus,
    partner: PartnerId,
    supersededBy: ActionItemId,
    assignee: z.string().trim().min(1).max(200).nullable(),
    priority: ActionPriority.nullable(),
    dueDate: CivilDate.nullable(),
    lookAgain: CivilDate.nullable(),
    note: Words,
    evidence: z.url({ protocol: /^https?$/ }).max(MAX_NOTE_LENGTH),
    why: Words,
  })
  .partial();
export type SaidFields = z.output<typeof SaidFields>;
