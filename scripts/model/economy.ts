import { z } from 'zod';
import { forAll } from './audience.ts';
import { PartnerId } from './identifier.ts';
import { Localized, LocalizedList } from './localized.ts';

/**
 * Whoever can be a partner: an economy (`US`) or an organisation (`WCO`, `EU`).
 * `name` is the everyday name; a forum's own name for it is in `forum.ts`.
 */
export const Economy = z.strictObject({
  id: PartnerId.meta(forAll('ISO 3166 code, or an abbreviation for an organisation.', 'US', 'WCO')),
  kind: z.enum(['economy', 'organisation']).default('economy').meta(forAll('', 'organisation')),
  name: Localized.meta(forAll('Everyday name.', '{ zh-TW: 美國, en: the United States }')),
  shortName: Localized.optional().meta(forAll('For tables and captions.', '{ zh-TW: 美方, en: US }')),
  otherNames: LocalizedList.optional().meta(
    forAll('Names it also goes by: one mission keeps to one of them.', '{ zh-TW: [澳洲] }'),
  ),
  fictional: z.boolean().default(false).meta(forAll('Invented, as an example.', 'true')),
});
export type Economy = z.output<typeof Economy>;
