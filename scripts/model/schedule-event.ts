import { z } from 'zod';
import { Placement } from './bilateral.ts';
import { BilateralId, PersonId } from './identifier.ts';
import { ReleaseFacts } from './meeting-facts.ts';
import { EVENT_FIELDS } from './register-event.ts';

/** The time and room a bilateral got, on the clocks of the mission's zone; `end` is always there. */
export const ScheduleAssignment = z.strictObject({
  bilateral: BilateralId,
  ...Placement.required({ end: true }).shape,
  with: z.array(PersonId).optional().describe('Who of each group of the request attends, in their order.'),
});
export type ScheduleAssignment = z.output<typeof ScheduleAssignment>;

/** `instanceDigest` tells whether the requests are still those that the schedule was made for. */
const made = { instanceDigest: z.string(), assignments: z.array(ScheduleAssignment) };

/**
 * A step of a mission's schedule (`data/register/schedules/<mission>.jsonl`). A frozen version has to be
 * whole, so times stand here beside the identifiers of meetings, rooms and people; no word of them does.
 */
export const ScheduleEvent = z.discriminatedUnion('type', [
  /** A proposal, in place of the one before. */
  z.strictObject({ ...EVENT_FIELDS, type: z.literal('draft'), seed: z.number().int(), ...made }),
  /** A named, frozen version. */
  z.strictObject({
    ...EVENT_FIELDS,
    type: z.literal('release'),
    name: z.string().trim().min(1).max(80),
    /** What the meetings were beside their times, so that changes of it can be told; older releases have none. */
    facts: ReleaseFacts.optional(),
    ...made,
  }),
  /** What was told at the venue, from `at` on: it holds for every later answer until it is taken back. */
  z.strictObject({
    ...EVENT_FIELDS,
    type: z.literal('happened'),
    what: z.enum(['late', 'lost', 'refused', 'overrun', 'free', 'back']),
    /** The identifier of the person, room, bilateral or party; of `back`, whatever was told of it. */
    of: z.string().min(1),
    until: z.iso.datetime().optional(),
  }),
]);
export type ScheduleEvent = z.output<typeof ScheduleEvent>;
