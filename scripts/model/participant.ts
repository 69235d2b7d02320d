import { z } from 'zod';
import { PersonId } from './identifier.ts';
import { Localized } from './localized.ts';

const affiliation = {
  agency: Localized.optional().describe('Ministry, administration or firm: 財政部關務署.'),
  office: Localized.optional().describe('Unit within the agency: 通關業務組.'),
  title: Localized.optional().describe('Title held at the time: 簡任稽核, Acting Director.'),
};

/** A person with the office and title held on that occasion. */
export const Participant = z.strictObject({ person: PersonId, ...affiliation });
export type Participant = z.output<typeof Participant>;

/** Someone a source mentions without a name: `unnamed: { zh-TW: 美國富士康與會代表, en: … }`. */
export const UnnamedParticipant = z.strictObject({ unnamed: Localized, ...affiliation });

/** A participant whose name may be unknown. */
export const Attendee = z.union([Participant, UnnamedParticipant]);
export type Attendee = z.output<typeof Attendee>;

/** A part played in a session: who, as what, and (for a talk) on what. */
export const RoleKind = z.enum(['chair', 'moderator', 'speaker', 'panelist', 'host', 'rapporteur']);
export type RoleKind = z.output<typeof RoleKind>;
export const Role = z.strictObject({
  role: RoleKind,
  person: PersonId.optional(),
  unnamed: Localized.optional(),
  ...affiliation,
});
export type Role = z.output<typeof Role>;
