import { z } from 'zod';
import { Placement } from '#model/bilateral.ts';
import { BilateralId, PersonId } from '#model/identifier.ts';
import { REGISTER_FOLDER } from './paths.ts';
import type { RegisterFile } from './register-file.ts';

/** The time and room a bilateral got, on the clocks of the mission's zone; `end` is always there. */
export const ScheduleAssignment = z.strictObject({
  bilateral: BilateralId,
  ...Placement.required({ end: true }).shape,
  with: z.array(PersonId).optional().describe('Who of each group of the request attends, in their order.'),
});
export type ScheduleAssignment = z.output<typeof ScheduleAssignment>;

/** `instanceDigest` tells whether the requests are still those that the schedule was made for. */
const made = { instanceDigest: z.string(), assignments: z.array(ScheduleAssignment) };

/** A proposal not yet released. `proposedAt` is an ISO 8601 instant. */
export const ScheduleDraft = z.strictObject({
  proposedAt: z.iso.datetime(),
  seed: z.number().int(),
  ...made,
});
export type ScheduleDraft = z.output<typeof ScheduleDraft>;

/** A named, frozen version of the schedule. */
export const ScheduleRelease = z.strictObject({
  name: z.string().trim().min(1).max(80),
  releasedAt: z.iso.datetime(),
  ...made,
});
export type ScheduleRelease = z.output<typeof ScheduleRelease>;

/** `data/register/schedules/<mission>.json`: the releases, oldest first, and the draft since the last one. */
export const SchedulesFile = z.strictObject({
  draft: ScheduleDraft.optional(),
  releases: z.array(ScheduleRelease),
});
export type SchedulesFile = z.output<typeof SchedulesFile>;

/** The register file of a mission's schedules. */
export function schedulesOf(missionId: string): RegisterFile<SchedulesFile> {
  return {
    file: `${REGISTER_FOLDER}/schedules/${missionId}.json`,
    schema: SchedulesFile,
    empty: { releases: [] },
  };
}
