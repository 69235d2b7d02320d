import { z } from 'zod';
import { Availability } from './availability.ts';
import { ClockTime } from './civil-time.ts';
import { PersonId, PoolId, VenueId } from './identifier.ts';
import { Localized } from './localized.ts';

/** Staff or things that are interchangeable, of which there are so many: interpreters, note-takers. */
export const Pool = z.strictObject({
  id: PoolId,
  name: Localized.optional(),
  size: z.number().int().nonnegative(),
});
export type Pool = z.output<typeof Pool>;

/** A meal of every day: so many minutes free, somewhere within its hours. */
export const Meal = z.strictObject({
  from: ClockTime,
  to: ClockTime,
  minutes: z.number().int().positive().max(480),
  people: z.array(PersonId).default([]).describe('Default: everyone.'),
});
export type Meal = z.output<typeof Meal>;

/** When people do not meet: prayers, a holiday, an appointment of one's own. */
export const Closure = z.strictObject({
  name: Localized,
  when: Availability.min(1),
  people: z.array(PersonId).default([]).describe('Default: everyone.'),
});
export type Closure = z.output<typeof Closure>;

/** The way between two venues, in minutes, the same in either direction. */
export const Transfer = z.strictObject({
  between: z.array(VenueId).length(2),
  minutes: z.number().int().nonnegative().max(480),
});
export type Transfer = z.output<typeof Transfer>;

/** What a schedule has to respect beside the requests. Internal as a whole. */
export const Scheduling = z.strictObject({
  bufferMinutes: z
    .number()
    .int()
    .nonnegative()
    .max(240)
    .optional()
    .describe('Between two meetings of one person; default 10.'),
  maxPerDay: z.number().int().positive().optional().describe('Most meetings a day of one delegate.'),
  limits: z
    .array(z.strictObject({ person: PersonId, maxPerDay: z.number().int().positive() }))
    .default([])
    .describe('Most meetings a day of these people, of whatever side.'),
  pools: z.array(Pool).default([]),
  meals: z.array(Meal).default([]),
  closures: z.array(Closure).default([]),
  transfers: z.array(Transfer).default([]),
});
export type Scheduling = z.output<typeof Scheduling>;
