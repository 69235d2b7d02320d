import { z } from 'zod';
import { TimeZone } from './civil-time.ts';
import { PartnerId, RoomId } from './identifier.ts';
import { Localized } from './localized.ts';

/** A town, with the zone its clocks keep. */
export const Place = z.strictObject({
  name: Localized,
  economy: PartnerId.optional(),
  timeZone: TimeZone,
  region: Localized.optional().describe('State or province, where the cover names it.'),
});
export type Place = z.output<typeof Place>;

/** A room that meetings can be placed in. */
export const Room = z.strictObject({
  id: RoomId,
  name: Localized,
  venue: Localized.optional(),
  seats: z.number().int().positive().optional(),
  turnoverMinutes: z.number().int().nonnegative().default(0),
});
export type Room = z.output<typeof Room>;
