import { z } from 'zod';

/** A BCP 47 tag that this runtime's Intl accepts, in canonical form: `zh-TW`, `en`, `ja`. */
export const LanguageTag = z
  .string()
  .refine(isLanguageTag, { error: 'language-tag' })
  .brand<'LanguageTag'>()
  .meta({ title: 'language tag' });
export type LanguageTag = z.output<typeof LanguageTag>;

/** True for a well-formed tag written canonically (`zh-tw` is not: the folder would differ). */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}

/** True for a language that is written from right to left. @example isRightToLeft('ar') // true */
export const isRightToLeft = (language: string): boolean =>
  /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/.test(language);
