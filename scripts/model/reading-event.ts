import { z } from 'zod';
import { forUs } from './audience.ts';
import { EVENT_FIELDS } from './register-event.ts';

/** Of the sentences of a block of prose; none where one edition has nothing beside the other. */
const Digests = z.array(z.string().regex(/^[0-9a-f]{16}$/));

/**
 * Two editions of a text were read together (`data/register/readings/<mission>.jsonl`): digests of sentences, and
 * no word of them.
 */
export const ReadingEvent = z
  .strictObject({
    ...EVENT_FIELDS,
    type: z.literal('read'),
    text: z.string().min(1).max(300).meta(forUs('Which text and in which languages: `report zh-TW en`.')),
    isWhole: z.boolean().meta(forUs('All of it; else these blocks, and others stay as they were.')),
    pairs: z.array(z.tuple([Digests, Digests])).meta(forUs()),
  })
  .meta(forUs());
export type ReadingEvent = z.output<typeof ReadingEvent>;
