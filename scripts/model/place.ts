import { z } from 'zod';
import { forAll, forUs } from './audience.ts';
import { Availability } from './availability.ts';
import { TimeZone } from './civil-time.ts';
import { EquipmentId, PartnerId, RoomId, VenueId } from './identifier.ts';
import { EVERY_LANGUAGE, Localized } from './localized.ts';

export const GeoPoint = z.strictObject({
  lat: z.number().min(-90).max(90).meta(forAll('', '25.033')),
  lon: z.number().min(-180).max(180).meta(forAll('', '121.565')),
});
export type GeoPoint = z.output<typeof GeoPoint>;

/** A town, with the zone its clocks keep. */
export const Place = z.strictObject({
  name: Localized.meta(forAll('The town.', '{ zh-TW: 芝加哥, en: Chicago }')),
  economy: PartnerId.optional().meta(forAll('', 'US')),
  timeZone: TimeZone.meta(forAll('What its clocks keep.', 'America/Chicago')),
  geo: GeoPoint.optional().meta(
    forAll('Degrees north and east, for the map of missions.', '{ lat: 41.88, lon: -87.63 }'),
  ),
  inferred: z.literal(true).optional().meta(forAll('Not said by the source: forms leave it blank.', 'true')),
  region: Localized.optional().meta(forAll('State or province, where the cover names it.')),
});
export type Place = z.output<typeof Place>;

/** A building with rooms. Rooms name it by its id, or a venue that needs saying nothing else by its name. */
export const Venue = z.strictObject({
  id: VenueId.meta(forAll('', 'breakwater-house')),
  name: Localized.meta(forAll('Shown with its rooms.', '{ zh-TW: 防波堤會館, en: Breakwater House }')),
  address: Localized.optional().meta(forAll('As for a taxi.', '{ zh-TW: 港灣路 1 號, en: 1 Harbour Road }')),
  geo: GeoPoint.optional().meta(forAll('Degrees north and east, for maps.', '{ lat: 25.033, lon: 121.565 }')),
  open: Availability.default([]).meta(forUs('When it is open; none means at any time.', '[not 28 Mar]')),
});
export type Venue = z.output<typeof Venue>;

/** A room that meetings can be placed in. */
export const Room = z.strictObject({
  id: RoomId.meta(forAll('', 'lantern-room')),
  name: Localized.meta(forAll('', '{ zh-TW: 燈籠室, en: Lantern Room }')),
  venue: Localized.optional().meta(
    forAll(
      'Building or hotel: the id of one of the mission’s venues, or the name of another.',
      'breakwater-house',
    ),
  ),
  seats: z.number().int().positive().optional().meta(forAll('How many can sit there.', '8')),
  turnoverMinutes: z
    .number()
    .int()
    .nonnegative()
    .default(0)
    .meta(forUs('To clear it between two meetings.', '10')),
  equipment: z.array(EquipmentId).default([]).meta(forUs('What requests may ask for.', '[screen, booth]')),
  open: Availability.default([]).meta(
    forUs(
      'When it can be had; none means whenever its venue is open. Sessions close it by themselves.',
      '[mornings, 28 Mar]',
    ),
  ),
});
export type Room = z.output<typeof Room>;

/**
 * Rooms with the names of their venues, where they say an id.
 * @example nameVenues([{ ...room, venue: { '*': 'old-store' } }], [{ id: 'old-store', name, open: [] }])
 */
export function nameVenues(rooms: readonly Room[], venues: readonly Venue[]): Room[] {
  return rooms.map((room) => {
    const venue = venues.find(({ id }) => id === room.venue?.[EVERY_LANGUAGE]);
    return venue ? { ...room, venue: venue.name } : room;
  });
}

/** The venue of a room, where the mission lists it. */
export function venueOfRoom({ venue }: Room, venues: readonly Venue[]): Venue | undefined {
  if (!venue) return undefined;
  const text = JSON.stringify(venue);
  return venues.find(({ id, name }) => id === venue[EVERY_LANGUAGE] || JSON.stringify(name) === text);
}
