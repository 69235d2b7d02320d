import { z } from 'zod';
import { ForumId, PartnerId } from './identifier.ts';
import { Localized } from './localized.ts';

/** Whose rules and names apply: APEC says "economy" and "Chinese Taipei", shows no flags. */
export const Forum = z.strictObject({
  id: ForumId,
  name: Localized,
  abbreviation: Localized.optional(),
  memberTerm: Localized.optional().describe('What the forum calls a member: 會員體 / economy.'),
  names: z
    .record(PartnerId, Localized)
    .default({})
    .describe("The forum's own names, by economy or organisation."),
  quorum: z.number().int().positive().optional(),
  fictional: z.boolean().default(false),
});
export type Forum = z.output<typeof Forum>;
