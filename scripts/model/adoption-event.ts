import { z } from 'zod';
import { MAX_NOTE_LENGTH } from './action-event.ts';
import { forUs } from './audience.ts';
import { PartialDate } from './partial-date.ts';
import { Adoption } from './recommendation.ts';
import { EVENT_FIELDS } from './register-event.ts';
import { webAddress } from './web-address.ts';

/** `mission/recommendation`: the name of a recommendation in the register. */
export const RecommendationItemId = z.string().regex(/^[^/\s]+\/[^/\s]+$/);

export const MAX_DECIDER_LENGTH = 200;
const Words = z.string().trim().min(1).max(MAX_NOTE_LENGTH);

const step = {
  ...EVENT_FIELDS,
  item: RecommendationItemId.meta(forUs()),
  why: Words.optional().meta(forUs('Why this is written down now.')),
};

/**
 * One step in the life of a recommendation at home (`data/register/recommendations/<mission>.jsonl`). All
 * of it is the office's own: readers outside learn what the report says of it, and no more.
 */
export const AdoptionEvent = z.discriminatedUnion('type', [
  /** What was decided. `undecided` takes back what was decided before. */
  z
    .strictObject({
      ...step,
      type: z.literal('decision'),
      adoption: Adoption,
      decidedBy: z
        .string()
        .trim()
        .min(1)
        .max(MAX_DECIDER_LENGTH)
        .optional()
        .meta(forUs('A person of the data by identifier, else a person or body in words.')),
      decidedOn: PartialDate.optional().meta(forUs('As exactly as is known.')),
    })
    .meta(forUs()),
  /** What has become of it since. */
  z.strictObject({ ...step, type: z.literal('outcome'), outcome: Words }).meta(forUs()),
  z
    .strictObject({
      ...step,
      type: z.literal('evidence'),
      link: webAddress(/^https?$/).max(MAX_NOTE_LENGTH),
    })
    .meta(forUs('A link to what proves it.')),
]);
export type AdoptionEvent = z.output<typeof AdoptionEvent>;
