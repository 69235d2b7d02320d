import { z } from 'zod';
import { PartnerId } from './identifier.ts';
import { Localized } from './localized.ts';

/**
 * Whoever can be a partner: an economy (`US`) or an organisation (`WCO`, `EU`).
 * `name` is the everyday name; a forum's own name for it is in `forum.ts`.
 */
export const Economy = z.strictObject({
  id: PartnerId,
  kind: z.enum(['economy', 'organisation']).default('economy'),
  name: Localized,
  shortName: Localized.optional().describe('For tables and captions: 美方, 紐方.'),
  fictional: z.boolean().default(false),
});
export type Economy = z.output<typeof Economy>;
