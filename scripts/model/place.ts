import { z } from 'zod';
import { Availability } from './availability.ts';
import { TimeZone } from './civil-time.ts';
import { EquipmentId, PartnerId, RoomId, VenueId } from './identifier.ts';
import { EVERY_LANGUAGE, Localized } from './localized.ts';

/** A town, with the zone its clocks keep. */
export const Place = z.strictObject({
  name: Localized,
  economy: PartnerId.optional(),
  timeZone: TimeZone,
  region: Localized.optional().describe('State or province, where the cover names it.'),
});
export type Place = z.output<typeof Place>;

/** A building with rooms. Rooms name it by its id, or a venue that needs saying nothing else by its name. */
export const Venue = z.strictObject({
  id: VenueId,
  name: Localized,
  open: Availability.default([]).describe('Internal. When it is open; none means at any time.'),
});
export type Venue = z.output<typeof Venue>;

/** A room that meetings can be placed in. */
export const Room = z.strictObject({
  id: RoomId,
  name: Localized,
  venue: Localized.optional().describe('The id of one of the mission’s venues, or the name of another.'),
  seats: z.number().int().positive().optional(),
  turnoverMinutes: z.number().int().nonnegative().default(0),
  equipment: z.array(EquipmentId).default([]),
  open: Availability.default([]).describe(
    'Internal. When it can be had; none means whenever its venue is open.',
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
