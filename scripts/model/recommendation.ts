import { z } from 'zod';
import { forAll, ownAudience } from './audience.ts';
import { PartnerId, RecommendationId } from './identifier.ts';
import { Localized } from './localized.ts';

export const Adoption = z.enum(['adopted', 'partly-adopted', 'not-adopted', 'undecided']);
export type Adoption = z.output<typeof Adoption>;

/**
 * What the report proposes at home, and what it says of its adoption. What has become of it since stands in
 * the register (`./adoption-event.ts`).
 */
export const Recommendation = z.strictObject({
  id: RecommendationId.meta(forAll('', 'train-validators')),
  about: z.array(PartnerId).default([]).meta(forAll('Partners it concerns.', '[US]')),
  text: Localized.meta(forAll()),
  adoption: Adoption.default('undecided').meta(forAll('', 'adopted')),
  adoptionNote: Localized.optional().meta(forAll('The source of the decision, in words.')),
  audience: ownAudience(),
});
export type Recommendation = z.output<typeof Recommendation>;
