import { z } from 'zod';
import { forUs } from './audience.ts';
import { Availability } from './availability.ts';
import { ClockTime } from './civil-time.ts';
import { PersonId, PoolId, VenueId } from './identifier.ts';
import { Localized } from './localized.ts';

/** Staff or things that are interchangeable, of which there are so many: interpreters, note-takers. */
export const Pool = z.strictObject({
  id: PoolId.meta(forUs('', 'interpreter-ja')),
  name: Localized.optional().meta(forUs('', '{ zh-TW: 日語口譯, en: Japanese interpreters }')),
  size: z.number().int().nonnegative().meta(forUs('How many there are.', '2')),
});
export type Pool = z.output<typeof Pool>;

/** A meal of every day: so many minutes free, somewhere within its hours. */
export const Meal = z.strictObject({
  from: ClockTime.meta(forUs('', "'12:00'")),
  to: ClockTime.meta(forUs('', "'13:30'")),
  minutes: z
    .number()
    .int()
    .positive()
    .max(480)
    .meta(forUs('Kept free each day, somewhere in these hours.', '45')),
  people: z.array(PersonId).default([]).meta(forUs('Default: everyone.')),
});
export type Meal = z.output<typeof Meal>;

/** When people do not meet: prayers, a holiday, an appointment of one's own. */
export const Closure = z.strictObject({
  name: Localized.meta(forUs('', '{ zh-TW: 週五禮拜, en: Friday prayers }')),
  when: Availability.min(1).meta(forUs('Nobody of these people meets then.', "['Friday 12:30–14:00']")),
  people: z.array(PersonId).default([]).meta(forUs('Default: everyone.')),
});
export type Closure = z.output<typeof Closure>;

/** The way between two venues, in minutes, the same in either direction. */
export const Transfer = z.strictObject({
  between: z.array(VenueId).length(2).meta(forUs('', '[breakwater-house, old-store]')),
  minutes: z.number().int().nonnegative().max(480).meta(forUs('', '12')),
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
    .meta(forUs('Between two meetings of one person; default 10.')),
  checkInMinutes: z
    .number()
    .int()
    .nonnegative()
    .max(480)
    .optional()
    .meta(forUs('Nobody meets so long before a journey begins; default 120.', '90')),
  landingMinutes: z
    .number()
    .int()
    .nonnegative()
    .max(480)
    .optional()
    .meta(forUs('Nor so long after it ends; default 60.', '45')),
  maxPerDay: z.number().int().positive().optional().meta(forUs('Most meetings a day of one delegate.')),
  limits: z
    .array(
      z.strictObject({
        person: PersonId.meta(forUs()),
        maxPerDay: z.number().int().positive().meta(forUs()),
      }),
    )
    .default([])
    .meta(forUs('Most meetings a day of these people, of whatever side.')),
  pools: z.array(Pool).default([]).meta(forUs('Staff or things that are interchangeable.')),
  meals: z.array(Meal).default([]).meta(forUs('Meals of every day.')),
  closures: z.array(Closure).default([]).meta(forUs('Prayers, holidays, appointments.')),
  transfers: z.array(Transfer).default([]).meta(forUs('Ways from one venue to another.')),
});
export type Scheduling = z.output<typeof Scheduling>;
