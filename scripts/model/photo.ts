import { z } from 'zod';
import { forAll, ownAudience } from './audience.ts';
import { ContentFile } from './content-file.ts';
import { PersonId, PhotoId } from './identifier.ts';
import { Localized } from './localized.ts';

/** Someone in a picture: a known person, or words where the source gives none. */
export const PersonInPhoto = z
  .union([PersonId, z.strictObject({ unnamed: Localized.meta(forAll()) })])
  .meta({ title: 'id of people.yaml, or `unnamed`: text' });
export type PersonInPhoto = z.output<typeof PersonInPhoto>;

/**
 * A photograph of the mission. The caption is made of `caption` and, from left to right, the people.
 * Without a `file` its caption stands in its place.
 */
export const Photo = z.strictObject({
  id: PhotoId.meta(forAll('', 'with-us-customs')),
  caption: Localized.meta(forAll('Without the names, which follow it.')),
  people: z
    .array(PersonInPhoto)
    .default([])
    .meta(forAll('From left to right (由左至右).', '[ron-may, { unnamed: … }]')),
  alt: Localized.optional().meta(
    forAll('What the picture shows, for those who cannot see it; default: the caption.'),
  ),
  file: ContentFile.optional().meta(
    forAll(
      'JPEG or PNG under `content/missions/<mission>/photos/`; without it the caption stands alone.',
      'us.jpg',
    ),
  ),
  audience: ownAudience(),
});
export type Photo = z.output<typeof Photo>;
