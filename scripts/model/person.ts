import { z } from 'zod';
import { forAll, forUs } from './audience.ts';
import { PartnerId, PersonId } from './identifier.ts';
import { LanguageTag } from './language.ts';
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
    id: PersonId.meta(forAll('Name in lower case, or the native name.', 'ron-may', '劉芳祝')),
    name: Localized.meta(
      forAll(
        'As the sources spell it, per language. Where no source gives a romanised name, write the native name alone as a plain string; never invent a spelling.',
        '{ zh-TW: 沈望潮, en: Shen Wang-chao }',
      ),
    ),
    culture: NameCulture.default('western').meta(forAll('Order of names.', 'han')),
    familyName: Localized.optional().meta(
      forAll('The family name within `name`, for short forms.', '{ zh-TW: 沈, en: Shen }'),
    ),
    honorific: z
      .enum(['mr', 'ms', 'mrs', 'dr'])
      .optional()
      .meta(forAll('Only where a source uses it.', 'dr')),
    partner: PartnerId.optional().meta(forAll('Where the person belongs.', 'US')),
    language: LanguageTag.optional().meta(
      forUs(
        'In which of the workspace’s languages they are written to. Default: our people the first, others the second.',
        'en',
      ),
    ),
    pronunciation: Localized.optional().meta(
      forUs('A guide to saying the name, for briefs.', 'Luo Ting-lang'),
    ),
    biography: Localized.optional().meta(
      forUs('Who this is, in a few sentences, for briefs: only what sources say.'),
    ),
  })
  .describe('One person.');
export type Person = z.output<typeof Person>;

export const PeopleFile = z
  .strictObject({ people: z.array(Person).meta(forAll()) })
  .describe('data/people.yaml');
