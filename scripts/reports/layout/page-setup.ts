import type { Fonts } from '#load/fonts.ts';
import type { Hyphenate } from '#load/hyphenation.ts';
import type { ReportProfile } from '#model/report-profile.ts';
import type { KeptText } from '../text/kept-text.ts';
import type { Sheet } from './paginate.ts';
import { bodyFrame, type Frame, themeOf } from './theme.ts';

/** ISO 216, in points. */
export const A4 = { widthPt: 595.28, heightPt: 841.89 } as const;
export const A6 = { widthPt: 297.64, heightPt: 419.53 } as const;

export type PageSetup = { readonly sheet: Sheet; readonly frame: Frame };
export type SetupInput = {
  readonly fonts: Fonts;
  readonly language: string;
  readonly hyphenate?: Hyphenate | undefined;
  readonly kept?: KeptText | undefined;
};

/** Upright A4 with the margins and sizes of the profile. */
export function portrait(
  profile: ReportProfile,
  { fonts, language, hyphenate, kept }: SetupInput,
): PageSetup {
  const { marginPt } = profile.body;
  const sheet = { ...A4, topPt: marginPt, bottomPt: A4.heightPt - marginPt, leftPt: marginPt };
  const frame = bodyFrame({
    fonts,
    language,
    hyphenate,
    kept,
    theme: themeOf(profile),
    widthPt: A4.widthPt - 2 * marginPt,
  });
  return { sheet, frame };
}
