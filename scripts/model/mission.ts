import { z } from 'zod';
import { Annex } from './annex.ts';
import { CivilDate, ClockTime, TimeZone } from './civil-time.ts';
import { Delegate } from './delegation.ts';
import { ForumId, PersonId, ProfileId } from './identifier.ts';
import { Localized, LocalizedList } from './localized.ts';
import { PartialDate } from './partial-date.ts';
import { Photo } from './photo.ts';
import { Place, Room, Venue } from './place.ts';
import { Recommendation } from './recommendation.ts';
import { Scheduling } from './scheduling.ts';

/** The abstract sheet (提要). What a source leaves blank stays absent and is printed blank. */
export const AbstractSheet = z.strictObject({
  pages: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('Page count of the printed original; ours is computed.'),
  hasAnnexes: z.boolean().optional(),
  organiser: Localized.optional().describe('出國計畫主辦機關.'),
  contact: Localized.optional(),
  phone: z.string().max(60).optional(),
  category: z
    .enum(['inspection', 'study', 'research', 'internship', 'visit', 'conference', 'negotiation', 'other'])
    .describe('出國類別.'),
  categoryNote: Localized.optional().describe('The words after 其他：.'),
  classification: Localized.optional().describe('類號/目.'),
  keywords: LocalizedList,
  abstract: Localized,
});
export type AbstractSheet = z.output<typeof AbstractSheet>;

/** A line of the itinerary, in whole days. */
export const ItineraryDay = z.strictObject({
  from: CivilDate,
  to: CivilDate.optional(),
  text: Localized,
});
export type ItineraryDay = z.output<typeof ItineraryDay>;

const TravelEnd = z.strictObject({
  place: Localized,
  timeZone: TimeZone,
  date: CivilDate,
  time: ClockTime.optional(),
});

/** A journey between two places, which may keep two zones. */
export const TravelLeg = z.strictObject({
  carrier: Localized.optional().describe('Airline and flight number as the source gives them.'),
  from: TravelEnd.optional(),
  to: TravelEnd.optional(),
  travellers: z.array(PersonId).default([]).describe('Default: the whole delegation.'),
});
export type TravelLeg = z.output<typeof TravelLeg>;

/** `data/missions/<mission>/mission.yaml`: one overseas trip. */
export const MissionFile = z
  .strictObject({
    title: Localized,
    shortTitle: Localized.optional(),
    forum: ForumId.optional(),
    fictional: z.boolean().default(false).describe('An invented example: marked so on every page.'),
    profile: ProfileId.optional().describe("Report profile; default: the workspace's."),
    period: z.strictObject({ from: CivilDate, to: CivilDate }),
    places: z.array(Place).min(1).describe('The first gives the mission its time zone.'),
    purpose: Localized.optional(),
    published: PartialDate.optional().describe('The mission is internal as a whole until this date.'),
    reportDate: PartialDate.optional(),
    delegation: z.array(Delegate).min(1),
    itinerary: z.array(ItineraryDay).default([]),
    travel: z.array(TravelLeg).default([]),
    venues: z.array(Venue).default([]).describe('Where rooms are, with their opening hours.'),
    rooms: z.array(Room).default([]),
    meetingHours: z
      .strictObject({ from: ClockTime, to: ClockTime })
      .optional()
      .describe('When bilaterals can be placed; default 09:00–18:00.'),
    scheduling: Scheduling.optional().describe('Internal. What else a schedule has to respect.'),
    abstractSheet: AbstractSheet.optional(),
    photos: z.array(Photo).default([]),
    annexes: z.array(Annex).default([]),
    recommendations: z.array(Recommendation).default([]),
  })
  .describe('data/missions/<mission>/mission.yaml');
export type MissionFile = z.output<typeof MissionFile>;

/** When bilaterals can be placed. */
export function meetingHours({ meetingHours: hours }: Pick<MissionFile, 'meetingHours'>): {
  readonly from: string;
  readonly to: string;
} {
  return hours ?? { from: '09:00', to: '18:00' };
}
