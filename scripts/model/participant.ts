import { z } from 'zod';
import { forAll, forUs, ownAudience } from './audience.ts';
import { PersonId } from './identifier.ts';
import { Localized } from './localized.ts';

const affiliation = {
  agency: Localized.optional().meta(forAll('Ministry, administration or firm.', '財政部關務署')),
  office: Localized.optional().meta(forAll('Unit within the agency.', '通關業務組')),
  title: Localized.optional().meta(forAll('Title held then.', '{ zh-TW: 局長, en: Commissioner }')),
  audience: ownAudience(),
};

const email = z
  .email()
  .optional()
  .meta(forUs('For the invitation that goes to the partner’s guest.', 'teo.amarell@example.org'));

/** A person with the office and title held on that occasion. */
export const Participant = z.strictObject({
  person: PersonId.meta(forAll('Either this.', 'ron-may')),
  ...affiliation,
  email,
});
export type Participant = z.output<typeof Participant>;

/** Someone a source mentions without a name: `unnamed: { zh-TW: 美國富士康與會代表, en: … }`. */
export const UnnamedParticipant = z.strictObject({
  unnamed: Localized.meta(forAll('Or this.', '{ zh-TW: 口譯人員, en: An interpreter }')),
  ...affiliation,
  email,
});

/** A participant whose name may be unknown. */
export const Attendee = z.union([Participant, UnnamedParticipant]).meta({ title: 'Attendee' });
export type Attendee = z.output<typeof Attendee>;

/** A part played in a session: who, as what, and (for a talk) on what. */
export const RoleKind = z.enum(['chair', 'moderator', 'speaker', 'panelist', 'host', 'rapporteur']);
export type RoleKind = z.output<typeof RoleKind>;
export const Role = z.strictObject({
  role: RoleKind.meta(forAll('', 'speaker')),
  person: PersonId.optional().meta(forAll()),
  unnamed: Localized.optional().meta(
    forAll('Words instead, where no name is known.', '{ zh-TW: 市長, en: The Mayor }'),
  ),
  ...affiliation,
});
export type Role = z.output<typeof Role>;
