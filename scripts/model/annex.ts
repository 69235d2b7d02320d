import { z } from 'zod';
import { Audience } from './audience.ts';
import { AnnexId } from './identifier.ts';
import { Localized } from './localized.ts';

/** An annex of the report, numbered in the order of the list. `file` is beside `mission.yaml` or under `content/`. */
export const Annex = z.strictObject({
  id: AnnexId,
  title: Localized,
  page: z.number().int().positive().optional().describe('Page in the printed original.'),
  file: z.string().max(200).optional().describe('A PDF under content/missions/<mission>/annexes/.'),
  audience: Audience.default('public'),
});
export type Annex = z.output<typeof Annex>;
