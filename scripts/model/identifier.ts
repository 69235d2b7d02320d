import { z } from 'zod';
import { isShortEnough } from './file-name.ts';

/**
 * Identifiers are letters and digits of any script, joined by single hyphens: `us`, `2014-c-tpat`,
 * `劉芳祝`. Native script is allowed on purpose: a person whose romanised name no source gives
 * gets an identifier without inventing a spelling.
 */
const PATTERN = /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u;
const MAX_LENGTH = 80;

const identifier = () =>
  z
    .string()
    .max(MAX_LENGTH)
    .regex(PATTERN, { error: 'identifier' })
    .refine(isShortEnough, { error: 'long-name' })
    .transform((text) => text.normalize('NFC'));

export const MissionId = identifier().brand<'MissionId'>().meta({ title: 'id of a mission' });
export type MissionId = z.output<typeof MissionId>;
export const PersonId = identifier().brand<'PersonId'>().meta({ title: 'id of people.yaml' });
export type PersonId = z.output<typeof PersonId>;
/** An economy (`US`) or an organisation (`WCO`): whoever can sit across the table. */
export const PartnerId = identifier().brand<'PartnerId'>().meta({ title: 'id of economies.yaml' });
export type PartnerId = z.output<typeof PartnerId>;
export const ForumId = identifier().brand<'ForumId'>().meta({ title: 'id of a forum' });
export type ForumId = z.output<typeof ForumId>;
export const EventId = identifier().brand<'EventId'>().meta({ title: 'id of an event' });
export type EventId = z.output<typeof EventId>;
export const SessionId = identifier().brand<'SessionId'>().meta({ title: 'id of a session' });
export type SessionId = z.output<typeof SessionId>;
export const TrackId = identifier().brand<'TrackId'>().meta({ title: 'id of a track' });
export type TrackId = z.output<typeof TrackId>;
export const BilateralId = identifier().brand<'BilateralId'>().meta({ title: 'id of a bilateral' });
export type BilateralId = z.output<typeof BilateralId>;
export const CommitmentId = identifier().brand<'CommitmentId'>().meta({ title: 'id of a commitment' });
export type CommitmentId = z.output<typeof CommitmentId>;
export const RecommendationId = identifier()
  .brand<'RecommendationId'>()
  .meta({ title: 'id of a recommendation' });
export type RecommendationId = z.output<typeof RecommendationId>;
export const AnnexId = identifier().brand<'AnnexId'>().meta({ title: 'id of an annex' });
export type AnnexId = z.output<typeof AnnexId>;
export const PhotoId = identifier().brand<'PhotoId'>().meta({ title: 'id of a photo' });
export type PhotoId = z.output<typeof PhotoId>;
export const RoomId = identifier().brand<'RoomId'>().meta({ title: 'id of a room' });
export type RoomId = z.output<typeof RoomId>;
export const VenueId = identifier().brand<'VenueId'>().meta({ title: 'id of a venue' });
export type VenueId = z.output<typeof VenueId>;
/** Staff or things of which there are so many: `interpreter-ja`. */
export const PoolId = identifier().brand<'PoolId'>().meta({ title: 'id of a pool' });
export type PoolId = z.output<typeof PoolId>;
/** Something that a room has: `projector`. */
export const EquipmentId = identifier().brand<'EquipmentId'>().meta({ title: 'id' });
export type EquipmentId = z.output<typeof EquipmentId>;
export const ProfileId = identifier().brand<'ProfileId'>().meta({ title: 'id of `templates/reports`' });
export type ProfileId = z.output<typeof ProfileId>;

/**
 * A commitment of this mission (`validation-plan`) or of another (`2011-c-tpat/joint-validation`).
 */
export const CommitmentReference = z
  .string()
  .max(2 * MAX_LENGTH + 1)
  .regex(/^(?:[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*\/)?[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u, {
    error: 'commitment-reference',
  })
  .brand<'CommitmentReference'>()
  .meta({ title: 'reference' });
export type CommitmentReference = z.output<typeof CommitmentReference>;
