import { z } from 'zod';

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
    .transform((text) => text.normalize('NFC'));

export const MissionId = identifier().brand<'MissionId'>();
export type MissionId = z.output<typeof MissionId>;
export const PersonId = identifier().brand<'PersonId'>();
export type PersonId = z.output<typeof PersonId>;
/** An economy (`US`) or an organisation (`WCO`): whoever can sit across the table. */
export const PartnerId = identifier().brand<'PartnerId'>();
export type PartnerId = z.output<typeof PartnerId>;
export const ForumId = identifier().brand<'ForumId'>();
export type ForumId = z.output<typeof ForumId>;
export const EventId = identifier().brand<'EventId'>();
export type EventId = z.output<typeof EventId>;
export const SessionId = identifier().brand<'SessionId'>();
export type SessionId = z.output<typeof SessionId>;
export const TrackId = identifier().brand<'TrackId'>();
export type TrackId = z.output<typeof TrackId>;
export const BilateralId = identifier().brand<'BilateralId'>();
export type BilateralId = z.output<typeof BilateralId>;
export const CommitmentId = identifier().brand<'CommitmentId'>();
export type CommitmentId = z.output<typeof CommitmentId>;
export const RecommendationId = identifier().brand<'RecommendationId'>();
export type RecommendationId = z.output<typeof RecommendationId>;
export const AnnexId = identifier().brand<'AnnexId'>();
export type AnnexId = z.output<typeof AnnexId>;
export const PhotoId = identifier().brand<'PhotoId'>();
export type PhotoId = z.output<typeof PhotoId>;
export const RoomId = identifier().brand<'RoomId'>();
export type RoomId = z.output<typeof RoomId>;
export const VenueId = identifier().brand<'VenueId'>();
export type VenueId = z.output<typeof VenueId>;
/** Staff or things of which there are so many: `interpreter-ja`. */
export const PoolId = identifier().brand<'PoolId'>();
export type PoolId = z.output<typeof PoolId>;
/** Something that a room has: `projector`. */
export const EquipmentId = identifier().brand<'EquipmentId'>();
export type EquipmentId = z.output<typeof EquipmentId>;
export const ProfileId = identifier().brand<'ProfileId'>();
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
  .brand<'CommitmentReference'>();
export type CommitmentReference = z.output<typeof CommitmentReference>;
