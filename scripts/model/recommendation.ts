import { z } from 'zod';
import { Audience } from './audience.ts';
import { PartnerId, RecommendationId } from './identifier.ts';
import { Localized } from './localized.ts';

/** What the report proposes at home, and whether it was adopted. */
export const Recommendation = z.strictObject({
  id: RecommendationId,
  about: z.array(PartnerId).default([]),
  text: Localized,
  adoption: z.enum(['adopted', 'partly-adopted', 'not-adopted', 'undecided']).default('undecided'),
  adoptionNote: Localized.optional().describe('The source of the decision, in words.'),
  audience: Audience.default('public'),
});
export type Recommendation = z.output<typeof Recommendation>;
