import { z } from 'zod';
import { Audience } from './audience.ts';
import { PersonId, PhotoId } from './identifier.ts';
import { Localized } from './localized.ts';

/** Someone in a picture: a known person, or words where the source gives none. */
export const PersonInPhoto = z.union([PersonId, z.strictObject({ unnamed: Localized })]);
export type PersonInPhoto = z.output<typeof PersonInPhoto>;

/**
 * A photograph of the mission. The caption is made of `caption` and, from left to right, the people.
 * Without a `file` a labelled placeholder is drawn in its place.
 */
export const Photo = z.strictObject({
  id: PhotoId,
  caption: Localized,
  people: z.array(PersonInPhoto).default([]).describe('From left to right (由左至右).'),
  alt: Localized.optional().describe(
    'What the picture shows, for those who cannot see it; the caption by default.',
  ),
  file: z.string().max(200).optional().describe('JPEG or PNG under content/missions/<mission>/photos/.'),
  audience: Audience.default('public'),
});
export type Photo = z.output<typeof Photo>;
