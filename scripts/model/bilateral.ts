import { z } from 'zod';
import { Audience } from './audience.ts';
import { Availability } from './availability.ts';
import { CivilDate, ClockTime } from './civil-time.ts';
import { Commitment } from './commitment.ts';
import {
  AnnexId,
  BilateralId,
  EquipmentId,
  PartnerId,
  PersonId,
  PhotoId,
  PoolId,
  RoomId,
  VenueId,
} from './identifier.ts';
import { Localized } from './localized.ts';
import { Attendee } from './participant.ts';

export const BilateralFormat = z.enum([
  'bilateral',
  'trilateral',
  'courtesy-call',
  'pull-aside',
  'working-lunch',
  'exchange',
]);
export type BilateralFormat = z.output<typeof BilateralFormat>;

/** A time and room: what a request got, or where a past meeting was held. */
export const Placement = z.strictObject({
  date: CivilDate,
  start: ClockTime,
  end: ClockTime.optional().describe(
    "Without it the workspace's default length applies, and is marked as such.",
  ),
  room: RoomId.optional(),
});
export type Placement = z.output<typeof Placement>;

/** Some of these, whoever is free: `{ of: [a, b, c], count: 2 }`. */
export const AttendeeGroup = z.strictObject({
  of: z.array(PersonId).min(1),
  count: z.number().int().min(1).max(20).default(1),
});
export type AttendeeGroup = z.output<typeof AttendeeGroup>;

/** A bilateral that is wanted. Internal: availability of partners is theirs to publish. */
export const Request = z.strictObject({
  priority: z.enum(['A', 'B', 'C']).default('B'),
  weight: z.number().positive().max(1000).optional().describe('Default by priority: A 10, B 5, C 2.'),
  durationMinutes: z.number().int().min(5).max(480).default(30),
  attendees: z.array(PersonId).min(1).describe('Delegates of ours who must attend.'),
  anyOf: z.array(AttendeeGroup).default([]).describe('Beside them, of each group as many as it says.'),
  windows: Availability.default([]).describe(
    'When the partner can meet; none means any time the venue is open.',
  ),
  ourWindows: Availability.default([]).describe('When our side can; none means any time.'),
  preferred: Availability.default([]).describe('Better times.'),
  seats: z.number().int().positive().optional(),
  rooms: z.array(RoomId).default([]).describe('Rooms that will do; none means any.'),
  venues: z.array(VenueId).default([]).describe('Venues that will do; none means any.'),
  equipment: z.array(EquipmentId).default([]).describe('What the room must have.'),
  needs: z.array(PoolId).default([]).describe('One of each of these pools: an interpreter, a note-taker.'),
  after: z.array(BilateralId).default([]).describe('Bilaterals that must start before this one.'),
  before: z.array(BilateralId).default([]).describe('Bilaterals that must start after this one.'),
  mandatory: z.boolean().default(false),
  pin: Placement.optional().describe('Agreed already: not to be moved.'),
});
export type Request = z.output<typeof Request>;

export const Contact = z.strictObject({
  name: z.string().max(200),
  email: z.email().optional(),
  phone: z.string().max(40).optional(),
  note: Localized.optional(),
});

/** What our side prepares. Internal as a whole. */
export const Brief = z.strictObject({
  objective: Localized.optional(),
  background: Localized.optional(),
  ourPoints: z.array(Localized).default([]),
  theirPoints: z.array(Localized).default([]),
  contacts: z.array(Contact).default([]),
});
export type Brief = z.output<typeof Brief>;

/**
 * A meeting with partner(s). A past one has a `placement`; one to come has a `request` and gets its
 * placement from the schedule. An `exchange` is informal: it may have no time, place or names, is a
 * full record, and is never a calendar entry.
 */
export const Bilateral = z.strictObject({
  id: BilateralId,
  partners: z.array(PartnerId).min(1),
  format: BilateralFormat.default('bilateral'),
  title: Localized.optional(),
  status: z.enum(['wanted', 'confirmed', 'held', 'cancelled']).default('held'),
  request: Request.optional(),
  placement: Placement.optional(),
  ours: z.array(Attendee).default([]).describe('Our side.'),
  theirs: z.array(Attendee).default([]).describe('The partners’ side.'),
  referredTo: z
    .array(Attendee)
    .default([])
    .describe('People named as the ones to contact, who were not there.'),
  points: z.array(Localized).default([]).describe('Subjects, in order; what was said is in the readout.'),
  brief: Brief.optional(),
  photos: z.array(PhotoId).default([]),
  annexes: z.array(AnnexId).default([]),
  commitments: z.array(Commitment).default([]),
  audience: Audience.default('public'),
});
export type Bilateral = z.output<typeof Bilateral>;

export const BilateralsFile = z
  .strictObject({
    bilaterals: z.array(Bilateral).default([]),
    commitments: z
      .array(Commitment)
      .default([])
      .describe('Undertaken outside any bilateral: multilateral items to watch.'),
  })
  .describe('data/missions/<mission>/bilaterals.yaml');
