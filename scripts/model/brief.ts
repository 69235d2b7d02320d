import { z } from 'zod';
import { forUs } from './audience.ts';
import { CommitmentReference } from './identifier.ts';
import { Localized } from './localized.ts';

export const Contact = z.strictObject({
  name: z.string().max(200).meta(forUs('', 'Teo Amarell')),
  email: z.email().optional().meta(forUs('', 'teo.amarell@example.org')),
  phone: z.string().max(40).optional().meta(forUs()),
  note: Localized.optional().meta(forUs()),
});

/** What we shall say: a text, or a record with where we can go from there and where we stop. */
export const OurPoint = z
  .union([
    z.strictObject({
      text: Localized.meta(forUs()),
      fallback: Localized.optional().meta(forUs('What we can settle for instead.')),
      redLine: Localized.optional().meta(forUs('What we do not agree to.')),
    }),
    Localized.transform((text): OurPoint => ({ text })),
  ])
  .meta({ title: 'text, or `text`* with `fallback`, `redLine`' });
export type OurPoint = {
  readonly text: Localized;
  readonly fallback?: Localized | undefined;
  readonly redLine?: Localized | undefined;
};

/** What they may say: a text, or a record with what we answer. */
export const TheirPoint = z
  .union([
    z.strictObject({
      text: Localized.meta(forUs()),
      answer: Localized.optional().meta(forUs('What we answer.')),
    }),
    Localized.transform((text): TheirPoint => ({ text })),
  ])
  .meta({ title: 'text, or `text`* with `answer`' });
export type TheirPoint = { readonly text: Localized; readonly answer?: Localized | undefined };

/** Words that both sides have agreed on, to be said as they stand. */
export const AgreedText = z.strictObject({
  text: Localized.meta(forUs('Word for word.')),
  source: Localized.optional().meta(forUs('Where it stands.', '{ zh-TW: 2026 年會議紀錄第 7 點, en: … }')),
});
export type AgreedText = z.output<typeof AgreedText>;

/** What to say of something that was promised; without it the book drafts a sentence of what is late. */
export const PromisePoint = z.strictObject({
  item: CommitmentReference.meta(
    forUs('The commitment, of whatever mission.', '2026-harbour-forum/seal-figures'),
  ),
  say: Localized.meta(forUs('What we say of it.')),
});
export type PromisePoint = z.output<typeof PromisePoint>;

/** What our side prepares. Internal as a whole. */
export const Brief = z.strictObject({
  objective: Localized.optional().meta(forUs('What we want from the meeting.')),
  message: Localized.optional().meta(forUs('What they should remember, in one line.')),
  background: Localized.optional().meta(forUs('What our people should know.')),
  aboutThem: Localized.optional().meta(forUs('Who the other side is.')),
  ourPoints: z.array(OurPoint).default([]).meta(forUs('What we shall say.')),
  theirPoints: z.array(TheirPoint).default([]).meta(forUs('What they may say.')),
  agreed: z.array(AgreedText).default([]).meta(forUs('Words agreed before.')),
  promises: z
    .array(PromisePoint)
    .default([])
    .meta(forUs('What we say of earlier commitments; of what is late a sentence is drafted.')),
  contacts: z.array(Contact).default([]).meta(forUs('Who arranges it.')),
});
export type Brief = z.output<typeof Brief>;
