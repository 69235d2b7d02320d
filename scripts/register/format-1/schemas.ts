import { z } from 'zod';
import { CivilDate } from '#model/civil-time.ts';
import { IssuedWhen } from '#model/invite-event.ts';
import { ScheduleAssignment } from '#model/schedule-event.ts';

/** What the register files of format 1 held. They are read to be converted, and never written. */
export const OldActions = z.strictObject({
  actions: z.array(
    z.strictObject({
      id: z.string(),
      updates: z.array(
        z.strictObject({
          at: z.iso.datetime(),
          status: z.enum(['open', 'in-progress', 'done', 'dropped']),
          note: z.string().max(2000).optional(),
          dueDate: CivilDate.optional(),
        }),
      ),
    }),
  ),
});
export type OldActions = z.output<typeof OldActions>;

const made = { instanceDigest: z.string(), assignments: z.array(ScheduleAssignment) };
export const OldSchedules = z.strictObject({
  draft: z.strictObject({ proposedAt: z.iso.datetime(), seed: z.number().int(), ...made }).optional(),
  releases: z.array(
    z.strictObject({ name: z.string().trim().min(1).max(80), releasedAt: z.iso.datetime(), ...made }),
  ),
});
export type OldSchedules = z.output<typeof OldSchedules>;

const Address = z.strictObject({ name: z.string(), email: z.string() });
const OldEntry = z.strictObject({
  sequence: z.number().int().nonnegative(),
  stamp: z.number().int(),
  digest: z.string(),
  cancelled: z.boolean().optional(),
  kind: z.enum(['event', 'todo']),
  summary: z.string(),
  when: IssuedWhen,
  organizer: Address.optional(),
  guests: z
    .array(Address.extend({ role: z.enum(['CHAIR', 'REQ-PARTICIPANT', 'OPT-PARTICIPANT']) }))
    .optional(),
});
export type OldEntry = z.output<typeof OldEntry>;

export const OldInvites = z.strictObject({
  files: z.record(
    z.string(),
    z.strictObject({
      name: z.string().optional(),
      digest: z.string(),
      entries: z.record(z.string(), OldEntry),
    }),
  ),
});
export type OldInvites = z.output<typeof OldInvites>;
