import { z } from 'zod';
import { Localized } from './localized.ts';

/** One line of the abbreviation index: 英文縮寫 · 英文全稱 · 中文全稱. */
export const Abbreviation = z.strictObject({
  short: z.string().trim().min(1).max(40).describe('As printed: AEO, C-TPAT.'),
  full: Localized.describe('The expansion in each language.'),
  prefer: z.string().optional().describe('The form to use instead, where one term has two.'),
  familiar: z
    .boolean()
    .optional()
    .describe('Read by everyone as a word (GPS, IT): its first use needs no expansion.'),
  fictional: z.boolean().default(false),
});
export type Abbreviation = z.output<typeof Abbreviation>;

export const GlossaryFile = z
  .strictObject({ abbreviations: z.array(Abbreviation) })
  .describe('data/glossary.yaml');
