import { z } from 'zod';
import { type Audience, forAll, forUs, ownAudience } from './audience.ts';
import { Availability } from './availability.ts';
import { Brief } from './brief.ts';
import { cancelledField } from './cancellation.ts';
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
import { Arrangements } from './logistics.ts';
import { onlineField } from './online.ts';
import { Attendee } from './participant.ts';
import { TheirHours } from './their-hours.ts';

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
  date: CivilDate.meta(forAll('', '2014-08-25')),
  start: ClockTime.meta(forAll('', "'16:00'")),
  end: ClockTime.optional().meta(
    forAll('Absent: the default length of the workspace, marked as such.', "'16:45'"),
  ),
  room: RoomId.optional().meta(forAll()),
});
export type Placement = z.output<typeof Placement>;

/** Some of these, whoever is free: `{ of: [a, b, c], count: 2 }`. */
export const AttendeeGroup = z.strictObject({
  of: z.array(PersonId).min(1).meta(forUs()),
  count: z.number().int().min(1).max(20).default(1).meta(forUs()),
});
export type AttendeeGroup = z.output<typeof AttendeeGroup>;

/** When the other side is at work where it joins from: meetings from afar are held within these hours of its own clocks. */
/** A bilateral that is wanted. Internal: availability of partners is theirs to publish. */
export const Request = z.strictObject({
  priority: z.enum(['A', 'B', 'C']).default('B').meta(forUs('', 'A')),
  weight: z
    .number()
    .positive()
    .max(1000)
    .optional()
    .meta(forUs('How much it counts; default by priority: A 10, B 5, C 2.', '7')),
  durationMinutes: z.number().int().min(5).max(480).default(30).meta(forUs('', '45')),
  attendees: z.array(PersonId).min(1).meta(forUs('Delegates of ours who must attend.')),
  anyOf: z
    .array(AttendeeGroup)
    .default([])
    .meta(
      forUs(
        'Beside them, one (or `count`) of each group, whoever is free.',
        '[{ of: [羅聽浪-example, 紀汐語-example] }]',
      ),
    ),
  windows: Availability.default([]).meta(
    forUs(
      'When the partner can come; none means any time the venue is open.',
      '[26 Aug 14:00–17:00, not during plenary]',
    ),
  ),
  ourWindows: Availability.default([]).meta(forUs('When our side can; none means any time.', '[mornings]')),
  preferred: Availability.default([]).meta(forUs('Better times.')),
  attendance: z
    .enum(['in-person', 'online', 'hybrid'])
    .default('in-person')
    .meta(forUs('An `online` one needs no room; a `hybrid` one has a room and people elsewhere.', 'online')),
  theirHours: TheirHours.optional().meta(
    forUs('Working hours of a side that joins from afar, in its own zone.', '{ timeZone: Asia/Tokyo }'),
  ),
  seats: z.number().int().positive().optional().meta(forUs('Seats needed.', '8')),
  rooms: z.array(RoomId).default([]).meta(forUs('Rooms that will do; none means any.', '[lantern-room]')),
  venues: z
    .array(VenueId)
    .default([])
    .meta(forUs('Venues that will do; none means any.', '[breakwater-house]')),
  equipment: z.array(EquipmentId).default([]).meta(forUs('What the room must have.', '[screen]')),
  needs: z
    .array(PoolId)
    .default([])
    .meta(forUs('One of each of these pools: an interpreter, a note-taker.', '[interpreter-ja]')),
  after: z
    .array(BilateralId)
    .default([])
    .meta(forUs('Bilaterals that must start before this one.', '[norta]')),
  before: z.array(BilateralId).default([]).meta(forUs('Bilaterals that must start after this one.')),
  mandatory: z.boolean().default(false).meta(forUs('It has to be placed.', 'true')),
  pin: Placement.optional().meta(forUs('Agreed already: not to be moved.')),
});
export type Request = z.output<typeof Request>;

/**
 * A subject of a meeting: a text, or `{ text: …, audience: internal }` for one that stays in the office.
 * A text of its own has no field `text`, since that is no language.
 */
export const Point = z
  .union([
    z.strictObject({ text: Localized.meta(forAll()), audience: ownAudience() }),
    Localized.transform((text) => ({ text })),
  ])
  .meta({ title: 'text, or `text`* with `audience`' });
export type Point = { readonly text: Localized; readonly audience?: Audience | undefined };

/**
 * A meeting with partner(s). A past one has a `placement`; one to come has a `request` and gets its
 * placement from the schedule. An `exchange` is informal: it may have no time, place or names, is a
 * full record, and is never a calendar entry.
 */
export const Bilateral = z.strictObject({
  id: BilateralId.meta(forAll('For `<Bilateral id="…" />` and `readouts/<id>.mdx`.', 'us')),
  partners: z.array(PartnerId).min(1).meta(forAll('At least one.', '[US]')),
  format: BilateralFormat.default('bilateral').meta(
    forAll('An `exchange` is informal and never a calendar entry.', 'courtesy-call'),
  ),
  title: Localized.optional().meta(forAll('Default: made of the partners.')),
  status: z
    .enum(['wanted', 'confirmed', 'held', 'cancelled'])
    .default('held')
    .meta(forAll('One that is only wanted is internal, unless the workspace says `publish`.', 'wanted')),
  request: Request.optional().meta(forUs('What the schedule is asked for.')),
  placement: Placement.optional().meta(forAll('When and where it was held.')),
  ours: z.array(Attendee).default([]).meta(forAll('Our side.')),
  theirs: z.array(Attendee).default([]).meta(forAll('The partners’ side.')),
  referredTo: z
    .array(Attendee)
    .default([])
    .meta(forAll('People named as the ones to contact, who were not there.')),
  points: z.array(Point).default([]).meta(forAll('Subjects, in order; what was said is in the readout.')),
  brief: Brief.optional().meta(forUs('What we prepare.')),
  arrangements: Arrangements.optional().meta(forUs('Seats, order of entry, interpreter and note-taker.')),
  photos: z.array(PhotoId).default([]).meta(forAll()),
  annexes: z.array(AnnexId).default([]).meta(forAll()),
  commitments: z.array(Commitment).default([]).meta(forAll()),
  online: onlineField(),
  cancelled: cancelledField(),
  audience: ownAudience(),
});
export type Bilateral = z.output<typeof Bilateral>;

export const BilateralsFile = z
  .strictObject({
    audience: ownAudience(),
    bilaterals: z.array(Bilateral).default([]).meta(forAll()),
    commitments: z
      .array(Commitment)
      .default([])
      .meta(forAll('Undertaken outside any bilateral: multilateral items to watch.')),
  })
  .describe('data/missions/<mission>/bilaterals.yaml');
