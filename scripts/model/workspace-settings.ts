import { z } from 'zod';
import { forAll, forUs } from './audience.ts';
import { TimeZone } from './civil-time.ts';
import { DATA_FORMAT } from './format.ts';
import { PartnerId, ProfileId } from './identifier.ts';
import { LanguageTag } from './language.ts';
import { Localized } from './localized.ts';
import { siteAddress, webAddress } from './web-address.ts';

/** What a published mission shows before it is certain. Both stay in the office unless said here. */
export const Publish = z.strictObject({
  wantedMeetings: z.boolean().default(false).meta(forAll('Meetings that are only wanted.', 'true')),
  travelToCome: z.boolean().default(false).meta(forAll('Travel legs that are not over yet.', 'true')),
});
export type Publish = z.output<typeof Publish>;

/** `data/workspace.yaml`: whose toolkit this is. */
export const WorkspaceSettings = z
  .strictObject({
    format: z
      .number()
      .int()
      .min(1)
      .max(DATA_FORMAT)
      .optional()
      .meta(forUs('Format of the data and registers, written by `attache migrate`.')),
    home: z
      .strictObject({
        economy: PartnerId.meta(forAll('Our economy.', 'TW')),
        agency: Localized.meta(forAll('Our agency.', '{ zh-TW: 財政部關務署, en: … }')),
        email: z.email().optional().meta(forUs('Organiser of invitations.', 'missions@example.org')),
        timeZone: TimeZone.meta(forAll('The zone of the office.', 'Asia/Taipei')),
      })
      .meta(forAll('Our side.')),
    languages: z
      .array(LanguageTag)
      .length(2)
      .meta(forAll('The filing language first, then its companion.', '[zh-TW, en]')),
    calendar: z
      .enum(['gregory', 'roc'])
      .default('gregory')
      .meta(forAll('Calendar of printed dates in the filing language.', 'roc')),
    profile: ProfileId.meta(forAll('Report form for missions that name none.', 'tw-2018')),
    defaultMeetingMinutes: z
      .number()
      .int()
      .min(5)
      .max(480)
      .default(60)
      .meta(forAll('Length of a meeting whose end is not known.', '60')),
    site: z
      .strictObject({
        title: Localized.meta(forAll('Its title.', '{ zh-TW: 出國任務, en: Missions }')),
        description: Localized.optional().meta(forAll('A sentence for search engines and feeds.')),
        contact: z
          .email()
          .optional()
          .meta(forAll('Where readers write to; stands in the footer.', 'news@example.org')),
        licence: z
          .strictObject({
            name: Localized.meta(forAll('', 'CC BY 4.0')),
            address: webAddress(/^https?$/)
              .optional()
              .meta(forAll('', 'https://creativecommons.org/licenses/by/4.0/')),
          })
          .optional()
          .meta(forAll('Under which readers may use what is published.')),
        address: siteAddress().meta(forAll('Where it is published.', 'https://attache.example.org/')),
        internalAddress: siteAddress()
          .optional()
          .meta(
            forUs(
              'Where the internal edition is, for colleagues alone; its calendars are subscribed to there.',
              'https://intranet.example.org/k7p2x9/',
            ),
          ),
      })
      .meta(forAll('The site.')),
    publish: Publish.optional().meta(forAll('What published missions show beyond the usual.')),
  })
  .describe('data/workspace.yaml');
export type WorkspaceSettings = z.output<typeof WorkspaceSettings>;
