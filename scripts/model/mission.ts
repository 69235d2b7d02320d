import { z } from 'zod';
import { Abbreviation } from './abbreviation.ts';
import { Annex } from './annex.ts';
import { Audience, forAll, forUs, ownAudience } from './audience.ts';
import { cancelledField } from './cancellation.ts';
import { CivilDate, ClockTime, isCivilDate, TimeZone } from './civil-time.ts';
import { Delegate } from './delegation.ts';
import { ForumId, PersonId, ProfileId } from './identifier.ts';
import { Localized, LocalizedList } from './localized.ts';
import { Logistics } from './logistics.ts';
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
    .meta(forAll('Pages of the printed original; ours are counted.', '24')),
  hasAnnexes: z.boolean().optional().meta(forAll('Whether there are annexes (含附件).', 'true')),
  organiser: Localized.optional().meta(forAll('What the form calls 出國計畫主辦機關.')),
  contact: Localized.optional().meta(forAll('What the form calls 聯絡人.')),
  phone: z.string().max(60).optional().meta(forAll('As printed on the sheet.')),
  category: z
    .enum(['inspection', 'study', 'research', 'internship', 'visit', 'conference', 'negotiation', 'other'])
    .optional()
    .meta(forAll('What the form calls 出國類別.', 'conference')),
  categoryNote: Localized.optional().meta(forAll('The words after 其他.', '{ zh-TW: 出席國際會議, en: … }')),
  coverCategory: Localized.optional().meta(
    forAll(
      'The category as the cover has it, where the form has it there.',
      '{ zh-TW: 出席國際會議, en: … }',
    ),
  ),
  classification: Localized.optional().meta(forAll('What the form calls 類號/目.')),
  keywords: LocalizedList.meta(forAll('', '{ zh-TW: [海關], en: [customs] }')),
  abstract: Localized.meta(forAll('The profile says how long and how it is counted.')),
});
export type AbstractSheet = z.output<typeof AbstractSheet>;

/** A line of the itinerary, in whole days. */
export const ItineraryDay = z.strictObject({
  from: CivilDate.meta(forAll('', '2027-03-24')),
  to: CivilDate.optional().meta(forAll('Where the line covers several days.', '2027-03-29')),
  text: Localized.meta(forAll('', '{ zh-TW: 搭機返國, en: Flight home }')),
  audience: ownAudience(),
});
export type ItineraryDay = z.output<typeof ItineraryDay>;

const TravelEnd = z.strictObject({
  place: Localized.meta(forAll()),
  timeZone: TimeZone.meta(forAll()),
  date: CivilDate.meta(forAll()),
  time: ClockTime.optional().meta(forAll()),
});

/** A journey between two places, which may keep two zones. */
export const TravelLeg = z.strictObject({
  carrier: Localized.optional().meta(
    forAll('Airline and flight as the source gives them.', 'Example Air 101'),
  ),
  from: TravelEnd.optional().meta(
    forAll(
      'Each end in its own zone.',
      "{ place: Taipei, timeZone: Asia/Taipei, date: 2027-03-24, time: '00:30' }",
    ),
  ),
  to: TravelEnd.optional().meta(forAll()),
  travellers: z.array(PersonId).default([]).meta(forAll('Default: the whole delegation.')),
  cancelled: cancelledField(),
  audience: ownAudience(),
});
export type TravelLeg = z.output<typeof TravelLeg>;

const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** `data/missions/<mission>/mission.yaml`: one overseas trip. */
export const MissionFile = z
  .strictObject({
    title: Localized.meta(forAll('As on the cover of the report.')),
    shortTitle: Localized.optional().meta(
      forAll('For menus and tables.', '{ zh-TW: 2014 年 C-TPAT, en: C-TPAT 2014 }'),
    ),
    forum: ForumId.optional().meta(forAll('Whose names apply.', 'apec')),
    fictional: z.boolean().default(false).meta(forAll('An invented example, marked on every page.', 'true')),
    profile: ProfileId.optional().meta(forAll('Report form; default: that of the workspace.', 'tw-2011')),
    period: z
      .strictObject({
        from: CivilDate.meta(forAll()),
        to: CivilDate.meta(forAll()),
        of: z
          .literal('events')
          .optional()
          .meta(
            forAll('Of the journey only the dates of the events are known: forms leave it blank.', 'events'),
          ),
      })
      // Years apart, one of them is mistyped: 3027, 2207.
      .refine(
        ({ from, to }) =>
          !isCivilDate(from) || !isCivilDate(to) || Date.parse(to) - Date.parse(from) <= MOST_DAYS * DAY_MS,
        {
          error: 'period',
          path: ['to'],
        },
      )
      .meta(forAll('The whole trip, travel included.', '{ from: 2027-03-24, to: 2027-03-29 }')),
    places: z.array(Place).min(1).meta(forAll('The first gives the mission its time zone.')),
    purpose: Localized.optional().meta(forAll('One or two sentences.')),
    published: PartialDate.optional().meta(
      forAll('The mission is internal as a whole until then; absent: it stays so.', '2026-11-01'),
    ),
    audience: Audience.optional().meta(
      forUs('`internal` keeps the mission in the office whatever its `published` says.', 'internal'),
    ),
    cancelled: cancelledField(),
    reportDate: PartialDate.optional().meta(forAll('As on the cover.', '2014-10')),
    delegation: z.array(Delegate).min(1).meta(forAll('At least one; in the order of the cover.')),
    itinerary: z.array(ItineraryDay).default([]).meta(forAll()),
    travel: z.array(TravelLeg).default([]).meta(forAll()),
    venues: z
      .array(Venue)
      .default([])
      .meta(forAll('Buildings with opening hours, or with ways between them.')),
    rooms: z.array(Room).default([]).meta(forAll('For bilaterals and sessions.')),
    meetingHours: z
      .strictObject({ from: ClockTime.meta(forAll()), to: ClockTime.meta(forAll()) })
      .optional()
      .meta(forAll('When bilaterals can be placed; default 09:00–18:00.', "{ from: '09:00', to: '18:00' }")),
    objectives: z
      .array(Localized)
      .default([])
      .meta(forUs('What the mission as a whole is to bring home, the weightiest first.')),
    logistics: Logistics.optional().meta(forUs('Hotel, numbers to ring, vehicles, dress, gifts.')),
    scheduling: Scheduling.optional().meta(forUs('What else the schedule has to respect.')),
    abstractSheet: AbstractSheet.optional().meta(forAll('The form in front of the report.')),
    photos: z.array(Photo).default([]).meta(forAll()),
    annexes: z.array(Annex).default([]).meta(forAll('Numbered in this order.')),
    recommendations: z.array(Recommendation).default([]).meta(forAll()),
    abbreviations: z
      .array(Abbreviation)
      .default([])
      .meta(forAll('As this report spells them out, where the glossary has them otherwise or not at all.')),
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
