import { z } from 'zod';
import { forAll } from './audience.ts';
import { ForumId, PartnerId } from './identifier.ts';
import { Localized } from './localized.ts';

/** Whose rules and names apply: APEC says "economy" and "Chinese Taipei", shows no flags. */
export const Forum = z.strictObject({
  id: ForumId.meta(forAll('', 'apec')),
  name: Localized.meta(
    forAll('Full name.', '{ zh-TW: 亞太經濟合作, en: Asia-Pacific Economic Cooperation }'),
  ),
  abbreviation: Localized.optional().meta(forAll('', 'APEC')),
  memberTerm: Localized.optional().meta(forAll('What it calls a member.', '{ zh-TW: 會員體, en: economy }')),
  names: z
    .record(PartnerId, Localized)
    .default({})
    .meta(
      forAll(
        'Its own names, where they differ from the everyday ones.',
        'TW: { zh-TW: 中華臺北, en: Chinese Taipei }',
      ),
    ),
  quorum: z.number().int().positive().optional().meta(forAll('Members that must be present.', '14')),
  fictional: z.boolean().default(false).meta(forAll('Invented, as an example.', 'true')),
});
export type Forum = z.output<typeof Forum>;
