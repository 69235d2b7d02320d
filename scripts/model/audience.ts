import { z } from 'zod';

/**
 * Who may read a thing. Public is the default of every command; whatever is internal reaches
 * public output by no way (see `viewFor` in `./public-view.ts`).
 */
export const Audience = z.enum(['public', 'internal']).meta({ title: 'audience' });
export type Audience = z.output<typeof Audience>;

/** What a field says of itself beside its type: who may read it, what it means, and an example in YAML. */
export type FieldNote = {
  readonly audience: Audience;
  readonly description?: string;
  readonly examples?: string[];
};

/**
 * A field that anyone may read once its mission is published: `title: Localized.meta(forAll('As on the
 * cover.'))`. It stands last, after `optional` and `default`.
 */
export function forAll(meaning = '', ...examples: readonly string[]): FieldNote {
  return note('public', meaning, examples);
}

/** A field, or a record as a whole, that stays in the office. One that declares nothing stays there too. */
export function forUs(meaning = '', ...examples: readonly string[]): FieldNote {
  return note('internal', meaning, examples);
}

function note(audience: Audience, meaning: string, examples: readonly string[]): FieldNote {
  return {
    audience,
    ...(meaning !== '' && { description: meaning }),
    ...(examples.length > 0 && { examples: [...examples] }),
  };
}

/** The field `audience` of a thing or a file: absent, anyone may read it that may read what it stands in. */
export const ownAudience = () =>
  Audience.optional().meta(forUs('Who may read it; default `public`.', 'internal'));

/**
 * Who may read a field, as it declares; closed by default.
 * @example audienceOf(Photo.shape.caption) // 'public'
 */
export function audienceOf(field: z.ZodType): Audience {
  return declaredAudience(field) ?? 'internal';
}

/** What a field or a record declares; absent where it declares nothing. */
export function declaredAudience(field: z.ZodType): Audience | undefined {
  const { audience } = (field.meta() ?? {}) as Partial<FieldNote>;
  return audience;
}
