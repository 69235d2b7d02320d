import { z } from 'zod';
import { CivilDate } from './civil-time.ts';
import { CommitmentStatus } from './commitment.ts';

/** One step in an action item's life, with what it changed. `at` is an ISO 8601 instant. */
export const ActionUpdate = z.strictObject({
  at: z.iso.datetime(),
  by: z.string().optional(),
  status: CommitmentStatus.optional(),
  note: z.string().max(2000).optional(),
  dueDate: CivilDate.optional(),
});
export type ActionUpdate = z.output<typeof ActionUpdate>;

/**
 * What the tracker keeps of a commitment (`register/actions/<mission>.jsonl`): its history since the meeting.
 * Who, what and the original words stay in the mission's data and are never copied here.
 */
export const ActionRecord = z.strictObject({ id: z.string(), updates: z.array(ActionUpdate) });
export type ActionRecord = z.output<typeof ActionRecord>;
