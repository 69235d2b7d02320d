import { z } from 'zod';
import { forAll, ownAudience } from './audience.ts';
import { ContentFile } from './content-file.ts';
import { AnnexId } from './identifier.ts';
import { Localized } from './localized.ts';

/** An annex of the report, numbered in the order of the list. `file` is beside `mission.yaml` or under `content/`. */
export const Annex = z.strictObject({
  id: AnnexId.meta(forAll('', 'agenda')),
  title: Localized.meta(forAll()),
  page: z.number().int().positive().optional().meta(forAll('Page in the printed original.', '21')),
  file: ContentFile.optional().meta(
    forAll('A PDF under `content/missions/<mission>/annexes/`.', 'agenda.pdf'),
  ),
  audience: ownAudience(),
});
export type Annex = z.output<typeof Annex>;
