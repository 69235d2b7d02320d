import { z } from 'zod';
import { ProfileId } from './identifier.ts';
import { Localized } from './localized.ts';

export const ReportPart = z.enum([
  'cover',
  'abstract-sheet',
  'contents',
  'photo-directory',
  'annex-directory',
  'body',
  'abbreviation-index',
  'annexes',
]);
export type ReportPart = z.output<typeof ReportPart>;
export const CoverField = z.enum(['agency', 'people', 'places', 'period', 'report-date']);
export const AbstractField = z.enum([
  'title',
  'pages',
  'annexes',
  'organiser',
  'people',
  'category',
  'period',
  'places',
  'report-date',
  'classification',
  'keywords',
  'abstract',
]);
export type AbstractField = z.output<typeof AbstractField>;
export const NumeralStyle = z.enum([
  'han-formal',
  'han',
  'han-parenthesised',
  'decimal-ideographic',
  'decimal',
  'decimal-dotted',
  'decimal-parenthesised',
  'upper-alpha',
  'upper-alpha-parenthesised',
  'lower-alpha-parenthesised',
  'lower-roman-parenthesised',
  'compound',
]);
export type NumeralStyle = z.output<typeof NumeralStyle>;

/** `templates/reports/<profile>.yaml`: the order of parts, cover fields, numbering and sizes of a report. */
export const ReportProfile = z
  .strictObject({
    id: ProfileId,
    name: Localized,
    parts: z.array(ReportPart).min(1),
    cover: z.strictObject({
      heading: Localized,
      categoryLine: z
        .boolean()
        .default(false)
        .describe('Whether the category, （出國類別：…）, stands below the heading.'),
      fields: z.array(CoverField),
      headingSizePt: z.number().positive(),
      titleSizePt: z.number().positive(),
      fieldSizePt: z.number().positive(),
    }),
    abstractSheet: z.strictObject({
      heading: Localized,
      fields: z.array(AbstractField),
      categories: z.array(z.strictObject({ key: z.string(), label: Localized })),
      categoryNumbers: z.boolean().default(true),
      dateNumerals: z.enum(['han', 'arabic']).default('arabic'),
      abstractLength: z
        .strictObject({
          min: z.number().int(),
          max: z.number().int(),
          method: z.enum(['han', 'all']),
          severity: z.enum(['error', 'warning']),
        })
        .optional(),
    }),
    numbering: z
      .record(z.string(), z.array(NumeralStyle))
      .describe('Per language, from the top level down; `*` for the others.'),
    body: z.strictObject({
      sizePt: z.number().positive(),
      leading: z.number().positive(),
      marginPt: z.number().positive(),
    }),
    deadline: z
      .strictObject({ months: z.number().int().positive(), countFrom: z.enum(['return', 'next-day']) })
      .optional(),
    minimumRecommendations: z.number().int().nonnegative().default(0),
    chapters: z
      .array(z.strictObject({ name: Localized, headings: z.array(z.string().min(1)).min(1) }))
      .default([])
      .describe('Chapters that the form asks for, and words of the filing language by which one is known.'),
    checks: z
      .record(z.string(), z.enum(['error', 'warning', 'off']))
      .default({})
      .describe('How grave a finding of `check` is under this form, by its code; warnings only.'),
  })
  .describe('templates/reports/<profile>.yaml');
export type ReportProfile = z.output<typeof ReportProfile>;
