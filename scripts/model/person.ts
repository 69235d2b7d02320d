import { z } from 'zod';
import { PartnerId, PersonId } from './identifier.ts';
import { Localized } from './localized.ts';

/** How a culture orders and joins a name: `han`, `japanese` and `korean` put the family name first. */
export const NameCulture = z.enum(['han', 'japanese', 'korean', 'western']);
export type NameCulture = z.output<typeof NameCulture>;

/**
 * A human being, once for all missions. Offices and titles belong to the mission (see
 * `participant.ts`): people are promoted, and the 2011 report must keep the title of 2011.
 */
export const Person = z
  .strictObject({
    id: PersonId,
    name: Localized.describe(
      'As the sources spell it, per language. Where no source gives a romanised name, write the native name alone as a plain string; never invent a spelling.',
    ),
    culture: NameCulture.default('western'),
    familyName: Localized.optional().describe(
      'The family name within `name`, used for short forms such as 劉簡任稽核 and Mr. May.',
    ),
    honorific: z.enum(['mr', 'ms', 'mrs', 'dr']).optional().describe('Only where a source uses it.'),
    partner: PartnerId.optional().describe('The economy or organisation this person belongs to.'),
    pronunciation: Localized.optional(),
  })
  .describe('One person.');
export type Person = z.output<typeof Person>;

export const PeopleFile = z.strictObject({ people: z.array(Person) }).describe('data/people.yaml');
