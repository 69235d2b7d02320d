import { z } from 'zod';
import { forAll } from './audience.ts';
import { Localized } from './localized.ts';

/** One line of the abbreviation index: 英文縮寫 · 英文全稱 · 中文全稱. */
export const Abbreviation = z.strictObject({
  short: z.string().trim().min(1).max(40).meta(forAll('As printed.', 'C-TPAT')),
  full: Localized.meta(
    forAll('What it stands for.', '{ zh-TW: 優質企業, en: Authorized Economic Operator }'),
  ),
  prefer: z.string().optional().meta(forAll('The form to use instead, where one term has two.', 'TFA')),
  familiar: z
    .boolean()
    .optional()
    .meta(
      forAll('Everyone reads it as a word, so that its first use in a report needs no expansion.', 'true'),
    ),
  described: z
    .boolean()
    .optional()
    .meta(
      forAll(
        'No source gives its full name: `full` says what it is, and the index puts it in brackets.',
        'true',
      ),
    ),
  fictional: z.boolean().default(false).meta(forAll('Invented, as an example.', 'true')),
});
export type Abbreviation = z.output<typeof Abbreviation>;

export const GlossaryFile = z
  .strictObject({ abbreviations: z.array(Abbreviation).meta(forAll()) })
  .describe('data/glossary.yaml');
