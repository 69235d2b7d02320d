import { z } from 'zod';
import { TimeZone } from './civil-time.ts';
import { DATA_FORMAT } from './format.ts';
import { PartnerId, ProfileId } from './identifier.ts';
import { LanguageTag } from './language.ts';
import { Localized } from './localized.ts';

/** `data/workspace.yaml`: whose toolkit this is. */
export const WorkspaceSettings = z
  .strictObject({
    format: z
      .number()
      .int()
      .min(1)
      .max(DATA_FORMAT)
      .optional()
      .describe('Format of the data and registers, written by `attache migrate`.'),
    home: z.strictObject({
      economy: PartnerId,
      agency: Localized,
      email: z.email().optional().describe('Organiser of invitations. Internal.'),
      timeZone: TimeZone,
    }),
    languages: z.array(LanguageTag).length(2).describe('The filing language first, then its companion.'),
    calendar: z
      .enum(['gregory', 'roc'])
      .default('gregory')
      .describe('Calendar of dates in the filing language.'),
    profile: ProfileId.describe('Report profile: a file of templates/reports.'),
    defaultMeetingMinutes: z.number().int().min(5).max(480).default(60),
    site: z.strictObject({
      title: Localized,
      description: Localized.optional(),
      address: z.url({ protocol: /^https?$/ }).describe('Where the site is published.'),
    }),
  })
  .describe('data/workspace.yaml');
export type WorkspaceSettings = z.output<typeof WorkspaceSettings>;
