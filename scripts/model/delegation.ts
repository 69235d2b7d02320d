import { z } from 'zod';
import { PersonId } from './identifier.ts';
import { Localized } from './localized.ts';

/**
 * A member of our delegation. `joinedLocally` people (an overseas-office secretary) take part but
 * are not on the cover of the report.
 */
export const Delegate = z.strictObject({
  person: PersonId,
  agency: Localized,
  office: Localized.optional(),
  title: Localized,
  head: z.boolean().default(false),
  joinedLocally: z.boolean().default(false),
  email: z.email().optional().describe('Internal: invitations only.'),
  phone: z.string().max(40).optional().describe('Internal.'),
});
export type Delegate = z.output<typeof Delegate>;
